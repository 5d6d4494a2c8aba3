"""What somebody gets who copies the text out of a PDF."""

import shutil
import subprocess
from pathlib import Path

from pypdfium2 import PdfDocument

# What tells a reader which way a run goes, and is no text.
WAYS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"))
POPPLER = shutil.which("pdftotext")


def pages(data: bytes) -> list[str]:
    """The text of each page, as Chrome copies it."""
    return [_plain(page.get_textpage().get_text_range()) for page in PdfDocument(data)]


def chrome(data: bytes) -> str:
    """The text of all pages, as Chrome copies it."""
    return " ".join(pages(data))


def poppler(data: bytes) -> str:
    """The text of all pages, as the readers of most Linux desks copy it."""
    assert POPPLER, "poppler-utils is not installed"
    how = {"input": data, "capture_output": True, "check": True}
    return _plain(subprocess.run([Path(POPPLER), "-enc", "UTF-8", "-", "-"], **how).stdout.decode())


def _plain(text: str) -> str:
    return " ".join(text.translate(WAYS).split())
