"""The letters about a certificate: it was issued, it was withdrawn."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from multaqa.kernel.bilingual import spoken
from multaqa.letters.enums import Purpose
from multaqa.letters.models import Letter
from multaqa.letters.queries import letter_kind, newest, said_of

from ..actions import ISSUED, WITHDRAWN
from ..models import Certificate
from ..templatetags.attendance_words import days, hours_attended

FORUM, NUMBER = _("the name of the forum"), _("the number of the certificate")


_example = newest(
    lambda network, person: Certificate.objects.filter(
        registration__forum__network=network, registration__person=person
    ),
    "-issued_at",
    certificate="pk",
    forum="registration__forum_id",
)


def _standing(letter: Letter) -> Certificate | None:
    """The person's certificate of the forum that stands now."""
    rows = Certificate.objects.select_related("registration__forum")
    mine = rows.filter(registration__person=letter.person_id, withdrawn_at=None)
    return mine.filter(registration__forum=letter.about.get("forum")).first()


def _itself(letter: Letter) -> Certificate | None:
    rows = Certificate.objects.select_related("registration__forum")
    return rows.filter(pk=letter.about.get("certificate")).first()


def _link(certificate: Certificate) -> str:
    return reverse("verify_number", args=[certificate.number])


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
@said_of(_standing, _link)
def issued(_letter: Letter, certificate: Certificate) -> dict[str, Any]:
    """The certificate that stands now; none, once it was withdrawn."""
    return {
        **_named(certificate),
        "days": days(certificate.days),
        "hours": hours_attended(certificate.minutes),
    }


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
@said_of(_itself, _link)
def withdrawn(_letter: Letter, certificate: Certificate) -> dict[str, Any]:
    """With the reason that the coordinator gave."""
    return {**_named(certificate), "reason": certificate.withdrawn_because}


def _named(certificate: Certificate) -> dict[str, Any]:
    return {
        "forum": str(spoken(certificate.registration.forum.name)),
        "number": certificate.number,
    }
