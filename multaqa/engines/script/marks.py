"""Text whose normal form can be worked out in a time that its length bounds."""

import re
import unicodedata

_MOST_MARKS = 30  # on one letter: UAX #15's Stream-Safe Text Format, no language needs a third
_KATAKANA_MARKS = "\uff9e\uff9f"  # letters by category, but marks once decomposed
_CROWD = re.compile(rf"(?:[^\w\s!-~]|[{_KATAKANA_MARKS}]){{{_MOST_MARKS + 1},}}")


def few_marks(text: str) -> str:
    """Return ``text`` with at most 30 combining marks on a letter; the rest are dropped.

    Normalising sorts the marks of a letter one by one: 400,000 of them, a form's worth, take
    minutes.
    """
    return _CROWD.sub(_thinned, text)


def _thinned(crowd: re.Match[str]) -> str:
    kept = []
    marks = 0
    for char in crowd.group():
        mark = unicodedata.combining(char) > 0 or char in _KATAKANA_MARKS
        marks = marks + 1 if mark else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)
