"""The frozen brief of an agenda, and the judge that says what is malformed in it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from itertools import chain

KINDS = frozenset({"plenary", "talk", "workshop", "visit", "meal", "free"})
BREAKS = frozenset({"meal", "free"})
"""Kinds that are themselves a break, and need none before or after them."""


@dataclass(frozen=True, slots=True)
class SitePlan:
    """A site, held on the days ``starts_on``..``ends_on`` (both in), open ``opens``..``closes``.

    Days and hours are the site's own. ``zone`` turns the sessions' times into them; without one
    they are taken on the clock that they carry. ``closes`` at or before ``opens`` is of the next
    day: 09:00 to 01:00 for the nights of Ramadan, whose hours after midnight belong to the day
    before; 00:00 is midnight.
    """

    id: int
    starts_on: date
    ends_on: date
    opens: time
    closes: time
    zone: tzinfo | None = None


@dataclass(frozen=True, slots=True)
class RoomPlan:
    """A room of a site; ``capacity`` in people, None where nobody counted."""

    id: int
    site: int
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """A session at a site, in ``room`` or in none that is known.

    ``starts`` and ``ends`` are aware; ``kind`` is one of ``KINDS``; ``expected`` is the number of
    people awaited; ``people`` are the ids of those who must be there (who facilitate or speak).
    """

    id: int
    site: int
    room: int | None
    kind: str
    starts: datetime
    ends: datetime
    expected: int | None = None
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaBrief:
    """All that conflicts are worked out from.

    ``travel`` holds the minutes from door to door between two sites, ``frozenset({a, b})`` to
    minutes, the same both ways; a pair that is missing is unknown. ``shortest_break`` is in
    minutes; 0 asks for no breaks.
    """

    sites: tuple[SitePlan, ...]
    rooms: tuple[RoomPlan, ...]
    sessions: tuple[SessionPlan, ...]
    travel: Mapping[frozenset[int], int]
    shortest_break: int = 0


def faults(brief: AgendaBrief) -> Iterator[str]:
    """Yield what makes ``brief`` malformed, in plain English for developers; nothing if it is well.

    An agenda that a person made badly (two sessions in one room, an end before its start) is no
    fault but a conflict; a fault is a brief that the calling code made badly.
    """
    yield from _repeated("site", (site.id for site in brief.sites))
    yield from _repeated("room", (room.id for room in brief.rooms))
    yield from _repeated("session", (session.id for session in brief.sessions))
    sites = {site.id for site in brief.sites}
    rooms = {room.id for room in brief.rooms}
    yield from chain.from_iterable(_site_faults(site) for site in brief.sites)
    yield from chain.from_iterable(_room_faults(room, sites) for room in brief.rooms)
    for session in brief.sessions:
        yield from _place_faults(session, sites, rooms)
        yield from _session_faults(session)
    for pair, minutes in brief.travel.items():
        yield from _travel_faults(sorted(pair), minutes, sites)
    if brief.shortest_break < 0:
        yield f"shortest_break is negative: {brief.shortest_break}"


def _repeated(noun: str, ids: Iterable[int]) -> Iterator[str]:
    for one, count in Counter(ids).items():
        if count > 1:
            yield f"{count} {noun}s have the id {one}"


def _site_faults(site: SitePlan) -> Iterator[str]:
    if site.ends_on < site.starts_on:
        yield f"site {site.id} ends on {site.ends_on}, before it starts on {site.starts_on}"
    if site.opens.tzinfo or site.closes.tzinfo:
        yield f"site {site.id} has hours with a time zone: they are the site's own"


def _room_faults(room: RoomPlan, sites: set[int]) -> Iterator[str]:
    if room.site not in sites:
        yield f"room {room.id} is of the unknown site {room.site}"
    if room.capacity is not None and room.capacity < 0:
        yield f"room {room.id} has a negative capacity: {room.capacity}"


def _place_faults(session: SessionPlan, sites: set[int], rooms: set[int]) -> Iterator[str]:
    if session.site not in sites:
        yield f"session {session.id} is at the unknown site {session.site}"
    if session.room is not None and session.room not in rooms:
        yield f"session {session.id} is in the unknown room {session.room}"


def _session_faults(session: SessionPlan) -> Iterator[str]:
    if session.kind not in KINDS:
        yield f"session {session.id} is of the unknown kind {session.kind!r}"
    for name, at in (("starts", session.starts), ("ends", session.ends)):
        if at.utcoffset() is None:
            yield f"session {session.id} {name} at a naive time: {at}"
    if session.expected is not None and session.expected < 0:
        yield f"session {session.id} expects a negative number of people: {session.expected}"
    if len(set(session.people)) < len(session.people):
        yield f"session {session.id} names a person twice"


def _travel_faults(pair: list[int], minutes: int, sites: set[int]) -> Iterator[str]:
    if len(pair) != 2:
        yield f"travel between {len(pair)} sites: {pair}"
    unknown = [site for site in pair if site not in sites]
    if unknown:
        yield f"travel between {pair} names unknown sites: {unknown}"
    if minutes < 0:
        yield f"travel between {pair} takes a negative time: {minutes}"
