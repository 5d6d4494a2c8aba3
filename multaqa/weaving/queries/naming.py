"""What a round is called: as somebody named it, else as its session, else by its number."""

from collections.abc import Iterable
from typing import Any

from django.utils.functional import lazy
from django.utils.translation import gettext as _

from multaqa.engines.script import fold
from multaqa.kernel.bilingual import in_every_language, spoken, words
from multaqa.ui.templatetags.ui import num

from ..models import RotationRound

# How people write a round by its number; the first of each language is how pages do.
ROUND = {"ar": "الجولة", "en": "Round"}
ROUND_WORDS = (*ROUND.values(), "جولة")


def round_called(row: RotationRound) -> Any:
    """The round's name: a text in several languages, or one in the reader's."""
    if words(row.name):
        return row.name
    if row.session is not None and words(row.session.title):
        return row.session.title
    return numbered(row.position)


def round_text(row: RotationRound) -> str:
    """The same as a text in the reader's language, or in the one that it has."""
    return spoken(round_called(row)).text


def round_words(row: RotationRound) -> dict[str, str]:
    """The name by language: what a person takes along."""
    if said := words(row.name) or (words(row.session.title) if row.session else {}):
        return said
    (every,) = in_every_language([lazy(numbered, str)(row.position)])
    return every


def numbered(number: int) -> str:
    """A round that is called by its number, in the reader's language and digits."""
    return _("Round %(n)s") % {"n": num(number)}


def spellings(row: RotationRound) -> list[str]:
    """All that somebody may write and mean this round, the surest first."""
    session = words(row.session.title) if row.session else {}
    return [
        *words(row.name).values(),
        *session.values(),
        *(f"{word} {row.position}" for word in ROUND_WORDS),
        str(row.position),
        row.key,
    ]


def round_meant(written: str, rows: Iterable[RotationRound]) -> list[RotationRound]:
    """The rounds that somebody means who writes this; those whose own name it is before others."""
    asked = fold(written)
    known = [(row, list(map(fold, spellings(row)))) for row in rows]
    own = [row for row, said in known if asked in said[: len(words(row.name))]]
    return own or [row for row, said in known if asked in said]
