"""CSV in: the encoding and the delimiter are found out, and said."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext_lazy as _

from ..bilingual import Sentence
from ..refusal import Refusal
from .arrival import MOST_BYTES
from .table import Table, lines_of

DELIMITERS = ",;\t"
# Else the reader stops at a long cell and cannot say why; how long one may be, its column judges.
csv.field_size_limit(MOST_BYTES)
# What the Arabic code page of Windows holds beside ASCII: Arabic letters, and those of French.
_ARABIC_WORD = re.compile(
    "[\u0621-\u0652\u067e\u0686\u0688\u0691\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06d2\u0640]+"
)
_LATIN_WORD = re.compile("[A-Za-zàâçèéêëîïôùûüœŒ]+")
_WORD = re.compile(r"[^\W\d_]+")
# Real texts reach 1.0; one in another code page mixes both scripts inside most of its words.
_LEAST_WHOLE = 0.9


def read_csv(content: bytes) -> Table:
    """The records of a CSV text, delimited by comma, semicolon or tab."""
    text, encoding = decoded(content)
    if "\0" in text:
        raise Refusal(
            _("This is no text: it holds zero bytes. Save it as XLSX or CSV and send that.")
        )
    delimiter, text = _delimited(text)
    return Table(lines=tuple(lines_of(_records(text, delimiter))), encoding=encoding)


def decoded(content: bytes) -> tuple[str, str]:
    """The text and the name of its encoding: UTF-8, UTF-16 or Windows-1256; Refusal for others."""
    for mark, codec, name in (
        (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
        (b"\xff\xfe", "utf-16", "UTF-16"),
        (b"\xfe\xff", "utf-16", "UTF-16"),
    ):
        if content.startswith(mark):
            return _decoded(content, codec), name
    if unmarked := _unmarked_utf16(content):
        return _decoded(content, unmarked), "UTF-16"
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        text = _decoded(content, "cp1256")
    if not _reads_as_words(text):
        raise _unknown()
    return text, "Windows-1256"


def _decoded(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as broken:
        raise _unknown() from broken


def _unknown() -> Refusal:
    return Refusal(
        _("The letters of this file cannot be told. Save it as “CSV UTF-8” or XLSX and send that.")
    )


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without its mark: every comma, quote and line end has a zero byte, all on one side."""
    first, second = content[:4000:2].count(0), content[1:4000:2].count(0)
    if first + second < 2 or (first and second):
        return None
    return "utf-16-be" if first else "utf-16-le"


def _reads_as_words(text: str) -> bool:
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    whole = sum(1 for w in words if _ARABIC_WORD.fullmatch(w) or _LATIN_WORD.fullmatch(w))
    return bool(words) and whole >= _LEAST_WHOLE * len(words)


def _delimited(text: str) -> tuple[str, str]:
    """The delimiter that divides the first written line most; Excel's own ``sep=`` line decides."""
    first, _end, rest = text.lstrip("\r\n").partition("\n")
    if (said := re.fullmatch(r"sep=([,;\t])\r?", first)) is not None:
        return said.group(1), rest
    unquoted = re.sub(r'"[^"]*"', "", first)
    return max(DELIMITERS, key=unquoted.count), text


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    records = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            record = next(records)
        except StopIteration:
            return
        except csv.Error as broken:
            raise Refusal(
                Sentence(
                    _("Row %(row)s cannot be read: a quotation mark is open or out of place."),
                    row=number,
                )
            ) from broken
        yield record
