"""What a form keeps of what was typed or pasted."""

import re
import unicodedata
from typing import Literal

from multaqa.engines.script.marks import few_marks

_ARABIC = "\u0610-\u061a\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff\u0750-\u077f"
_ARABIC += "\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"
_PICTURE = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
# A joiner means something between Arabic letters (Persian plurals) and, the joining one, between
# pictures (a woman teacher is three characters); elsewhere it only makes two equal texts differ.
_STRAY_JOINER = re.compile(
    f"(?<![{_ARABIC}])\u200c|\u200c(?![{_ARABIC}])"
    f"|(?<![{_ARABIC}{_PICTURE}])\u200d|\u200d(?![{_ARABIC}{_PICTURE}])"
)
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_JOINERS = "\u200c\u200d"
_REMOVED = {"Cc", "Cf", "Cs"}
_BLANK_LINES = re.compile(r"\n{3,}")

_TYPED = "\t\n\v\f\r\x85"  # the vertical tab is a line break of word processors
_OVERRIDES = "\u202d\u202e"
_OBSOLETE = range(0x206A, 0x2070)
_ANNOTATION = range(0xFFF9, 0xFFFC)
_TAGS = range(0xE0000, 0xE0080)


def clean(text: str, multiline: bool = False) -> str:
    """Return ``text`` as it should be kept: NFC (UAX #15), nothing unseen, spaces squeezed.

    Removed: control characters, every bidi control (UAX #9: embeddings, overrides, isolates and
    marks), zero-width characters, soft hyphens, noncharacters, lone surrogates, and the combining
    marks of a letter from the 31st on. Kept: ZWNJ and ZWJ between Arabic letters, ZWJ inside an
    emoji. One line, unless ``multiline``: then lines end in ``\\n``, each squeezed, with at most
    one empty line between two. Cleaning twice changes nothing; no text fails. Who wants to refuse
    rather than mend asks ``tampered`` first.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
    before = None
    while before != text:  # what is removed may bring together what then composes
        before, text = text, unicodedata.normalize("NFC", few_marks(_seen(text)))
        text = _STRAY_JOINER.sub("", text)
    lines = [" ".join(line.split()) for line in text.split("\n")]
    if multiline:
        return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip("\n")
    return " ".join(line for line in lines if line)


def _seen(text: str) -> str:
    text = _BREAK.sub("\n", text).replace("\t", " ").replace("\x1f", " ")
    if text.isprintable():
        return text
    return "".join(char for char in text if char in "\n" + _JOINERS or not _unseen(char))


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in _REMOVED or _is_noncharacter(ord(char))


def _is_noncharacter(point: int) -> bool:
    return point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF


def tampered(text: str) -> str | None:
    """Return the first character in ``text`` that nobody types by honest means, or None.

    Named as ``U+202E RIGHT-TO-LEFT OVERRIDE`` (``U+0000 CONTROL`` where Unicode has no name).
    Counted: direction overrides, control characters other than space and line breaks, deprecated
    format characters, interlinear annotation, tags, noncharacters, lone surrogates. Not counted,
    as telephones and messengers add them by themselves and ``clean`` takes them out: embeddings,
    isolates, direction marks, zero-width spaces, byte order marks.
    """
    for char in text:
        if not char.isprintable() and _suspicious(char):
            name = unicodedata.name(char, "CONTROL")
            return f"U+{ord(char):04X} {name}"
    return None


def _suspicious(char: str) -> bool:
    point = ord(char)
    if char in _OVERRIDES or point in _OBSOLETE or point in _ANNOTATION or point in _TAGS:
        return True
    if unicodedata.category(char) == "Cc":
        return char not in _TYPED
    return _is_noncharacter(point) or unicodedata.category(char) == "Cs"


def direction(text: str) -> Literal["rtl", "ltr"] | None:
    """Return the direction of the first strong character (UAX #9, P2 and P3), or None without one.

    What stands inside an isolate does not count, as in the rule.
    """
    depth = 0
    for char in text:
        kind = unicodedata.bidirectional(char)
        if kind in {"LRI", "RLI", "FSI"}:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in {"L", "R", "AL"}:
            return "ltr" if kind == "L" else "rtl"
    return None
