"""A letter as it would leave to a real person, without one being written."""

from dataclasses import dataclass

from django.utils import timezone

from multaqa.networks.models import Network
from multaqa.people.models import Person

from ..models import Letter
from .kinds import ALWAYS, Composed, Kind
from .wording import Written, in_words, language_of, read_by, words_of


@dataclass(frozen=True, slots=True)
class Preview:
    """``real``: made of what concerns this person; else each place says what will stand there."""

    letter: Letter
    written: Written
    real: bool


def preview(kind: Kind, network: Network, person: Person) -> Preview:
    """What a letter of the kind would say to the person now."""
    about = _about(kind, network, person)
    now = timezone.now()
    letter = Letter(
        network=network, person=person, kind=kind.name, about=about or {}, queued_at=now
    )
    language = language_of(person)
    with read_by(network, language):
        composed = kind.compose(letter) if about is not None else None
        said = composed or _placeholders(kind)
        written = in_words(kind, words_of(kind, network, language), letter, said)
    return Preview(letter, written, composed is not None)


def _about(kind: Kind, network: Network, person: Person) -> dict[str, object] | None:
    """What a letter to this person could be about: what its room finds, or what the last one was
    about."""
    if kind.example is not None:
        return kind.example(network, person)
    rows = Letter.objects.filter(network=network, person=person, kind=kind.name)
    return rows.values_list("about", flat=True).first()


def _placeholders(kind: Kind) -> Composed:
    values = {name: f"[{what}]" for name, what in kind.places.items() if name not in ALWAYS}
    return Composed(values, link="/")
