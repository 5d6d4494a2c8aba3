"""What stands in the way of a working agenda, with the rows that explain it."""

from collections.abc import Iterable
from dataclasses import dataclass

from multaqa.engines import agenda as engine
from multaqa.people.models import Person

from ..models import Forum, Leader, Room, Session, Site
from .working import planned, sites_and_ways, zone_of


@dataclass(frozen=True, slots=True)
class Trouble:
    """A conflict with its rows: one session or two (the earlier first), and the person or the
    room that it is about. ``minutes`` and ``limit`` mean what the engine's ConflictKind says."""

    kind: str
    sessions: tuple[Session, ...]
    person: Leader | Person | None
    room: Room | None
    minutes: int | None
    limit: int | None


@dataclass(frozen=True, slots=True)
class Agenda:
    """A working agenda read once: its sessions and sites, the brief for the engine, and the
    sessions that were taken off (the last one first)."""

    sessions: tuple[Session, ...]
    sites: tuple[Site, ...]
    brief: engine.AgendaBrief
    withdrawn: tuple[Session, ...]

    @property
    def undo(self) -> Session | None:
        """The session that moved last, if that can still be undone."""
        return next((session for session in self.sessions if session.undoable), None)

    def troubles(self) -> tuple[Trouble, ...]:
        """Every conflict, by the time of its sessions."""
        return self._explain(engine.conflicts(self.brief), self.sessions)

    def troubles_of(self, session: Session, people: Iterable[Person]) -> tuple[Trouble, ...]:
        """The conflicts that ``session`` (saved or not) would have with ``people`` leading it."""
        people = list(people)
        plan = _plan(session, tuple(person.pk for person in people))
        others = [each for each in self.sessions if each.pk != session.pk]
        found = engine.would_conflict(self.brief, plan)
        return self._explain(found, [*others, session], people)

    def _explain(
        self,
        found: Iterable[engine.Conflict],
        sessions: Iterable[Session],
        more_people: Iterable[Person] = (),
    ) -> tuple[Trouble, ...]:
        by_id = {session.pk or 0: session for session in sessions}
        people: dict[int, Leader | Person] = {
            each.pk: each for session in self.sessions for each in session.leaders
        }
        people |= {person.pk: person for person in more_people}
        rooms = {room.pk: room for site in self.sites for room in site.rooms.all()}
        return tuple(
            Trouble(
                kind=str(one.kind),
                sessions=tuple(by_id[pk] for pk in one.sessions),
                person=people.get(one.person),
                room=rooms.get(one.room),
                minutes=one.minutes,
                limit=one.limit,
            )
            for one in found
        )


def agenda_of(forum: Forum) -> Agenda:
    """The working agenda of ``forum`` (2 queries, however many sessions)."""
    sites, ways = sites_and_ways(forum)
    every = planned(forum)
    _place(every, sites)
    sessions = tuple(each for each in every if each.withdrawn_at is None)
    gone = [each for each in every if each.withdrawn_at is not None]
    zone = zone_of(forum)
    brief = engine.AgendaBrief(
        sites=tuple(
            engine.SitePlan(s.pk, s.starts_on, s.ends_on, s.opens_at, s.closes_at, zone)
            for s in sites
        ),
        rooms=tuple(
            engine.RoomPlan(room.pk, site.pk, room.capacity)
            for site in sites
            for room in site.rooms.all()
        ),
        sessions=tuple(
            _plan(session, tuple(each.pk for each in session.leaders)) for session in sessions
        ),
        travel=ways,
        shortest_break=forum.shortest_break,
    )
    gone.sort(key=lambda each: (each.withdrawn_at, each.pk), reverse=True)
    return Agenda(sessions, tuple(sites), brief, tuple(gone))


def _place(sessions: Iterable[Session], sites: Iterable[Site]) -> None:
    """Give each session the site and the room that were read already."""
    by_id = {site.pk: site for site in sites}
    rooms = {room.pk: room for site in by_id.values() for room in site.rooms.all()}
    for session in sessions:
        if session.site_id in by_id:
            session.site = by_id[session.site_id]
        if session.room_id in rooms:
            session.room = rooms[session.room_id]


def conflicts_of(forum: Forum) -> tuple[Trouble, ...]:
    """Every conflict of the working agenda, by the time of its sessions."""
    return agenda_of(forum).troubles()


def beside(troubles: Iterable[Trouble]) -> dict[int, list[Trouble]]:
    """The troubles of each session, by its id."""
    found: dict[int, list[Trouble]] = {}
    for trouble in troubles:
        for session in trouble.sessions:
            found.setdefault(session.pk, []).append(trouble)
    return found


def _plan(session: Session, people: tuple[int, ...]) -> engine.SessionPlan:
    return engine.SessionPlan(
        id=session.pk or 0,  # one that is not saved yet
        site=session.site_id,
        room=session.room_id,
        kind=session.kind,
        starts=session.starts_at,
        ends=session.ends_at,
        expected=session.capacity,
        people=people,
    )
