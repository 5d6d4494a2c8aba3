"""The marks over and under letters: never too many of them, and text without the Arabic ones."""

import re
import unicodedata

_MOST_MARKS = 30  # on one letter: UAX #15's Stream-Safe Text Format, no language needs a third
_KATAKANA_MARKS = "\uff9e\uff9f"  # letters by category, but marks once decomposed
# Harakat, tanwin, shadda, sukun, the small alef, and signs of the Qur'an. Madda and hamza, which
# make another letter, are no such marks: in NFC they stand in the letter.
_TASHKEEL = re.compile(
    "[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]"
)
_CROWD = re.compile(rf"(?:[^\w\s!-~]|[{_KATAKANA_MARKS}]){{{_MOST_MARKS + 1},}}")


def few_marks(text: str) -> str:
    """Return ``text`` with at most 30 combining marks on a letter; the rest are dropped.

    Normalising sorts the marks of a letter one by one: 400,000 of them, a form's worth, take
    minutes.
    """
    return _CROWD.sub(_thinned, text)


def without_tashkeel(text: str) -> str:
    """Return ``text`` in NFC with its Arabic letters bare: مُبتكِرًا is مبتكرا."""
    return _TASHKEEL.sub("", unicodedata.normalize("NFC", few_marks(text)))


def _thinned(crowd: re.Match[str]) -> str:
    kept = []
    marks = 0
    for char in crowd.group():
        mark = unicodedata.combining(char) > 0 or char in _KATAKANA_MARKS
        marks = marks + 1 if mark else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)
