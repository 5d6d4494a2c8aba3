"""A person's own row: the welcome, the profile, the photograph, a coordinator's corrections."""

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from multaqa.kernel import ledger
from multaqa.kernel.kept import EVERYWHERE, touch
from multaqa.kernel.refusal import Refusal

from ..models import Person
from ..queries import present_by_email
from ..rules import require_present

# What a person writes about themselves, and what a coordinator may put right.
OWN = ("name", "bio", "city", "library", "interests", "languages", "phone", "language")
CORRECTABLE = ("name", "city", "library", "languages", "phone", "language")


@transaction.atomic
def welcome(*, person: Person, name: Any, language: str, by: Person, at: datetime) -> Person:
    """Note how a person is called and that they have read what is shown to whom."""
    require_present(person)
    person.name, person.language, person.welcomed_at = name, language, at
    person.save()
    ledger.record(verb="person welcomed", subject=person, by=by, at=at)
    touch(EVERYWHERE)
    return person


@transaction.atomic
def edit_profile(*, person: Person, values: Mapping[str, Any], by: Person, at: datetime) -> Person:
    """Write what a person says about themselves (keys of OWN; others are ignored)."""
    require_present(person)
    changed = _write(person, {key: values[key] for key in OWN if key in values})
    ledger.record(verb="profile edited", subject=person, by=by, at=at, fields=changed)
    return person


@transaction.atomic
def set_photo(*, person: Person, picture: bytes | None, by: Person | None, at: datetime) -> Person:
    """Keep a photograph (WebP bytes that a form has re-encoded), or remove it with None."""
    require_present(person)
    if person.photo:
        storage, old = person.photo.storage, person.photo.name
        # A transaction that fails after all must find its file again.
        transaction.on_commit(lambda: storage.delete(old))
        person.photo = None
    if picture is not None:
        person.photo.save(f"{secrets.token_hex(8)}.webp", ContentFile(picture), save=False)
    person.save(update_fields=["photo"])
    verb = "photograph set" if picture is not None else "photograph removed"
    ledger.record(verb=verb, subject=person, by=by, at=at)
    touch(EVERYWHERE)
    return person


@transaction.atomic
def correct(
    *, person: Person, values: Mapping[str, Any], network_id: int, by: Person, at: datetime
) -> Person:
    """Put right what a coordinator knows of someone in her network (keys of CORRECTABLE), and
    give an e-mail address to someone who has none."""
    require_present(person)
    changed = _write(person, {key: values[key] for key in CORRECTABLE if key in values})
    email = values.get("email")
    if email and not person.email:
        if present_by_email(email):
            raise Refusal(_("Another account has this e-mail address."), field="email")
        _adopt_email(person, email)
        changed.append("email")
    ledger.record(
        verb="person corrected", subject=person, by=by, at=at, network_id=network_id, fields=changed
    )
    return person


def _adopt_email(person: Person, email: str) -> None:
    """Make ``email`` the address that person signs in by; the first code proves it."""
    person.email = email.lower()
    person.save(update_fields=["email"])
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=False)


def _write(person: Person, values: Mapping[str, Any]) -> list[str]:
    changed = [key for key, value in values.items() if getattr(person, key) != value]
    for key in changed:
        setattr(person, key, values[key])
    if changed:
        person.save()
        touch(EVERYWHERE)
    return changed
