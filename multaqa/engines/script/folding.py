"""Search keys: one spelling for the many ways in which a word is typed."""

import re
import unicodedata

from multaqa.engines.script.marks import few_marks

# Letters that stay apart after compatibility decomposition (UAX #15), and the letter that an
# Arabic keyboard gives for each. Hamza on its carrier needs no row: decomposition makes it a mark.
_LETTERS = {
    "\u0671\u0672\u0673": "ا",  # wasla, wavy hamza above and below
    "\u0649\u06cc\u06cd\u06ce\u06d0\u06d1\u06d2\u0620": "ي",  # alef maksura, Farsi and Urdu yeh
    "\u0629\u06be\u06c1\u06c3\u06d5\u06ff": "ه",  # teh marbuta, Urdu and Kurdish heh
    "\u06a9\u06aa\u06ac\u06ad\u06af\u0762\u0763": "ك",  # keheh, gaf, and the Maghreb's gaf
    "\u0686": "ج",  # tcheh
    "\u067e": "ب",  # peh
    "\u0698": "ز",  # jeh
    "\u06a4\u06a5\u06a2": "ف",  # veh, and the Maghreb's feh
    "\u06a7\u06a8": "ق",  # the Maghreb's qaf, Tunisian gaf
    "\u0679": "ت",
    "\u0688": "د",
    "\u0691": "ر",
    "\u06ba": "ن",
    "\u0674\u06e5\u06e6\u0640": "",  # high hamza, small waw and yeh, tatweel
    "\u00f8": "o",
    "\u0142": "l",
    "\u0111\u00f0": "d",
    "\u0127": "h",
    "\u0131": "i",
    "\u00fe": "th",
    "\u00e6": "ae",
    "\u0153": "oe",
    "'`\u00b4\u2018\u2019\u201b\u2032\uff07": "",  # apostrophes: Sana'a is Sanaa
}
# Hebrew, Arabic and Syriac points are combining classes 10-36, marks of any script 200 and up.
# What lies between and below (virama, nukta, Thai vowels) belongs to the letters of its script.
_POINTS = range(10, 37)
_FIRST_GENERAL_MARK = 200
_RADICAL = frozenset(
    "الله الياس الهام الفت الطاف الماني المانيا المانيه البوم البرت الكسندر "
    "الكتروني الكترونيه".split()
)
_ARTICLE = "ال"
_LEAST_AFTER_ARTICLE = 2
_COMPOUND = re.compile(r"(عبد|ابو)(ال\w{2,})|(\w{2,})(الدين|الله)")
_FIRST_LETTER = re.compile(r"\w")
_CACHED_BELOW = 0x3000


class _Fates(dict[int, str]):
    """What becomes of each character, worked out when it is first met."""

    def __missing__(self, point: int) -> str:
        fate = _fate(chr(point))
        if point < _CACHED_BELOW:  # the rest of Unicode would be megabytes, kept for one visitor
            self[point] = fate
        return fate


def _fate(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    if category == "Cc" or category[0] in "ZPS":
        return " "
    if category in {"Cf", "Cs", "Cn", "Me"} or _is_mark(char):
        return ""
    if category == "Lm" and 0x02B0 <= ord(char) <= 0x02FF:  # transliteration's ayn and hamza
        return ""
    return char


def _is_mark(char: str) -> bool:
    order = unicodedata.combining(char)
    if order:
        return order in _POINTS or order >= _FIRST_GENERAL_MARK
    return unicodedata.category(char) == "Mn" and unicodedata.name(char, "").startswith(
        ("VARIATION SELECTOR", "COMBINING GRAPHEME JOINER")
    )


_FATES = _Fates({ord(char): base for chars, base in _LETTERS.items() for char in chars})


def fold(text: str) -> str:
    """Return the search key of ``text``: words in one spelling, a single space between them.

    Two texts that a reader would call the same word have equal keys; a key is not for showing.

    - Full compatibility and case folding (UAX #15 and Unicode 3.13, D146): presentation forms,
      ligatures, full-width letters and capitals are all undone.
    - Removed: tashkeel, Qur'anic marks, tatweel, Latin accents, apostrophes, bidi and zero-width
      controls (UAX #9).
    - Alef: أ إ آ ٱ become ا. Hamza on waw becomes و, hamza on yeh becomes ي (its carrier, as
      people leave it out: شاطئ, شاطي). A hamza on the line stays, it is a letter of its own.
    - ى becomes ي and ة becomes ه. Letters of Persian, Urdu and the Maghreb become the letter that
      Arabic keyboards put for them: ک گ ڭ to ك, ی to ي, چ to ج, پ to ب, ڤ to ف, ژ to ز, ڨ to ق.
    - Decimal digits of any script become ASCII; punctuation and symbols become a space.

    The leading ال is kept (see ``terms``). Folding a key again changes nothing; no text fails.
    """
    if text.isascii():
        spread = text.lower()
    else:
        spread = unicodedata.normalize("NFD", few_marks(text)).casefold()
        spread = unicodedata.normalize("NFKD", spread).casefold()
        spread = unicodedata.normalize("NFKD", spread)
    # Again few marks: what stood between two crowds of them may be gone.
    return unicodedata.normalize("NFC", few_marks(" ".join(spread.translate(_FATES).split())))


def without_article(word: str) -> str:
    """Return a folded ``word`` without its leading ال, where that is the article.

    It is not where fewer than two letters would remain, nor in words that begin with these
    letters by nature (الله, الياس, الهام, المانيا, الكتروني).
    """
    if word.startswith(_ARTICLE) and word not in _RADICAL:
        bare = word[len(_ARTICLE) :]
        if len(bare) >= _LEAST_AFTER_ARTICLE:
            return bare
    return word


def parts(word: str) -> tuple[str, ...]:
    """Return a folded ``word`` as the words it is made of, without their articles.

    عبدالرحمن is (عبد, رحمن) and نورالدين is (نور, دين), as if they were typed apart.
    """
    found = _COMPOUND.fullmatch(word)
    if found is None:
        return (without_article(word),)
    return tuple(without_article(part) for part in found.groups() if part)


def terms(query: str) -> tuple[str, ...]:
    """Return what a text must hold to answer ``query``: folded, without ال, none twice.

    A text answers when ``fold(text)`` holds every term somewhere, which a database can ask by
    ``LIKE '%term%'`` of a kept key; terms hold only letters, digits and marks. As a term stands
    without ال, it is found with and without it. An alef that was typed with its hamza (إلهام) is no
    article and stays. عبدالرحمن is also found where it was typed عبد الرحمن. An empty query has no
    terms.
    """
    found: dict[str, None] = {}
    for typed in unicodedata.normalize("NFKC", few_marks(query)).split():
        first = _FIRST_LETTER.search(typed)
        hamza = first is not None and first.group() in "أإآ"
        for place, word in enumerate(fold(typed).split()):
            kept = (word,) if hamza and place == 0 else parts(word)
            found.update(dict.fromkeys(kept))
    return tuple(found)


def matches(query: str, text: str) -> bool:
    """Say whether ``text`` holds every term of ``query``; an empty query matches every text."""
    key = fold(text)
    return all(term in key for term in terms(query))
