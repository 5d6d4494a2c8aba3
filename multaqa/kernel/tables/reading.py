"""Reading: one function for both kinds of file, one for all sheets of a workbook."""

from collections.abc import Callable
from typing import TypeVar

from ..refusal import Refusal
from .arrival import is_workbook, require_readable
from .table import Table
from .text import read_csv
from .workbook import read_sheets, read_xlsx

Read = TypeVar("Read")


def read_table(content: bytes) -> Table:
    """The lines of an XLSX workbook or a CSV text, told apart by its bytes and not by its name.

    Numbers come as they are written (``5``, not ``5.0``), dates as ISO 8601. Raises Refusal (field
    ``file``) for whatever is no table, is a trap, is too large, or cannot be read.
    """
    return _read(content, read_xlsx, read_csv)


def read_tables(content: bytes) -> tuple[Table, ...]:
    """The same of every visible sheet of a workbook that holds anything; a CSV text is one."""
    return _read(content, read_sheets, lambda text: (read_csv(text),))


def _read(
    content: bytes, of_book: Callable[[bytes], Read], of_text: Callable[[bytes], Read]
) -> Read:
    require_readable(content)
    try:
        return of_book(content) if is_workbook(content) else of_text(content)
    except Refusal as refusal:
        raise Refusal(refusal.sentence, field="file") from refusal
