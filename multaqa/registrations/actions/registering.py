"""Registering: begun, saved as it is typed, sent, changed, withdrawn."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from multaqa.convenings.models import Forum, Site
from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.people.models import Person

from .. import rules
from ..enums import REGISTRATION_LIFE, RegistrationState
from ..models import Registration
from ..notices import RegistrationSent, RegistrationWithdrawn
from ..queries import answers_of, held_forum, opening_of, questions_of
from .answers import Typed, _drop_unasked, _write_answers
from .letters import _tell
from .line import settle_forum
from .places import _choose_sites, _leave_places

# No letter or digit that is taken for another when it is read out.
LETTERS, LENGTH = "23456789ABCDEFGHJKMNPQRSTVWXYZ", 8


@transaction.atomic
def start_registration(*, forum: Forum, person: Person, by: Person, at: datetime) -> Registration:
    """The person's registration for ``forum``, begun where there is none: no seat is given yet."""
    forum = Forum.objects.select_related("network").get(pk=forum.pk)
    rules.require_present(person)
    found = Registration.objects.filter(forum=forum, person=person).first()
    if found is not None:
        return found
    registration = Registration(
        forum=forum,
        person=person,
        by=None if by.pk == person.pk else by,
        code=_free_code(forum),
        badge_name=person.name,
        started_at=at,
        saved_at=at,
    )
    rules.require_when(registration, opening_of(forum), by=by, at=at)
    registration.save(force_insert=True)
    _note(registration, "registration begun", by, at)
    return registration


@transaction.atomic
def save_registration(
    *, registration: Registration, typed: Typed, version: int, by: Person, at: datetime
) -> Registration:
    """Keep what stands in the form, complete or not; once sent, only what is complete.

    ``version`` is the one that the form was made from: where another window saved since, refuse.
    """
    registration = _held(registration)
    opening = opening_of(registration.forum)
    rules.require_when(registration, opening, by=by, at=at)
    rules.require_same_version(registration, version)
    registration.badge_name, registration.badge_line = typed.badge_name, typed.badge_line
    registration.wishes = list(typed.wishes)
    registration.version, registration.saved_at = version + 1, at
    registration.save()
    own = by.pk == registration.person_id
    _write_answers(registration, opening, typed, own, at)
    if registration.state == RegistrationState.SENT:
        rules.require_badge(registration)
        _judge(registration, by)
        _note(registration, "answers changed", by, at)
    return registration


@transaction.atomic
def keep_draft(
    *, forum: Forum, typed: Typed, version: int, by: Person, at: datetime
) -> Registration:
    """What ``by`` is typing, before it is sent: kept, and promised to nobody."""
    registration = start_registration(forum=forum, person=by, by=by, at=at)
    rules.require_draft(registration)
    return save_registration(registration=registration, typed=typed, version=version, by=by, at=at)


@transaction.atomic
def send_registration(
    *, registration: Registration, sites: Sequence[Site], by: Person, at: datetime
) -> Registration:
    """Register with a seat at each of ``sites`` that has one left, and a place in line elsewhere.

    Sent again it changes the sites. Whoever withdrew and comes back stands at the end of the line.
    """
    registration = _held(registration)
    rules.require_badge(registration)
    _judge(registration, by)
    new = registration.state != RegistrationState.SENT
    if new:
        _enter(registration, at)
        _tell(registration, "registration-confirmed", registration.sent_at, by, at)
        announce(RegistrationSent(registration.pk))
    verb = "registered" if new else "sites changed"
    _note(registration, verb, by, at, sites=[site.pk for site in sites])
    # Who registers at once waits for the others from here on, and for as little as can be.
    registration.forum = forum = held_forum(registration.forum_id)
    rules.require_when(registration, opening_of(forum), by=by, at=at)
    rules.require_sites(forum, sites)
    _choose_sites(registration, sites, by, at)
    settle_forum(forum=forum, by=by, at=at)
    return registration


@transaction.atomic
def register(
    *,
    forum: Forum,
    person: Person,
    typed: Typed,
    version: int,
    sites: Sequence[Site],
    by: Person,
    at: datetime,
) -> Registration:
    """Keep the whole form and send it, or do neither."""
    registration = start_registration(forum=forum, person=person, by=by, at=at)
    save_registration(registration=registration, typed=typed, version=version, by=by, at=at)
    return send_registration(registration=registration, sites=sites, by=by, at=at)


@transaction.atomic
def withdraw_registration(
    *, registration: Registration, by: Person | None, at: datetime
) -> Registration:
    """Give up every place: whoever waited longest for it has it now."""
    registration = _held(registration)
    registration.forum = forum = held_forum(registration.forum_id)
    rules.require_not_over(forum)
    rules.require_registered(registration)
    registration.state, registration.withdrawn_at = RegistrationState.WITHDRAWN, at
    registration.save(update_fields=["state", "withdrawn_at"])
    _leave_places(registration, by, at)
    _note(registration, "registration withdrawn", by, at)
    settle_forum(forum=forum, by=by, at=at)
    _tell(registration, "registration-withdrawn", at, by, at)
    announce(RegistrationWithdrawn(registration.pk))
    return registration


def _held(registration: Registration) -> Registration:
    """Its row, held: always before the forum's, so that two acts never wait for each other. Its key
    stays free: who holds the forum and takes a place in a session for it would wait for us."""
    rows = Registration.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("person__library", "forum__network").get(pk=registration.pk)


def _judge(registration: Registration, by: Person) -> None:
    """The form again, by what was kept of it. Who is registered by somebody else has not read it:
    they answer what is missing themselves."""
    questions = questions_of(opening_of(registration.forum))
    values = {pk: answer.value for pk, answer in answers_of(registration).items()}
    if by.pk == registration.person_id:
        rules.require_answered(questions, values)
    _drop_unasked(registration, questions, values)


def _enter(registration: Registration, at: datetime) -> None:
    REGISTRATION_LIFE.require(registration.state, RegistrationState.SENT)
    person = registration.person
    registration.state, registration.sent_at = RegistrationState.SENT, at
    registration.withdrawn_at = None
    registration.city = person.city or (person.library.city if person.library else "")
    registration.save(update_fields=["state", "sent_at", "withdrawn_at", "city"])


def _free_code(forum: Forum) -> str:
    """A code that nobody else in the forum has: 656 thousand million are possible."""
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        if not Registration.objects.filter(forum=forum, code=code).exists():
            return code


def _note(
    registration: Registration, verb: str, by: Person | None, at: datetime, **detail: Any
) -> None:
    network_id = registration.forum.network_id
    ledger.record(verb=verb, subject=registration, by=by, at=at, network_id=network_id, **detail)
