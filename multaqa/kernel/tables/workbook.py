"""XLSX in: openpyxl in its streaming mode, with defusedxml as its parser."""

import warnings
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils.translation import gettext_lazy as _

from ..refusal import Refusal
from .table import MOST_COLUMNS, Line, Table, lines_of

if TYPE_CHECKING:
    from openpyxl import Workbook

Read = TypeVar("Read")


def read_xlsx(content: bytes) -> Table:
    """The first visible sheet that holds anything, and the names of the others that do."""
    return _opened(content, _first_sheet)


def read_sheets(content: bytes) -> tuple[Table, ...]:
    """Every visible sheet that holds anything, in their order."""
    return _opened(content, _every_sheet)


def _opened(content: bytes, read: Callable[["Workbook"], Read]) -> Read:
    # 22 MB and 0.4 s that only those pay who read or write a workbook.
    import openpyxl

    if not openpyxl.DEFUSEDXML:
        raise ImportError("defusedxml is missing: a workbook could expand its entities without end")
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it leaves out: styles, validations, pictures. None is a table.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
            try:
                return read(book)
            finally:
                book.close()
    except Refusal:
        raise
    except Exception as broken:
        # A workbook that somebody made by hand can fail openpyxl in any line of it.
        raise Refusal(_("The workbook is damaged and cannot be opened.")) from broken


def _first_sheet(book: "Workbook") -> Table:
    found: tuple[str, tuple[Line, ...]] | None = None
    others = []
    for sheet in _visible(book):
        if found is None:
            lines = tuple(lines_of(_rows(sheet)))
            found = (sheet.title, lines) if lines else None
        elif next(lines_of(_rows(sheet)), None) is not None:
            others.append(sheet.title)
    if found is None:
        raise _empty()
    return Table(lines=found[1], sheet=found[0], others=tuple(others))


def _every_sheet(book: "Workbook") -> tuple[Table, ...]:
    read = [Table(tuple(lines_of(_rows(sheet))), sheet=sheet.title) for sheet in _visible(book)]
    if found := tuple(table for table in read if table.lines):
        return found
    raise _empty()


def _visible(book: "Workbook") -> list[Any]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _empty() -> Refusal:
    return Refusal(_("The workbook has no sheet with anything in it."))


def _rows(sheet: Any) -> Iterator[tuple[str, ...]]:
    # What a sheet says of its own size is a claim; a false one would make rows of 16,384 cells.
    sheet.reset_dimensions()
    for row in sheet.iter_rows(max_col=MOST_COLUMNS + 1, values_only=True):
        # Sheets with a million empty rows that somebody once coloured are common.
        yield () if row.count(None) == len(row) else tuple(map(as_text, row))


def as_text(value: Any) -> str:
    """A cell as text: ``5`` for 5.0, ISO 8601 for dates, ``TRUE`` for a tick."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    return str(value)
