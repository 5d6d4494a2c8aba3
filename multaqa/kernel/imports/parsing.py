"""From the cells of a table to the values of rows, with what is wrong by row and column."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from multaqa.engines.script import tampered

from ..tables import Line, Table
from .headers import Header, find_header
from .importer import REMARK, Column, Good, Importer, Unfit, Values

# After how many rows the reader of the progress page is told.
STEP = 500
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a row: the column's name (or empty), why, and what stood there."""

    row: int
    column: str
    why: object
    value: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file read against an importer's columns: ``rows`` are right, ``bad`` have ``problems``."""

    table: Table
    header: Header
    rows: tuple[Good, ...]
    problems: tuple[Problem, ...]
    bad: int
    remarks: int


def parse(importer: Importer, network_id: int, table: Table, tell: Told) -> Parsed:
    """Read every line of ``table``; ``tell(done, total)`` is called every few hundred rows.

    Raises Refusal where the header is not found or no row stands under it.
    """
    header = find_header(table, importer.columns_for(network_id))
    rows: list[Good] = []
    problems: list[Problem] = []
    bad = remarks = 0
    for place, line in enumerate(header.lines):
        if place % STEP == 0:
            tell(place, len(header.lines))
        if _is_remark(line):
            remarks += 1
            continue
        values, wrong = _read(importer, line, header)
        if wrong:
            bad += 1
            problems += wrong
        else:
            rows.append(Good(line.number, values))
    tell(len(header.lines), len(header.lines))
    return Parsed(table, header, tuple(rows), tuple(problems), bad, remarks)


def _is_remark(line: Line) -> bool:
    return next(cell for cell in line.cells if cell).startswith(REMARK)


def _read(importer: Importer, line: Line, header: Header) -> tuple[Values, list[Problem]]:
    values: Values = {}
    wrong: list[Problem] = []
    for place, column in header.places.items():
        written = line.cells[place] if place < len(line.cells) else ""
        try:
            value = _value(column, written)
        except Unfit as unfit:
            wrong.append(Problem(line.number, column.name, unfit.sentence, shortened(written)))
        else:
            if value is not None:
                values[column.name] = value
    if not wrong:
        wrong = list(_between(importer, line, values, list(header.places.values())))
    return values, wrong


def _value(column: Column, written: str) -> object:
    """The value, None for an empty cell; Unfit for what cannot be taken in any column."""
    if not written:
        if column.required:
            raise Unfit(_("This cell must not be empty."))
        return None
    if len(written) > column.most:
        raise Unfit(_("This is longer than %(most)s characters."), most=column.most)
    if (hidden := tampered(written)) is not None:
        raise Unfit(
            _("A hidden character stands in this cell (%(name)s). Type the text anew."), name=hidden
        )
    return column.parse(written)


def _between(
    importer: Importer, line: Line, values: Values, columns: Sequence[Column]
) -> Iterator[Problem]:
    shows = {column.name: column.show for column in columns}
    for unfit in importer.check(values):
        value = values.get(unfit.column)
        written = shows[unfit.column](value) if unfit.column in shows and value is not None else ""
        yield Problem(line.number, unfit.column, unfit.sentence, shortened(written))


def shortened(written: str) -> str:
    """The start of a long text, as it is shown beside what is wrong with it."""
    return written if len(written) <= 80 else f"{written[:79]}…"
