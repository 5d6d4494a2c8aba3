"""Certificates of attendance: issued from the check-ins, withdrawn with a reason."""

import secrets
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from multaqa.convenings.models import Forum
from multaqa.kernel import ledger
from multaqa.kernel.bilingual import words
from multaqa.kernel.bulletin import announce
from multaqa.letters.actions import write_letter, write_letters
from multaqa.people.models import Person

from .. import rules
from ..models import Certificate
from ..notices import CertificateIssued
from ..queries import Attended, attended

# The kinds of letters, composed in exports/letters.py.
ISSUED, WITHDRAWN = "certificate-issued", "certificate-withdrawn"
# Without the signs that look like another; 30^12 numbers: whoever tries a million a second finds
# one of a thousand certificates in 17 years.
SIGNS, LENGTH = "23456789ABCDEFGHJKMNPQRSTVWXYZ", 12


@transaction.atomic
def issue_certificates(
    *,
    forum: Forum,
    least_minutes: int,
    by: Person,
    at: datetime,
    only: Collection[int] | None = None,
) -> list[Certificate]:
    """Give a certificate to everyone who attended for ``least_minutes`` (of ``only`` these
    registrations) and holds none that stands. Who left the platform gets none."""
    forum = Forum.objects.select_for_update(of=("self",)).select_related("network").get(pk=forum.pk)
    rules.require_begun(forum, at=at)
    holding = Certificate.objects.filter(registration__forum=forum, withdrawn_at=None)
    held = set(holding.values_list("registration_id", flat=True))
    issued = [
        _issue(each, by, at)
        for each in attended(forum)
        if each.minutes >= least_minutes
        and each.registration.pk not in held
        and each.registration.person.left_at is None
        and (only is None or each.registration.pk in only)
    ]
    if issued:
        write_letters(
            network=forum.network, people=[each.registration.person for each in issued],
            kind=ISSUED, reason=f"forum {forum.pk}, {at.isoformat()}", about={"forum": forum.pk},
            by=by, at=at,
        )  # fmt: skip
        network_id = forum.network_id
        ledger.record(
            verb="certificates issued", subject=forum, by=by, at=at, network_id=network_id,
            certificates=len(issued), least_minutes=least_minutes,
        )  # fmt: skip
    return issued


@transaction.atomic
def withdraw_certificate(
    *, certificate: Certificate, reason: str, by: Person, at: datetime
) -> Certificate:
    """From now on its number verifies as withdrawn; another may be issued."""
    rows = Certificate.objects.select_for_update(of=("self",))
    joined = rows.select_related("registration__forum__network", "registration__person")
    certificate = joined.get(pk=certificate.pk)
    rules.require_standing(certificate)
    rules.require_reason(reason)
    certificate.withdrawn_at, certificate.withdrawn_because = at, reason.strip()
    certificate.save(update_fields=["withdrawn_at", "withdrawn_because"])
    network = certificate.registration.forum.network
    ledger.record(
        verb="certificate withdrawn", subject=certificate, by=by, at=at, network_id=network.pk
    )
    write_letter(
        network=network, person=certificate.registration.person, kind=WITHDRAWN,
        reason=f"certificate {certificate.pk}", about={"certificate": certificate.pk}, by=by, at=at,
    )  # fmt: skip
    return certificate


def _issue(each: Attended, by: Person, at: datetime) -> Certificate:
    registration = each.registration
    named = words(registration.badge_name)
    certificate = Certificate.objects.create(
        registration=registration,
        number=_number(),
        name=registration.badge_name if named else registration.person.name,
        days=each.days,
        minutes=each.minutes,
        issued_by=by,
        issued_at=at,
    )
    announce(CertificateIssued(certificate.pk))
    return certificate


def _number() -> str:
    signs = "".join(secrets.choice(SIGNS) for _ in range(LENGTH))
    return "-".join(signs[at : at + 4] for at in range(0, LENGTH, 4))
