"""The judge: what seatings are worth, and which hard rules they do not keep.

It reads the brief itself and nothing that the search has made of it: the page asks it about plans
that a person edited by hand, the tests ask it about ours.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import comb

from multaqa.engines.rotation.brief import Brief, Key, Quota, Round
from multaqa.engines.rotation.hall import (
    FORBIDDEN,
    HUNDREDTHS,
    Hall,
    hall_of,
    joined,
    pairs_of,
    sizes_of,
    values,
)
from multaqa.engines.rotation.plan import Breach, BreachKind, Plan, Seating, Tables, Tally


def faults(brief: Brief, plan: Plan, held: Sequence[Seating] = ()) -> Iterator[str]:
    """Yield what is wrong with ``plan``, in plain English for developers; nothing if it is well.

    Rules that the plan itself says it could not keep are no fault; ``held`` are the rounds that
    had taken place before it.
    """
    found = breaches(brief, plan.seatings, held)
    yield from (str(breach) for breach in found if breach not in plan.breaches)
    yield from (f"kept after all: {breach}" for breach in plan.breaches if breach not in found)
    if not any(b.kind == BreachKind.UNKNOWN_PERSON for b in found):
        true = tally(brief, (*held, *plan.seatings))
        if true != plan.tally:
            yield f"the figures are {true}, not {plan.tally}"
    if not plan.breaches and plan.tally.score > plan.bound:
        yield f"the score {plan.tally.score} passes its bound {plan.bound}"


def tally(brief: Brief, seatings: Sequence[Seating]) -> Tally:
    """Return what ``seatings`` are worth; who or what the brief does not know is passed over."""
    hall = hall_of(brief)
    place = {person.id: at for at, person in enumerate(brief.people)}
    met = _meetings(seatings, place)
    homes = [person.traits.get(brief.weights.trait) for person in brief.people]
    new = dict.fromkeys(place, 0)
    score = across = 0
    for one, other in met:
        worth = hall.worth[one * len(place) + other]
        score += worth
        known = brief.met.get(frozenset((brief.people[one].id, brief.people[other].id)), 0)
        if known < 100:
            across += homes[one] != homes[other]
            for person in (one, other):
                new[brief.people[person].id] += 1
    repeats = sum(times - 1 for times in met.values())
    often = sum(comb(times - 1, 2) for times in met.values())
    cost = _soft_cost(hall, seatings, place) + often
    pairs = sum(new.values()) // 2
    return Tally(score / HUNDREDTHS, cost / HUNDREDTHS, pairs, across, repeats, new)


def breaches(
    brief: Brief, seatings: Sequence[Seating], held: Sequence[Seating] = ()
) -> tuple[Breach, ...]:
    """Return the hard rules that ``seatings`` do not keep, round by round; empty if all are.

    ``held`` rounds are over: they are not judged, but who met there has met.
    """
    by_round = {seating.round: seating for seating in seatings}
    over = {seating.round for seating in held}
    found: list[Breach] = []
    for each in brief.rounds:
        if each.id in over:
            continue
        if each.id in by_round:
            found += _of_round(brief, each, _sizes(brief, each), by_round[each.id].tables)
        else:
            found.append(Breach(BreachKind.ROUND_MISSING, each.id))
    return (*found, *_of_meetings(brief, seatings, held))


Sizes = Mapping[Key, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Part:
    """Some tables of one round by themselves, which is soon judged: where people change places
    among these, just that is kept less in the whole round which is kept less here."""

    brief: Brief
    round: Round
    sizes: Sizes

    def breaches(self, tables: Tables) -> tuple[Breach, ...]:
        """Return the hard rules of the round that people at ``tables``, all of the part, do not
        keep; how often two may meet is no rule of a round."""
        return tuple(_of_round(self.brief, self.round, self.sizes, tables))


def part_of(brief: Brief, seating: Seating, tables: Collection[Key]) -> Part:
    """Return the part of a round of ``brief`` that is these ``tables``, with whoever sits there or
    nowhere."""
    each = next(each for each in brief.rounds if each.id == seating.round)
    elsewhere = {
        person
        for table, people in seating.tables.items()
        if table not in tables
        for person in people
    }
    people = tuple(person for person in brief.people if person.id not in elsewhere)
    known = {person.id for person in people}
    sizes = {table: size for table, size in _sizes(brief, each).items() if table in tables}
    return Part(
        replace(
            brief,
            people=people,
            apart=tuple(group for group in brief.apart if len(group & known) > 1),
            together=tuple(group for group in brief.together if len(group & known) > 1),
            seats=tuple(seat for seat in brief.seats if seat.person in known),
        ),
        replace(each, tables=tuple(table for table in each.tables if table.id in tables)),
        sizes,
    )


def _sizes(brief: Brief, each: Round) -> Sizes:
    there = sum(person.id not in each.absent for person in brief.people)
    return dict(zip((table.id for table in each.tables), sizes_of(each, there), strict=True))


def _of_round(brief: Brief, each: Round, sizes: Sizes, at: Tables) -> Iterator[Breach]:
    yield from _of_people(brief, each, at)
    yield from _of_tables(each, sizes, at)
    yield from _of_company(brief, each, at)
    for quota in brief.quotas:
        if quota.hard:
            yield from _of_quota(brief, quota, each, at)


def _of_people(brief: Brief, each: Round, at: Tables) -> Iterator[Breach]:
    known = {person.id for person in brief.people}
    seats = Counter(person for people in at.values() for person in people)
    for person, times in seats.items():
        if person not in known:
            yield Breach(BreachKind.UNKNOWN_PERSON, each.id, people=(person,))
        if person in each.absent:
            yield Breach(BreachKind.ABSENT_SEATED, each.id, people=(person,))
        if times > 1:
            yield Breach(BreachKind.SEATED_TWICE, each.id, people=(person,), count=times, limit=1)
    for guest in brief.people:
        if guest.id not in seats and guest.id not in each.absent:
            yield Breach(BreachKind.NOT_SEATED, each.id, people=(guest.id,))


def _of_tables(each: Round, sizes: Sizes, at: Tables) -> Iterator[Breach]:
    for table in at:
        if table not in sizes:
            yield Breach(BreachKind.UNKNOWN_TABLE, each.id, table)
    for table, (least, most) in sizes.items():
        count = len(at.get(table, ()))
        if count > most:
            yield Breach(BreachKind.OVER_FULL, each.id, table, count=count, limit=most)
        if count < least:
            yield Breach(BreachKind.UNDER_FILLED, each.id, table, count=count, limit=least)


def _of_company(brief: Brief, each: Round, at: Tables) -> Iterator[Breach]:
    where = {person: table for table, people in at.items() for person in people}
    order = {person.id: place for place, person in enumerate(brief.people)}
    for group in brief.apart:
        there = sorted((person for person in group if person in where), key=order.__getitem__)
        for one, other in combinations(there, 2):
            if where[one] == where[other]:
                yield Breach(BreachKind.APART, each.id, where[one], (one, other))
    for group in brief.together:
        there = sorted((person for person in group if person in where), key=order.__getitem__)
        split = len({where[person] for person in there})
        if split > 1:
            people = tuple(there)
            yield Breach(BreachKind.TOGETHER, each.id, None, people, count=split, limit=1)
    for seat in brief.seats:
        if seat.due(each) and where.get(seat.person, seat.table) != seat.table:
            yield Breach(BreachKind.SEAT, each.id, seat.table, (seat.person,))


def _of_quota(brief: Brief, quota: Quota, each: Round, at: Tables) -> Iterator[Breach]:
    has = {person.id: person.traits.get(quota.trait) for person in brief.people}
    meant = [t for t in each.tables if quota.tables is None or t.id in quota.tables]
    there = {table.id: Counter(map(has.get, at.get(table.id, ()))) for table in meant}
    for value in (quota.value,) if quota.value else values(brief, quota.trait):
        for table in meant:
            count = there[table.id][value]
            most = count if quota.most is None else quota.most
            if not quota.least <= count <= most:
                limit = quota.least if count < quota.least else most
                yield Breach(
                    BreachKind.QUOTA, each.id, table.id, (), quota.trait, value, count, limit
                )


def _of_meetings(
    brief: Brief, seatings: Sequence[Seating], held: Sequence[Seating]
) -> Iterator[Breach]:
    if brief.most_meetings is None:
        return
    place = {person.id: at for at, person in enumerate(brief.people)}
    before = _meetings(held, place)
    blocks = joined([place[person] for person in group] for group in brief.together)
    for (one, other), times in _meetings((*held, *seatings), place).items():
        pair = (brief.people[one].id, brief.people[other].id)
        free = any({one, other} <= set(block) for block in blocks)
        if times > brief.most_meetings and times > before[one, other] and not free:
            yield Breach(BreachKind.MEETINGS, people=pair, count=times, limit=brief.most_meetings)


def _meetings(seatings: Sequence[Seating], place: Mapping[Key, int]) -> Counter[tuple[int, int]]:
    """Count the rounds that each two people share."""
    return Counter(pairs_of(seatings, place))


def _soft_cost(hall: Hall, seatings: Sequence[Seating], place: Mapping[Key, int]) -> int:
    by_round = {seating.round: seating.tables for seating in seatings}
    cost = 0
    for number, each in enumerate(hall.rounds):
        tables = by_round.get(each.id, {})
        for at, table in enumerate(each.tables):
            there = {place[person] for person in tables.get(table.id, ()) if person in place}
            for count in hall.counts:
                limit = count.limits[number][at]
                if limit and limit.weight < FORBIDDEN:
                    cost += limit.cost(len(count.members & there))
    return cost
