"""A table as it was read: lines of text, each with its number in the file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..bilingual import Sentence
from ..refusal import Refusal

MOST_ROWS = 20_000
MOST_COLUMNS = 60
# A spreadsheet runs a cell that begins with one of these.
COMMANDS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# A sheet of Excel ends here; a row that says it stands further on is a trap, not a row.
LAST_ROW = 1_048_576


@dataclass(frozen=True, slots=True)
class Line:
    """``number`` is the row's number as a spreadsheet shows it (from 1); ``cells`` are texts."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The lines that hold anything. ``encoding`` is CSV's (empty for XLSX); ``sheet`` is XLSX's,
    and ``others`` are the visible sheets that hold something and were not read."""

    lines: tuple[Line, ...]
    encoding: str = ""
    sheet: str = ""
    others: tuple[str, ...] = ()


def lines_of(rows: Iterable[Sequence[str]]) -> Iterator[Line]:
    """Number the rows and leave out the empty ones; Refusal where they are too many or wide."""
    held = 0
    for number, row in enumerate(rows, start=1):
        if number > LAST_ROW:
            raise Refusal(
                Sentence(
                    _("The file is damaged: a row says that it is number %(row)s."), row=number
                )
            )
        if not row:
            continue
        cells = tuple(unquoted(cell.strip()) for cell in row)
        width = max((place for place, cell in enumerate(cells, start=1) if cell), default=0)
        if not width:
            continue
        if width > MOST_COLUMNS:
            raise Refusal(
                Sentence(
                    _("The file has more than %(most)s columns. Keep only those you need."),
                    most=MOST_COLUMNS,
                )
            )
        held += 1
        if held > MOST_ROWS + 1:  # the header is a line too
            raise Refusal(
                Sentence(
                    _("The file has more than %(most)s rows. Divide it into several files."),
                    most=MOST_ROWS,
                )
            )
        yield Line(number, cells[:width])


def unquoted(cell: str) -> str:
    """The cell without the apostrophe that our own export puts before what would be a command."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(COMMANDS) else cell
