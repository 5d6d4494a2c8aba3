"""Reading: one function for both kinds of file."""

from ..refusal import Refusal
from .arrival import is_workbook, require_readable
from .table import Table
from .text import read_csv
from .workbook import read_xlsx


def read_table(content: bytes) -> Table:
    """The lines of an XLSX workbook or a CSV text, told apart by its bytes and not by its name.

    Numbers come as they are written (``5``, not ``5.0``), dates as ISO 8601. Raises Refusal (field
    ``file``) for whatever is no table, is a trap, is too large, or cannot be read.
    """
    require_readable(content)
    try:
        return read_xlsx(content) if is_workbook(content) else read_csv(content)
    except Refusal as refusal:
        raise Refusal(refusal.sentence, field="file") from refusal
