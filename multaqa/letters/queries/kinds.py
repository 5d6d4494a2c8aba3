"""The kinds of letters: what each is for, its own words, and who composes it.

A room above registers its kinds in its ``exports/letters.py``, which its app reads at the start::

    @letter_kind(
        "seat-confirmed",
        label=_("A registration is confirmed"),
        purpose=Purpose.SERVICE,
        subject=_("You have a place at {forum}"),
        body=_("Dear {person},\n\nYou have a place at {forum}.\n\n{network}"),
        button=_("My registration"),
        places={"forum": _("the name of the forum")},
    )
    def seat_confirmed(letter: Letter) -> Composed | None: ...
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from multaqa.networks.models import Network
from multaqa.people.models import Person

from ..enums import Purpose
from ..models import Letter

# What every letter can say.
ALWAYS = {"person": _("the name of who reads it"), "network": _("the name of the network")}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a letter."""

    name: str
    content: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class Composed:
    """What a letter says this time. A value of several lines reads as a list when its place
    stands in a paragraph of its own. ``link`` is the path that the one button leads to."""

    values: Mapping[str, Any]
    attachments: tuple[Attachment, ...] = ()
    link: str = ""


Compose = Callable[[Letter], Composed | None]
Example = Callable[[Network, Person], dict[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Kind:
    """``places`` are the names that its words fill in; those in ``needed`` must stand in them.
    ``example`` finds what a letter to this person could be about, for the preview."""

    name: str
    label: Any
    to: Any
    purpose: Purpose
    subject: Any
    body: Any
    button: Any
    places: Mapping[str, Any]
    needed: frozenset[str]
    compose: Compose
    example: Example | None


_kinds: dict[str, Kind] = {}


def letter_kind(
    name: str,
    *,
    label: Any,
    purpose: Purpose,
    subject: Any,
    body: Any,
    places: Mapping[str, Any],
    button: Any = "",
    to: Any = "",
    needed: frozenset[str] | None = None,
    example: Example | None = None,
) -> Callable[[Compose], Compose]:
    """Register the decorated composer: from a letter (not yet kept, in a preview) to what it says,
    in the language of its person, or to None where it is no longer true.

    ``to`` says who gets it. ``needed``: the places that a network's own words may not leave out
    (all of ``places`` unless said otherwise).
    """

    def register(compose: Compose) -> Compose:
        kept = frozenset(places) if needed is None else needed
        every = {**ALWAYS, **places}
        _kinds[name] = Kind(
            name, label, to, purpose, subject, body, button, every, kept, compose, example
        )
        return compose

    return register


def kind_of(name: str) -> Kind:
    """The kind of that name; KeyError where no room has registered it."""
    return _kinds[name]


def kinds() -> tuple[Kind, ...]:
    """Every kind, by purpose and label, as the page of letters lists them."""
    order = list(Purpose)
    return tuple(sorted(_kinds.values(), key=lambda k: (order.index(k.purpose), str(k.label))))
