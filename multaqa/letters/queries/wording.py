"""The words of a letter: the network's own or the kind's, with its places filled in."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import translation

from multaqa.kernel.bilingual import spoken
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.ui.reading import reading_as

from ..models import Letter, Wording
from .kinds import Attachment, Composed, Kind, kind_of

PLACE = re.compile(r"\{([^{}]*)\}")
# First strong isolate, pop directional isolate: a name never turns what stands round it.
OPEN, CLOSE = "\u2068", "\u2069"
PARAGRAPHS = re.compile(r"\n[ \t]*\n+")


@dataclass(frozen=True, slots=True)
class Words:
    """A subject and a body with places; ``own``: the network's own words."""

    subject: str
    body: str
    own: bool = False


@dataclass(frozen=True, slots=True)
class Written:
    """A letter as its person reads it: plain paragraphs and at most one button."""

    language: str
    subject: str
    paragraphs: tuple[str, ...]
    button: str = ""
    link: str = ""
    attachments: tuple[Attachment, ...] = ()

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)


def language_of(person: Person) -> str:
    """The language a person is written to in: theirs, or Arabic where we have no words in it."""
    return person.language if person.language in settings.PAGE_LANGUAGES else "ar"


@contextmanager
def read_by(network: Network, language: str) -> Iterator[None]:
    """Within it, words, digits and months are those of the language and of the network."""
    reader = reading_as(country=network.country, usual_digits=network.digits)
    with translation.override(language), reader:
        yield


def own_words(kind: Kind, language: str) -> Words:
    """The kind's own words."""
    with translation.override(language):
        return Words(str(kind.subject), str(kind.body))


def words_of(kind: Kind, network: Network, language: str) -> Words:
    """The network's words for the kind, or the kind's own."""
    row = Wording.objects.filter(network=network, kind=kind.name, language=language).first()
    return Words(row.subject, row.body, own=True) if row else own_words(kind, language)


def places_in(*texts: str) -> set[str]:
    """The names of the places that stand in the texts."""
    return {name for text in texts for name in PLACE.findall(text)}


def written(letter: Letter) -> Written | None:
    """The letter in its person's words; None where it is no longer true."""
    kind, language = kind_of(letter.kind), language_of(letter.person)
    with read_by(letter.network, language):
        composed = kind.compose(letter)
        if composed is None:
            return None
        return in_words(kind, words_of(kind, letter.network, language), letter, composed)


def in_words(kind: Kind, words: Words, letter: Letter, composed: Composed) -> Written:
    """``words`` with the places filled in, in the language that is active."""
    values = {
        **composed.values,
        "person": spoken(letter.person.name),
        "network": spoken(letter.network.name),
    }
    body = filled(words.body.replace("\r\n", "\n").strip(), values)
    link = settings.ADDRESS + composed.link if composed.link else ""
    return Written(
        language=translation.get_language() or "ar",
        subject=" ".join(filled(words.subject, values).split()),
        paragraphs=tuple(p.strip() for p in PARAGRAPHS.split(body) if _says(p)),
        button=str(kind.button) if link else "",
        link=link,
        attachments=composed.attachments,
    )


def filled(text: str, values: Mapping[str, Any]) -> str:
    """``text`` with each place replaced by its value, isolated line by line."""
    return PLACE.sub(lambda place: _isolated(str(values[place.group(1)])), text)


def _isolated(value: str) -> str:
    lines = value.replace("\r\n", "\n").split("\n")
    return "\n".join(f"{OPEN}{line}{CLOSE}" for line in lines if line.strip())


def _says(paragraph: str) -> bool:
    return bool(paragraph.replace(OPEN, "").replace(CLOSE, "").strip())


def whatsapp_text(kind: str, person: Person, network: Network, about: dict[str, Any]) -> str:
    """The words of a letter to ``person`` about it, short and without a link: to be sent by hand.
    Empty where there is nothing to say any more."""
    letter = Letter(network=network, person=person, kind=kind, about=about)
    said = written(letter)
    return said.text if said else ""


def worded(network: Network) -> dict[str, list[str]]:
    """The languages in which the network has words of its own, by kind."""
    found: dict[str, list[str]] = {}
    rows = Wording.objects.filter(network=network).order_by("language")
    for kind, language in rows.values_list("kind", "language"):
        found.setdefault(kind, []).append(language)
    return found
