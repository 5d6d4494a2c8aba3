"""What arrived: told by its first bytes, and refused before any parser sees it if it is a trap."""

import zipfile
from io import BytesIO

from django.utils.translation import gettext_lazy as _

from ..bilingual import Sentence
from ..refusal import Refusal

MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 60 * 1024 * 1024
# Sheets of text shrink 10 to 40 times; a part over a megabyte that shrank more was made to.
MOST_RATIO, RATIO_FROM = 150, 1024 * 1024
MOST_PARTS = 1000
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
TOO_LARGE = _("The file is larger than 10 MB. Divide it into several files.")
ASK = _("Save it as XLSX or CSV and send that.")
NOT_TABLES = (
    (b"%PDF", _("This is a PDF, which holds no table that can be read.")),
    (b"\x89PNG", _("This is a picture, not a table.")),
    (b"\xff\xd8\xff", _("This is a picture, not a table.")),
    (b"GIF8", _("This is a picture, not a table.")),
    (b"RIFF", _("This is a picture or a recording, not a table.")),
    (b"\x1f\x8b", _("This is a compressed file. Unpack it first.")),
    (b"7z\xbc\xaf", _("This is a compressed file. Unpack it first.")),
    (b"Rar!", _("This is a compressed file. Unpack it first.")),
    (b"{\\rtf", _("This is a text document, not a table.")),
)


def require_readable(content: bytes) -> None:
    """Refuse, with what it is instead, all that is not an XLSX workbook or a text to try as CSV.

    Looks at the first bytes and at a ZIP's list of parts only: quick enough for the upload page.
    """
    if not content.strip():
        raise Refusal(_("The file is empty."), field="file")
    if len(content) > MOST_BYTES:
        raise Refusal(TOO_LARGE, field="file")
    if content.startswith(b"PK"):
        _require_workbook(content)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        if ENCRYPTED in content:
            raise _refusal(_("The workbook is protected by a password. Save it without one."))
        raise _refusal(_("This is a workbook of the old kind (XLS)."), ASK)
    else:
        _require_text(content)


def is_workbook(content: bytes) -> bool:
    """Whether the readable ``content`` is an XLSX workbook rather than a CSV text."""
    return content.startswith(b"PK")


def _refusal(*sentences: object) -> Refusal:
    # Joined when it is said, so that it is said in the reader's language.
    values = {f"s{place}": each for place, each in enumerate(sentences)}
    return Refusal(Sentence(" ".join(f"%({key})s" for key in values), **values), field="file")


def _require_text(content: bytes) -> None:
    for mark, sentence in NOT_TABLES:
        if content.startswith(mark):
            raise _refusal(sentence, ASK)
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype", b"<html", b"<?xml", b"<table")):
        raise _refusal(_("This is a web page or an XML file, whatever its name says."), ASK)
    if content[4:8] == b"ftyp":
        raise _refusal(_("This is a picture or a film, not a table."), ASK)


def _require_workbook(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError) as broken:
        raise _refusal(_("The workbook is damaged and cannot be opened.")) from broken
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts):
        raise _refusal(_("The workbook is protected by a password. Save it without one."))
    if "content.xml" in names:
        raise _refusal(_("This is an OpenDocument file (ODS)."), ASK)
    if "xl/workbook.bin" in names:
        raise _refusal(_("This is a binary workbook (XLSB)."), ASK)
    if "xl/workbook.xml" not in names:
        raise _refusal(_("This is not an XLSX workbook, whatever its name says."), ASK)
    if _is_bomb(parts):
        raise _refusal(_("The workbook is far larger inside than a table of this size can be."))


def _is_bomb(parts: list[zipfile.ZipInfo]) -> bool:
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        return True
    return any(
        part.file_size > RATIO_FROM and part.file_size > MOST_RATIO * max(part.compress_size, 1)
        for part in parts
    )
