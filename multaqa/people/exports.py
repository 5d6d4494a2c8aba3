"""What a person takes along: everything we hold of them, as data and as a page to read."""

import json
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.template.loader import render_to_string
from django.utils import translation

from multaqa.kernel.bilingual import words
from multaqa.kernel.models import Entry

from .models import Person
from .queries import portable, portables


def everything_of(person: Person, *, at: datetime) -> bytes:
    """A ZIP: ``data.json`` (one list a kind of row), ``read.html`` (the same to read, in the
    person's language) and the photograph."""
    held = {name: exporter(person.pk) for name, exporter in portables().items()}
    about = {"format": "multaqa-person/1", "made_at": at.isoformat()}
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        data = json.dumps({"about": about, **held}, ensure_ascii=False, indent=1)
        archive.writestr("data.json", data)
        with translation.override(person.language):
            page = {"held": _tables(held), "person": person, "at": at}
            archive.writestr("read.html", render_to_string("people/me/read.html", page))
        if person.photo:
            with person.photo.open() as photo:
                archive.writestr("photo.webp", photo.read())
    return out.getvalue()


def _tables(held: dict[str, Any]) -> list[tuple[str, list[str], list[list[str]]]]:
    """Each kind of row with its column names and its cells as text."""
    tables = []
    for name, rows in held.items():
        columns = list(dict.fromkeys(key for row in rows for key in row))
        tables.append((name, columns, [[_text(row.get(c, "")) for c in columns] for row in rows]))
    return tables


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return " · ".join(str(each) for each in value.values())
    return " · ".join(map(str, value)) if isinstance(value, list) else str(value)


def _when(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


@portable("profile")
def profile(person_id: int) -> list[dict[str, Any]]:
    """The row of the person."""
    person = Person.objects.select_related("library").get(pk=person_id)
    return [
        {
            "name": words(person.name),
            "email": person.email or "",
            "phone": person.phone,
            "city": words(person.city),
            "library": words(person.library.name) if person.library else {},
            "bio": words(person.bio),
            "interests": person.interests,
            "languages": person.languages,
            "language": person.language,
            "created_at": _when(person.created_at),
            "last_login": _when(person.last_login),
        }
    ]


@portable("roles")
def roles(person_id: int) -> list[dict[str, Any]]:
    """The roles held in networks, now and before."""
    rows = Person.objects.get(pk=person_id).roles.select_related("network").order_by("given_at")
    return [
        {
            "network": row.network.slug,
            "role": row.name,
            "given_at": _when(row.given_at),
            "ended_at": _when(row.ended_at),
        }
        for row in rows
    ]


@portable("consents")
def consents(person_id: int) -> list[dict[str, Any]]:
    """What was shown to whom, since when and until when."""
    rows = Person.objects.get(pk=person_id).consents.order_by("given_at", "pk")
    return [
        {
            "part": row.part,
            "audience": row.audience,
            "given_at": _when(row.given_at),
            "withdrawn_at": _when(row.withdrawn_at),
        }
        for row in rows
    ]


@portable("links")
def links(person_id: int) -> list[dict[str, Any]]:
    """The personal links, without what would open them."""
    rows = Person.objects.get(pk=person_id).links.select_related("network").order_by("made_at")
    return [
        {
            "kind": row.kind,
            "network": row.network.slug if row.network else "",
            "made_at": _when(row.made_at),
            "expires_at": _when(row.expires_at),
            "revoked_at": _when(row.revoked_at),
            "last_used_at": _when(row.last_used_at),
        }
        for row in rows
    ]


@portable("invitations")
def invitations(person_id: int) -> list[dict[str, Any]]:
    """The networks that asked, and the answers."""
    rows = Person.objects.get(pk=person_id).invitations.select_related("network")
    return [
        {
            "network": row.network.slug,
            "role": row.role,
            "made_at": _when(row.made_at),
            "answered_at": _when(row.answered_at),
            "accepted": row.accepted,
        }
        for row in rows.order_by("made_at")
    ]


@portable("ways_in")
def ways_in(person_id: int) -> list[dict[str, Any]]:
    """The addresses and passkeys that sign this person in, without their secrets."""
    addresses = EmailAddress.objects.filter(user_id=person_id)
    keys = Authenticator.objects.filter(user_id=person_id)
    return [{"kind": "e-mail", "name": a.email, "proven": a.verified} for a in addresses] + [
        {"kind": key.type, "name": str(key), "last_used_at": _when(key.last_used_at)}
        for key in keys
    ]


@portable("acts")
def acts(person_id: int) -> list[dict[str, Any]]:
    """The lines of the ledger that this person wrote."""
    rows = Entry.objects.filter(by_id=person_id).order_by("at", "pk")
    return [
        {"at": _when(row.at), "did": row.verb, "to": f"{row.subject_kind} {row.subject_id}"}
        for row in rows
    ]
