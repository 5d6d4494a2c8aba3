"""Sessions come onto the working agenda, move about on it, and leave it."""

import base64
import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.people.models import Person

from .. import rules
from ..models import Facilitation, Forum, Room, Session, SessionObjective, Site
from ..queries import MOVED, local, place_before_move

# What a Session's own row holds; the facilitators and shares stand in rows of their own.
PLACE = ("site", "room", "starts_at", "ends_at")


@transaction.atomic
def add_session(
    *,
    forum: Forum,
    by: Person,
    at: datetime,
    people: Sequence[Person] = (),
    shares: Mapping[int, int] | None = None,
    **fields: Any,
) -> Session:
    """A new session. ``people`` lead it, in that order; ``shares`` is percent of its time by the
    id of the objective that it serves."""
    forum = _locked(forum)
    fields.setdefault("uid", uuid.uuid4())
    session = Session(forum=forum, **fields)
    session.code = session.code or _free_code(forum, session.uid)
    _require(session, people, shares or {})
    session.save(force_insert=True)
    _set_people(session, people)
    _set_shares(session, shares or {})
    _note(session, "session added", by, at)
    return session


@transaction.atomic
def edit_session(
    *,
    session: Session,
    version: int,
    by: Person,
    at: datetime,
    people: Sequence[Person] | None = None,
    shares: Mapping[int, int] | None = None,
    **fields: Any,
) -> Session:
    """Write ``fields``, ``people`` and ``shares`` (each where given) onto the ``version`` that the
    person saw; refused where somebody else changed it meanwhile."""
    session = _held(session, version)
    for name, value in fields.items():
        setattr(session, name, value)
    known = list(session.facilitations.values_list("person_id", flat=True))
    _require(session, people or (), shares or {}, known)
    _save(session, *fields)
    if people is not None:
        _set_people(session, people)
    if shares is not None:
        _set_shares(session, shares)
    _note(session, "session edited", by, at, fields=sorted(fields))
    return session


@transaction.atomic
def move_session(
    *,
    session: Session,
    version: int,
    site: Site,
    room: Room | None,
    starts_at: datetime,
    ends_at: datetime,
    by: Person,
    at: datetime,
) -> Session:
    """Put the session elsewhere, at another time or for another length; can be undone."""
    session = _held(session, version)
    before = _place(session)
    session.site, session.room = site, room
    session.starts_at, session.ends_at = starts_at, ends_at
    _require(session, (), {})
    _save(session, *PLACE)
    detail = {"before": before, "after": _place(session), "version": session.version}
    _note(session, MOVED, by, at, **detail)
    return session


@transaction.atomic
def undo_move(*, session: Session, version: int, by: Person, at: datetime) -> Session:
    """Put the session back where it stood before its last move, if nothing changed it since."""
    session = _held(session, version)
    before = place_before_move(session)
    rules.require_undoable(before)
    for name, value in before.items():
        setattr(session, name, value)
    _require(session, (), {})
    _save(session, *PLACE)
    _note(session, "session move undone", by, at)
    return session


@transaction.atomic
def withdraw_session(*, session: Session, version: int, by: Person, at: datetime) -> Session:
    """Take the session off the agenda; its row stays, so that it can be put back."""
    session = _held(session, version)
    session.withdrawn_at = at
    _save(session, "withdrawn_at")
    _note(session, "session withdrawn", by, at)
    return session


@transaction.atomic
def restore_session(*, session: Session, by: Person, at: datetime) -> Session:
    """Put a session that was taken off back onto the agenda."""
    forum = _locked(session.forum)
    session = forum.sessions.select_for_update(of=("self",)).get(pk=session.pk)
    rules.require_withdrawn(session)
    session.withdrawn_at = None
    _save(session, "withdrawn_at")
    _note(session, "session restored", by, at)
    return session


def _locked(forum: Forum) -> Forum:
    rows = Forum.objects.select_for_update(of=("self",))
    forum = rows.select_related("network", "objective_set").get(pk=forum.pk)
    rules.require_not_over(forum)
    return forum


def _held(session: Session, version: int) -> Session:
    """The session's row as it stands, held for writing, if it is still that ``version``."""
    rows = Session.objects.select_for_update(of=("self",))
    session = rows.select_related("forum__network", "forum__objective_set", "site", "room").get(
        pk=session.pk
    )
    rules.require_not_over(session.forum)
    rules.require_version(session, version)
    return session


def _require(
    session: Session,
    people: Sequence[Person],
    shares: Mapping[int, int],
    known: Sequence[int] = (),
) -> None:
    rules.require_place(session)
    rules.require_length(session)
    rules.require_near_forum(session, local(session.forum, session.starts_at))
    rules.require_leaders(session.forum, people, known)
    rules.require_shares(session.forum, shares)


def _save(session: Session, *fields: str) -> None:
    session.version += 1
    session.save(update_fields=[*fields, "version"])


def _set_people(session: Session, people: Sequence[Person]) -> None:
    session.facilitations.all().delete()
    Facilitation.objects.bulk_create(
        Facilitation(session=session, person=person, position=position)
        for position, person in enumerate(people, start=1)
    )


def _set_shares(session: Session, shares: Mapping[int, int]) -> None:
    session.serves.all().delete()
    SessionObjective.objects.bulk_create(
        SessionObjective(session=session, objective_id=pk, share=share)
        for pk, share in shares.items()
    )


def _free_code(forum: Forum, uid: uuid.UUID) -> str:
    """Four characters of the uid, more where another session of the forum has them."""
    whole = base64.b32encode(uid.bytes).decode("ascii")
    taken = set(forum.sessions.values_list("code", flat=True))
    starts = (whole[i : i + length] for length in range(4, 9) for i in range(26 - length))
    return next(code for code in starts if code not in taken)


def _place(session: Session) -> dict[str, Any]:
    return {
        "site": session.site_id,
        "room": session.room_id,
        "starts_at": session.starts_at.isoformat(),
        "ends_at": session.ends_at.isoformat(),
    }


def _note(session: Session, verb: str, by: Person, at: datetime, **detail: Any) -> None:
    network_id = session.forum.network_id
    ledger.record(verb=verb, subject=session, by=by, at=at, network_id=network_id, **detail)
