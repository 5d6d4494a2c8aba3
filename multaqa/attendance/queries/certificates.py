"""Certificates: a forum's, a person's, and what a number verifies as."""

from dataclasses import dataclass

from django.db.models import QuerySet

from multaqa.convenings.models import Forum

from ..models import Certificate


@dataclass(frozen=True, slots=True)
class Verified:
    """What the public may know of a certificate whose number it has."""

    certificate: Certificate
    forum: Forum
    left: bool


def certificates_of(forum: Forum) -> QuerySet[Certificate]:
    """Every certificate of the forum, withdrawn ones too, the newest first."""
    rows = Certificate.objects.filter(registration__forum=forum)
    return rows.select_related("registration__person")


def verified(number: str) -> Verified | None:
    """The certificate of that number, however it was typed (one query)."""
    rows = Certificate.objects.select_related(
        "registration__person", "registration__forum__network__parent"
    )
    found = rows.filter(number=as_printed(number)).first()
    if found is None:
        return None
    registration = found.registration
    return Verified(found, registration.forum, registration.person.left_at is not None)


def as_printed(number: str) -> str:
    """A number as it stands on the paper: ABCD-EFGH-JKLM, whatever case and dashes it was given."""
    signs = "".join(sign for sign in number.upper() if sign.isalnum())
    return "-".join(signs[at : at + 4] for at in range(0, len(signs), 4))
