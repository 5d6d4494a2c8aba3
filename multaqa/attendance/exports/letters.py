"""The letters about a certificate: it was issued, it was withdrawn."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from multaqa.kernel.bilingual import spoken
from multaqa.letters.enums import Purpose
from multaqa.letters.models import Letter
from multaqa.letters.queries import Composed, letter_kind
from multaqa.networks.models import Network
from multaqa.people.models import Person

from ..actions import ISSUED, WITHDRAWN
from ..models import Certificate
from ..templatetags.attendance_words import days, hours_attended

FORUM, NUMBER = _("the name of the forum"), _("the number of the certificate")


def _example(network: Network, person: Person) -> dict[str, Any] | None:
    """The person's newest certificate of the network, for the preview of the words."""
    rows = Certificate.objects.filter(
        registration__forum__network=network, registration__person=person
    )
    found = rows.values_list("pk", "registration__forum_id").first()
    return {"certificate": found[0], "forum": found[1]} if found else None


@letter_kind(
    ISSUED,
    label=_("A certificate of attendance is issued"),
    to=_("Whoever attended"),
    purpose=Purpose.SERVICE,
    subject=_("Your certificate of {forum}"),
    body=_(
        "Dear {person},\n\nthank you for having been with us at {forum}. Your certificate of "
        "attendance is ready: {days}, {hours}. Its number is {number}.\n\nSign in to download it. "
        "Whoever has the number can verify it on the same page.\n\n{network}"
    ),
    button=_("My certificate"),
    places={
        "forum": FORUM,
        "number": NUMBER,
        "days": _("on how many days they were there"),
        "hours": _("how many hours of the agenda they attended"),
    },
    needed=frozenset({"forum", "number"}),
    example=_example,
)
def issued(letter: Letter) -> Composed | None:
    """The certificate that stands now; none, once it was withdrawn."""
    rows = Certificate.objects.select_related("registration__forum")
    mine = rows.filter(registration__person=letter.person_id, withdrawn_at=None)
    certificate = mine.filter(registration__forum=letter.about.get("forum")).first()
    if certificate is None:
        return None
    values = {
        **_named(certificate),
        "days": days(certificate.days),
        "hours": hours_attended(certificate.minutes),
    }
    return Composed(values, link=_link(certificate))


@letter_kind(
    WITHDRAWN,
    label=_("A certificate of attendance is withdrawn"),
    to=_("Whoever held it"),
    purpose=Purpose.SERVICE,
    subject=_("A certificate of {forum} was withdrawn"),
    body=_(
        "Dear {person},\n\nyour certificate {number} of {forum} was withdrawn: {reason}\n\nWhoever "
        "asks for its number reads that it is no longer valid.\n\n{network}"
    ),
    places={"forum": FORUM, "number": NUMBER, "reason": _("why it was withdrawn")},
    example=_example,
)
def withdrawn(letter: Letter) -> Composed | None:
    """With the reason that the coordinator gave."""
    rows = Certificate.objects.select_related("registration__forum")
    found = rows.filter(pk=letter.about.get("certificate")).first()
    if found is None:
        return None
    values = {**_named(found), "reason": found.withdrawn_because}
    return Composed(values, link=_link(found))


def _named(certificate: Certificate) -> dict[str, Any]:
    return {
        "forum": str(spoken(certificate.registration.forum.name)),
        "number": certificate.number,
    }


def _link(certificate: Certificate) -> str:
    return reverse("verify_number", args=[certificate.number])
