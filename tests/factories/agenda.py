"""A whole forum with its agenda released, as the public reads it."""

from datetime import datetime, timedelta

from multaqa.convenings.actions import release_agenda
from multaqa.convenings.models import Forum, Release
from multaqa.people.models import Person

from .convenings import (
    FIRST_HOUR,
    FacilitationFactory,
    ForumFactory,
    ObjectiveFactory,
    ObjectiveSetFactory,
    RoomFactory,
    SessionFactory,
    SessionObjectiveFactory,
    SiteFactory,
)
from .people import ConsentFactory, PersonFactory
from .words import NOW, both


def speaker(*, shown: bool = True, **fields: object) -> Person:
    """Someone who leads sessions, and shows their name to everyone unless told otherwise."""
    person = PersonFactory(**fields)
    if shown:
        ConsentFactory(person=person)
    return person


def planned_forum(sessions: int = 3, *, shown: bool = True, **fields: object) -> Forum:
    """A forum of a site and a room, with sessions two hours apart, each led by another person and
    serving one objective; nothing of it released. Its network is called “library-network”."""
    forum = ForumFactory(
        network__slug="library-network", slug="forum", objective_set=None, **fields
    )
    forum.objective_set = ObjectiveSetFactory(network=forum.network)
    forum.save()
    objective = ObjectiveFactory(set=forum.objective_set, number=1)
    room = RoomFactory(site=SiteFactory(forum=forum, slug="cairo"))
    for n in range(sessions):
        day, hour = divmod(n, 6)
        session = SessionFactory(
            forum=forum,
            site=room.site,
            room=room,
            code=f"S{n + 1}",
            title=both(f"جلسة القراءة {n + 1}", f"Reading session {n + 1}"),
            starts_at=FIRST_HOUR + timedelta(days=day % 4, hours=2 * hour, minutes=day // 4),
        )
        FacilitationFactory(session=session, person=speaker(shown=shown))
        SessionObjectiveFactory(session=session, objective=objective, share=60)
    return forum


def release(forum: Forum, *, at: datetime = NOW, note: object = "") -> Release:
    """Release the forum's agenda as it stands."""
    return release_agenda(forum=forum, note=note, by=PersonFactory(), at=at)


def released_forum(sessions: int = 3, **fields: object) -> Forum:
    """A planned forum whose agenda is released once."""
    forum = planned_forum(sessions, **fields)
    release(forum)
    return forum
