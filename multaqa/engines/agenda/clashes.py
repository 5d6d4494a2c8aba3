"""What stands in the way of an agenda: people, rooms, ways, hours and breaks."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from multaqa.engines.agenda.brief import BREAKS, AgendaBrief, RoomPlan, SessionPlan
from multaqa.engines.agenda.instants import SECONDS_A_MINUTE, instant
from multaqa.engines.agenda.opening import minutes_outside, outside_days


class ConflictKind(StrEnum):
    """What is wrong, and what ``minutes`` and ``limit`` of the conflict then mean.

    ================== ============================= ======================
    kind               minutes                       limit
    ================== ============================= ======================
    ends_before_start  end less start, 0 or fewer    none
    person_twice       both at once                  none
    room_twice         both at once                  none
    no_time_to_travel  between the two               the way takes
    travel_unknown     between the two               none
    break_too_short    between the two               the shortest break
    room_too_small     none                          the room's capacity, in people
    room_of_other_site none                          none
    outside_site_dates none                          none
    outside_hours      outside the opening hours     none
    ================== ============================= ======================
    """

    ENDS_BEFORE_START = "ends_before_start"
    PERSON_TWICE = "person_twice"
    ROOM_TWICE = "room_twice"
    NO_TIME_TO_TRAVEL = "no_time_to_travel"
    TRAVEL_UNKNOWN = "travel_unknown"
    BREAK_TOO_SHORT = "break_too_short"
    ROOM_TOO_SMALL = "room_too_small"
    ROOM_OF_OTHER_SITE = "room_of_other_site"
    OUTSIDE_SITE_DATES = "outside_site_dates"
    OUTSIDE_HOURS = "outside_hours"


_ORDER = {kind: place for place, kind in enumerate(ConflictKind)}


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that is wrong with one session or two, earlier first.

    ``person`` or ``room`` is what the two have in common, or the room that does not do. ``minutes``
    are whole, rounded down.
    """

    kind: ConflictKind
    sessions: tuple[int, ...]
    person: int | None = None
    room: int | None = None
    minutes: int | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class _Slot:
    """A session with its times in seconds."""

    plan: SessionPlan
    starts: float
    ends: float


def conflicts(brief: AgendaBrief) -> tuple[Conflict, ...]:
    """Return all conflicts of ``brief``, by the time of their sessions; empty where there is none.

    - A person in two sessions at once, or a room: each such two, once a person and once for the
      room.
    - A person at two sites, one after the other, with fewer minutes between than the way takes;
      where the way is unknown, ``travel_unknown``. Asked of each session and the one before it that
      ends last.
    - A break that is shorter than ``shortest_break``, between two sessions that follow each other
      for one person or in one room. No gap at all is no short break, but for a person who has to be
      in another room. Meals and free time are passed over: they are the break.
    - A session that ends before it starts, or at its start, has no other conflict of time.
    - One outside its site's days, or its hours (which are the site's own: see ``SitePlan``).
    - A room of another site, or with fewer seats than people expected.

    The order of the brief is nothing. What a malformed brief (``faults``) names and does not hold
    is passed over; a naive time raises ValueError. Work grows with n log n and the conflicts found.
    """
    every = [_Slot(plan, instant(plan.starts), instant(plan.ends)) for plan in brief.sessions]
    every.sort(key=lambda slot: (slot.starts, slot.ends, slot.plan.id))
    slots = [slot for slot in every if slot.starts < slot.ends]
    by_person: dict[int, list[_Slot]] = defaultdict(list)
    by_room: dict[int, list[_Slot]] = defaultdict(list)
    for slot in slots:
        for person in set(slot.plan.people):
            by_person[person].append(slot)
        if slot.plan.room is not None:
            by_room[slot.plan.room].append(slot)
    found = chain(
        _of_places(every, brief),
        _of_times(every, brief),
        *(_of_person(person, led, brief) for person, led in by_person.items()),
        *(_of_room(room, held, brief.shortest_break) for room, held in by_room.items()),
    )
    starts = {slot.plan.id: slot.starts for slot in every}
    return tuple(sorted(found, key=lambda one: (starts[one.sessions[0]], _rank(one))))


def would_conflict(brief: AgendaBrief, moved: SessionPlan) -> tuple[Conflict, ...]:
    """Return the conflicts that ``moved`` would have, in the place of the session with its id.

    Only those that involve it, as ``conflicts`` would give them; a session that is not in the
    brief yet (its id is nobody's) is added to it.
    """
    near = tuple(
        plan
        for plan in brief.sessions
        if plan.id != moved.id
        and (
            (plan.room is not None and plan.room == moved.room)
            or not set(plan.people).isdisjoint(moved.people)
        )
    )
    found = conflicts(replace(brief, sessions=(*near, moved)))
    return tuple(one for one in found if moved.id in one.sessions)


def _rank(one: Conflict) -> tuple[tuple[int, ...], int, int, int]:
    return one.sessions, _ORDER[one.kind], one.person or 0, one.room or 0


