"""The letter that asks somebody for what is still missing."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from multaqa.kernel.bilingual import spoken
from multaqa.letters.enums import Purpose
from multaqa.letters.models import Letter
from multaqa.letters.queries import Composed, letter_kind
from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.registrations.models import Registration

from ..actions.reminding import KIND
from ..enums import Lack
from ..queries import guest, missing_for


def _example(network: Network, person: Person) -> dict[str, Any] | None:
    """The person's newest registration in the network, for the preview of the words."""
    rows = Registration.objects.standing().filter(forum__network=network, person=person)
    found = rows.order_by("-started_at").values_list("forum", flat=True).first()
    return {"forum": found, "example": True} if found else None


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
def missing_letter(letter: Letter) -> Composed | None:
    """What they have not said by the time it leaves; nothing any more: no letter."""
    rows = Registration.objects.standing().filter(
        forum=letter.about.get("forum"), person=letter.person
    )
    registration = rows.select_related("forum__network", "person").first()
    if registration is None:
        return None
    theirs = missing_for(guest(registration)).theirs
    # The preview shows all that could be missing to whom nothing is.
    if not theirs and letter.about.get("example"):
        theirs = (Lack.ARRIVAL, Lack.DEPARTURE, Lack.DIET)
    if not theirs:
        return None
    forum = registration.forum
    values = {
        "forum": spoken(forum.name).text,
        "missing": "\n".join(f"· {lack.label}" for lack in theirs),
    }
    return Composed(values, (), reverse("logistics:needs", args=[forum.network.slug, forum.slug]))
