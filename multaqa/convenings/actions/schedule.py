"""An agenda brought in from a file: kept for a look at it, then written as a whole or dropped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.people.models import Person

from .. import rules
from ..models import Forum, Room, ScheduleFile, Session, Site
from .sessions import add_session, edit_session
from .sites import add_room


@dataclass(frozen=True, slots=True)
class NewRoom:
    """A room that the file names and ``site`` lacks; ``key`` is how arrivals name it."""

    key: str
    site: Site
    name: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A session of the file: new, or changing ``session``. ``fields`` are those of a Session but
    its room, which is ``room`` or the new one of key ``new_room``; ``people`` lead it then."""

    uid: UUID
    session: Session | None
    fields: Mapping[str, Any]
    room: Room | None
    new_room: str | None
    people: tuple[Person, ...]


@transaction.atomic
def keep_schedule(
    *, forum: Forum, content: Any, file_name: str, by: Person, at: datetime
) -> ScheduleFile:
    """Keep the file for its preview; one kept before is forgotten."""
    rules.require_not_over(forum)
    rules.require_a_site(forum)
    kept, _new = ScheduleFile.objects.update_or_create(
        forum=forum,
        defaults={"content": content, "file_name": file_name[-120:], "by": by, "at": at},
    )
    ledger.record(verb="schedule kept", subject=forum, by=by, at=at, network_id=forum.network_id)
    return kept


@transaction.atomic
def drop_schedule(*, forum: Forum, by: Person, at: datetime) -> None:
    """Forget the file; nothing of it was written."""
    ScheduleFile.objects.filter(forum=forum).delete()
    ledger.record(verb="schedule dropped", subject=forum, by=by, at=at, network_id=forum.network_id)


@transaction.atomic
def bring_in_schedule(
    *,
    forum: Forum,
    rooms: Sequence[NewRoom],
    arrivals: Sequence[Arrival],
    by: Person,
    at: datetime,
) -> None:
    """Write all of it or, where one session is refused, nothing; then forget the file."""
    now = {"by": by, "at": at}
    made = {new.key: add_room(site=new.site, name=new.name, **now) for new in rooms}
    for arrival in arrivals:
        room = arrival.room if arrival.new_room is None else made[arrival.new_room]
        fields = {**arrival.fields, "room": room, "people": arrival.people}
        if arrival.session is None:
            add_session(forum=forum, uid=arrival.uid, **fields, **now)
        else:
            session = arrival.session
            edit_session(session=session, version=session.version, **fields, **now)
    ScheduleFile.objects.filter(forum=forum).delete()
    ledger.record(
        verb="schedule brought in",
        subject=forum,
        by=by,
        at=at,
        network_id=forum.network_id,
        rooms=len(rooms),
        sessions=len(arrivals),
    )
