"""Finding the header row of a table, and which column each of its cells names."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from multaqa.engines.script import fold

from ..bilingual import Sentence, spoken
from ..refusal import Refusal
from ..tables import Line, Table
from .importer import Column

# A title and some remarks may stand above the header.
DEEPEST = 20


@dataclass(frozen=True, slots=True)
class Header:
    """``places`` maps the place of a cell (from 0) to its column; ``unknown`` are the headers that
    name none; ``lines`` are those below the header."""

    places: dict[int, Column]
    written: dict[str, str]
    unknown: tuple[str, ...]
    lines: tuple[Line, ...]


def find_header(table: Table, columns: Sequence[Column]) -> Header:
    """The row, among the first 20 written, that names most of ``columns``; Refusal where none does,
    where one that is required is missing, or where two cells name the same."""
    known = {fold(word): column for column in columns for word in words_of(column)}
    found = [
        [known.get(fold(cell)) if cell else None for cell in line.cells]
        for line in table.lines[:DEEPEST]
    ]
    counts = [sum(column is not None for column in row) for row in found]
    if not any(counts):
        names = Titles([column for column in columns if column.required] or columns[:3])
        raise Refusal(
            Sentence(
                _("No row of the file names its columns. It must have a row with: %(names)s."),
                names=names,
            ),
            field="file",
        )
    at = counts.index(max(counts))
    places = {place: column for place, column in enumerate(found[at]) if column is not None}
    _require_once(places)
    _require_all(places, columns)
    cells = table.lines[at].cells
    return Header(
        places=places,
        written={column.name: cells[place] for place, column in places.items()},
        unknown=tuple(c for place, c in enumerate(cells) if c and place not in places),
        lines=table.lines[at + 1 :],
    )


def words_of(column: Column) -> tuple[str, ...]:
    """Every header that the column is known by."""
    return (column.name, *column.titles.values(), *column.also)


class Titles:
    """Titles of columns, listed in the language of the moment they are read."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self.columns = columns

    def __str__(self) -> str:
        return " · ".join(spoken(column.titles).text for column in self.columns)


def _require_once(places: dict[int, Column]) -> None:
    named = [column.name for column in places.values()]
    twice = [column for column in places.values() if named.count(column.name) > 1]
    if twice:
        raise Refusal(
            Sentence(
                _("Two columns of the file have the same meaning: %(names)s. Keep one."),
                names=Titles(twice[:1]),
            ),
            field="file",
        )


def _require_all(places: dict[int, Column], columns: Sequence[Column]) -> None:
    given = {column.name for column in places.values()}
    missing = [column for column in columns if column.required and column.name not in given]
    if missing:
        raise Refusal(
            Sentence(_("The file lacks these columns: %(names)s."), names=Titles(missing)),
            field="file",
        )
