"""The directory as a table: the columns that an import takes, so that it can come back."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import get_language_bidi

from multaqa.kernel.bilingual import spoken
from multaqa.kernel.tables import Cell, write_csv, write_xlsx

from .imports import COLUMNS, LIBRARIES
from .models import Library


def xlsx(libraries: Iterable[Library]) -> bytes:
    """A workbook with its headers and words in the page's language."""
    title = spoken(LIBRARIES.titles).text
    return write_xlsx(title, headers(), rows(libraries), rtl=get_language_bidi())


def csv(libraries: Iterable[Library]) -> bytes:
    """The same as CSV."""
    return write_csv(headers(), rows(libraries))


def headers() -> list[str]:
    return [spoken(column.titles).text for column in COLUMNS]


def rows(libraries: Iterable[Library]) -> Iterator[list[Cell]]:
    for library in libraries:
        yield [_cell(library, column.name, column.show) for column in COLUMNS]


def _cell(library: Library, name: str, show: Any) -> Cell:
    field, _underscore, code = name.rpartition("_")
    if field in ("name", "city"):
        return getattr(library, field).data.get(code, "")
    value: Cell = getattr(library, name)
    return show(value) if isinstance(value, str) and value else value
