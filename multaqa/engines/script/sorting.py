"""The order of a directory."""

import re
import unicodedata
from typing import TypeAlias

from multaqa.engines.script.folding import fold, without_article
from multaqa.engines.script.marks import few_marks

Token: TypeAlias = tuple[int, int, str]
SortKey: TypeAlias = tuple[tuple[Token, ...], str, str]

_RUNS = re.compile(r"[0-9]{1,15}|[^0-9]+")  # 15 digits at most: int() of thousands of them is slow
_NUMBER, _ARABIC, _OTHER = range(3)
_TASHKEEL = {point: None for point in (*range(0x064B, 0x0653), 0x0640, 0x0670)}


def sort_key(text: str) -> SortKey:
    """Return the key by which ``sorted(names, key=sort_key)`` is a directory's order.

    First the words as ``fold`` spells them, each without ال: numbers by their value (قاعة 2 before
    قاعة 10), then Arabic in the order of its alphabet, then Latin and other scripts, as CLDR's
    Arabic collation puts them. Only where these are equal, hamza and its carrier, ة and ى decide
    (bare alef first), then tashkeel. CLDR keeps hamza carriers and ة apart at the first level;
    here a name that two people typed differently stands beside itself.

    Shape: ((kind, value, letters) a word, secondary, text). Different texts have different keys.
    """
    words = tuple(
        _token(run) for word in fold(text).split() for run in _RUNS.findall(without_article(word))
    )
    spelled = unicodedata.normalize("NFD", few_marks(text).casefold()).translate(_TASHKEEL)
    return words, spelled, text


def _token(run: str) -> Token:
    if run[0] in "0123456789":
        return _NUMBER, int(run), ""
    arabic = unicodedata.bidirectional(run[0]) == "AL"
    return (_ARABIC if arabic else _OTHER), 0, run
