"""Script: Arabic (and Latin) text as people type, search, sort, count and misspell it.

Owns: search keys, directory order, digits, what a form keeps, direction, likeness of names.
Asks of others: nothing; every function is pure, and reads only the Unicode data of Python.
Never: translates, transliterates, writes a sentence for a reader, or knows a room's rows.
"""

from multaqa.engines.script.cleaning import clean, direction, tampered
from multaqa.engines.script.figures import System, digits, number, read_number
from multaqa.engines.script.folding import fold, matches, terms
from multaqa.engines.script.marks import without_tashkeel
from multaqa.engines.script.names import TooAlikeError, likely_pairs, likeness
from multaqa.engines.script.sorting import sort_key

__all__ = [
    "System",
    "TooAlikeError",
    "clean",
    "digits",
    "direction",
    "fold",
    "likely_pairs",
    "likeness",
    "matches",
    "number",
    "read_number",
    "sort_key",
    "tampered",
    "terms",
    "without_tashkeel",
]
