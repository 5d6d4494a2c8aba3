"""Tables out: XLSX and CSV in which no cell is a command, with a name that is safe to save."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING, TypeAlias

from .table import COMMANDS

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell: TypeAlias = str | int | float | Decimal | date | None

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_TYPE = "text/csv; charset=utf-8"
# What XML cannot hold.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TELEPHONE = re.compile(r"\+?\d[\d -]{5,20}")
# Texts that would be numbers or dates, less their noughts, once somebody edits the cell.
_LIKE_A_NUMBER = re.compile(r"[+\d][\d .:/-]*")
# Openpyxl's number of the paper, and how many letters stand beside each other on it at least.
A4, A_PAGE = 9, 200
NARROWEST, WIDEST = 8, 48
A_LINE = 15  # points; a row that says nothing of its height shows one line in some spreadsheets
MOST_CHARACTERS = 32_000  # a cell of Excel holds 32,767


@dataclass(frozen=True, slots=True)
class Note:
    """What a template says of a column on its second sheet; ``words`` become a list to choose."""

    heading: str
    text: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook; a text of several lines is shown as such."""

    title: str
    headers: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def defused(value: Cell) -> Cell:
    """The value, with an apostrophe before a text that a spreadsheet would run; numbers stay."""
    if isinstance(value, str):
        text = _ILLEGAL.sub("", value)[:MOST_CHARACTERS]
        return f"'{text}" if text.lstrip(" \u00a0\u200b\u200e\u200f").startswith(COMMANDS) else text
    return value


def _text(text: str) -> Cell:
    """As a cell of a workbook holds it, which never runs a text: of commands the apostrophe stays
    for whoever saves it as CSV, and a telephone number, which is none, stands as it is dialled."""
    return text if _TELEPHONE.fullmatch(text) else defused(text)


def write_xlsx(
    title: str,
    headers: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    rtl: bool = True,
    notes: Sequence[Note] = (),
    notes_title: str = "",
) -> bytes:
    """A workbook of one sheet (its header bold and frozen, right to left where ``rtl``), and of a
    second with ``notes``: one a column, in the order of ``headers``."""
    # 22 MB and 0.4 s that only those pay who read or write a workbook.
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = _sheet_name(title)
    _fill(sheet, headers, rows, rtl)
    if notes:
        second = book.create_sheet(_sheet_name(notes_title))
        _fill(second, [], [(n.heading, n.text, "، ".join(n.words)) for n in notes], rtl)
        for place, note in enumerate(notes, start=1):
            _offer(sheet, place, note.words)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def write_book(sheets: Sequence[Sheet], *, rtl: bool = True) -> bytes:
    """A workbook of several sheets, in their order, each as ``write_xlsx`` makes its one."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for each in sheets:
        _fill(book.create_sheet(_sheet_name(each.title)), each.headers, each.rows, rtl)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A CSV text with commas, in UTF-8 with the mark by which Excel knows it."""
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([defused(header) for header in headers])
    writer.writerows([defused(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def file_name(*parts: str, ending: str) -> str:
    """A name for the download: letters (of any script), digits and hyphens, at most 80."""
    text = unicodedata.normalize("NFC", "-".join(parts))
    safe = re.sub(r"[^\w]+", "-", text).strip("-_")[:80].strip("-_")
    return f"{safe or 'table'}.{ending}"


def _sheet_name(title: str) -> str:
    # Excel allows 31 characters and none of these in the name of a sheet.
    return re.sub(r"[\\/*?:\[\]']", " ", title).strip()[:31] or "1"


def _fill(
    sheet: "Worksheet", headers: Sequence[str], rows: Iterable[Sequence[Cell]], rtl: bool
) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.sheet_view.rightToLeft = rtl
    # Latin and Arabic texts of a column begin at the same side, whatever letter is the first.
    side = "right" if rtl else "left"
    one = Alignment(horizontal=side, vertical="top")
    top = Alignment(vertical="top")
    several, bold = Alignment(horizontal=side, vertical="top", wrap_text=True), Font(bold=True)
    widths: dict[int, int] = {}
    if headers:
        sheet.freeze_panes = "A2"
    for number, row in enumerate([headers, *rows] if headers else rows, start=1):
        for place, value in enumerate(row, start=1):
            cell = sheet.cell(number, place)
            cell.value = _text(value) if isinstance(value, str) else value
            lines = str(value or "").split("\n")
            is_head = bool(headers) and number == 1
            if is_head:
                cell.font = bold
            if isinstance(value, str):
                cell.alignment = several if is_head or len(lines) > 1 else one
                # Whatever it looks like, it is a text and never a formula.
                cell.data_type = "s"
                if _LIKE_A_NUMBER.fullmatch(value):
                    cell.number_format = "@"
            else:
                cell.alignment = top
            widths[place] = max(widths.get(place, 0), *map(len, lines))
        _heighten(sheet, number, row)
    for place, width in widths.items():
        widths[place] = fitting = min(WIDEST, max(NARROWEST, width + 2))
        sheet.column_dimensions[get_column_letter(place)].width = fitting
    _for_paper(sheet, headed=bool(headers), width=sum(widths.values()))


def _heighten(sheet: "Worksheet", number: int, row: Sequence[Cell]) -> None:
    """Make a row as tall as its texts have lines."""
    lines = max((str(value or "").count("\n") for value in row), default=0) + 1
    if lines > 1:
        sheet.row_dimensions[number].height = A_LINE * lines


def _for_paper(sheet: "Worksheet", *, headed: bool, width: int) -> None:
    """Printed on A4 as wide as a page is (as two, where it could not be read), under its heads."""
    sheet.page_setup.paperSize, sheet.page_setup.orientation = A4, "landscape"
    sheet.page_setup.fitToWidth = max(1, -(-width // A_PAGE))
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if headed:
        sheet.print_title_rows = "1:1"


def _offer(sheet: "Worksheet", place: int, words: tuple[str, ...]) -> None:
    """Let the cells of a column be chosen from ``words`` (other words stay allowed)."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    formula = '"' + ",".join(word.replace('"', "") for word in words) + '"'
    # Excel takes a list of at most 255 characters; a longer one stands on the notes only.
    if not words or len(formula) > 255 or any("," in word for word in words):
        return
    letter = get_column_letter(place)
    choice = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=False)
    choice.add(f"{letter}2:{letter}2000")
    sheet.add_data_validation(choice)