def _of_places(slots: Sequence[_Slot], brief: AgendaBrief) -> Iterator[Conflict]:
    rooms = {room.id: room for room in brief.rooms}
    for slot in slots:
        room = None if slot.plan.room is None else rooms.get(slot.plan.room)
        if room is not None:
            yield from _of_its_room(slot.plan, room)


def _of_its_room(plan: SessionPlan, room: RoomPlan) -> Iterator[Conflict]:
    if room.site != plan.site:
        yield Conflict(ConflictKind.ROOM_OF_OTHER_SITE, (plan.id,), room=room.id)
    if plan.expected is None or room.capacity is None:
        return
    if plan.expected > room.capacity:
        yield Conflict(ConflictKind.ROOM_TOO_SMALL, (plan.id,), room=room.id, limit=room.capacity)


def _of_times(slots: Sequence[_Slot], brief: AgendaBrief) -> Iterator[Conflict]:
    sites = {site.id: site for site in brief.sites}
    for slot in slots:
        here = (slot.plan.id,)
        if slot.ends <= slot.starts:
            short = _minutes(slot.ends - slot.starts)
            yield Conflict(ConflictKind.ENDS_BEFORE_START, here, minutes=short)
            continue
        site = sites.get(slot.plan.site)
        if site is None:
            continue
        if outside_days(site, slot.plan.starts, slot.plan.ends):
            yield Conflict(ConflictKind.OUTSIDE_SITE_DATES, here)
        outside = minutes_outside(site, slot.plan.starts, slot.plan.ends)
        if outside:
            yield Conflict(ConflictKind.OUTSIDE_HOURS, here, minutes=outside)


def _of_person(person: int, slots: Sequence[_Slot], brief: AgendaBrief) -> Iterator[Conflict]:
    for both, minutes in _at_once(slots):
        yield Conflict(ConflictKind.PERSON_TWICE, both, person=person, minutes=minutes)
    hurried = set()
    for before, after in _following(slots):
        found = _of_way(before, after, brief.travel)
        if found is not None:
            yield replace(found, person=person)
            if found.kind == ConflictKind.NO_TIME_TO_TRAVEL:
                hurried.add(found.sessions)  # that the break is short too goes without saying
    for before, after in _following(_working(slots)):
        found = _of_break(before, after, brief.shortest_break, elsewhere=_elsewhere(before, after))
        if found is not None and found.sessions not in hurried:
            yield replace(found, person=person)


def _of_room(room: int, slots: Sequence[_Slot], shortest: int) -> Iterator[Conflict]:
    for both, minutes in _at_once(slots):
        yield Conflict(ConflictKind.ROOM_TWICE, both, room=room, minutes=minutes)
    for before, after in _following(_working(slots)):
        found = _of_break(before, after, shortest, elsewhere=False)
        if found is not None:
            yield replace(found, room=room)


def _of_way(before: _Slot, after: _Slot, travel: Mapping[frozenset[int], int]) -> Conflict | None:
    if before.plan.site == after.plan.site:
        return None
    both = (before.plan.id, after.plan.id)
    gap = after.starts - before.ends
    needed = travel.get(frozenset((before.plan.site, after.plan.site)))
    if needed is None:
        return Conflict(ConflictKind.TRAVEL_UNKNOWN, both, minutes=_minutes(gap))
    if gap < needed * SECONDS_A_MINUTE:
        return Conflict(ConflictKind.NO_TIME_TO_TRAVEL, both, minutes=_minutes(gap), limit=needed)
    return None


def _of_break(before: _Slot, after: _Slot, shortest: int, *, elsewhere: bool) -> Conflict | None:
    gap = after.starts - before.ends
    if gap >= shortest * SECONDS_A_MINUTE or (gap == 0 and not elsewhere):
        return None
    both = (before.plan.id, after.plan.id)
    return Conflict(ConflictKind.BREAK_TOO_SHORT, both, minutes=_minutes(gap), limit=shortest)


def _elsewhere(one: _Slot, other: _Slot) -> bool:
    return (one.plan.site, one.plan.room) != (other.plan.site, other.plan.room)


def _working(slots: Sequence[_Slot]) -> list[_Slot]:
    return [slot for slot in slots if slot.plan.kind not in BREAKS]


def _at_once(slots: Sequence[_Slot]) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield ((earlier, later), minutes) for each two of ``slots``, in order, that overlap."""
    going: list[_Slot] = []
    for slot in slots:
        going = [earlier for earlier in going if earlier.ends > slot.starts]
        for earlier in going:
            minutes = _minutes(min(earlier.ends, slot.ends) - slot.starts)
            yield (earlier.plan.id, slot.plan.id), minutes
        going.append(slot)


def _following(slots: Sequence[_Slot]) -> Iterator[tuple[_Slot, _Slot]]:
    """Yield each of ``slots``, which are in order, after the one before it that ends last."""
    before: _Slot | None = None
    for slot in slots:
        if before is not None and before.ends <= slot.starts:
            yield before, slot
        if before is None or slot.ends > before.ends:
            before = slot


def _minutes(seconds: float) -> int:
    return int(seconds // SECONDS_A_MINUTE)
