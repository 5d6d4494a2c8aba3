"""The letter that asks somebody for what is still missing."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from multaqa.kernel.bilingual import spoken
from multaqa.letters.enums import Purpose
from multaqa.letters.models import Letter
from multaqa.letters.queries import letter_kind, newest, said_of
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.registrations.models import Registration

from ..actions.reminding import KIND
from ..enums import Lack
from ..queries import Guest, guest_of, missing_for

_about = newest(
    lambda network, person: Registration.objects.standing().filter(
        forum__network=network, person=person
    ),
    "-started_at",
    forum="forum",
)


def _example(network: Network, person: Person) -> dict[str, Any] | None:
    found = _about(network, person)
    return {**found, "example": True} if found else None


def _standing(letter: Letter) -> Guest | None:
    return guest_of(letter.about.get("forum"), letter.person_id)


def _link(guest: Guest) -> str:
    forum = guest.registration.forum
    return reverse("logistics:needs", args=[forum.network.slug, forum.slug])


@letter_kind(
    KIND,
    label=_("Something is missing to arrange travel, beds and meals"),
    to=_("Whoever comes and has not said all yet"),
    purpose=Purpose.REMINDER,
    subject=_("{forum}: what we need to know to receive you"),
    body=_(
        "Dear {person},\n\nto receive you well at {forum} we still need to know:\n\n{missing}\n\n"
        "It takes two minutes, and what you know is enough: you can add the rest later.\n\n"
        "{network}"
    ),
    button=_("Say it now"),
    places={
        "forum": _("the name of the forum"),
        "missing": _("what they have not said yet, a line each"),
    },
    example=_example,
)
@said_of(_standing, _link)
def missing_letter(letter: Letter, guest: Guest) -> dict[str, Any] | None:
    """What they have not said by the time it leaves; nothing any more: no letter."""
    theirs = missing_for(guest).theirs
    # The preview shows all that could be missing to whom nothing is.
    if not theirs and letter.about.get("example"):
        theirs = (Lack.ARRIVAL, Lack.DEPARTURE, Lack.DIET)
    if not theirs:
        return None
    return {
        "forum": spoken(guest.registration.forum.name).text,
        "missing": "\n".join(f"· {lack.label}" for lack in theirs),
    }
