"""Tables in and out: XLSX and CSV, read without trusting them and written so that nothing runs.

``read_table(content)`` gives a ``Table`` or raises ``Refusal`` with a sentence for the reader,
``read_tables`` every sheet of a workbook; ``write_xlsx``, ``write_book`` (several sheets) and
``write_csv`` give bytes; ``file_name`` gives a safe name for the download.
"""

from .arrival import MOST_BYTES, TOO_LARGE, require_readable
from .leaving import (
    CSV_TYPE,
    XLSX_TYPE,
    Cell,
    Note,
    Sheet,
    defused,
    file_name,
    write_book,
    write_csv,
    write_xlsx,
)
from .reading import read_table, read_tables
from .table import MOST_COLUMNS, MOST_ROWS, Line, Table

__all__ = [
    "CSV_TYPE",
    "MOST_BYTES",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "TOO_LARGE",
    "XLSX_TYPE",
    "Cell",
    "Line",
    "Note",
    "Sheet",
    "Table",
    "defused",
    "file_name",
    "read_table",
    "read_tables",
    "require_readable",
    "write_book",
    "write_csv",
    "write_xlsx",
]
