"""The brief in numbers: people, rounds and tables by their place, weights in hundredths."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from multaqa.engines.rotation.brief import Brief, Key, Quota, Round
from multaqa.engines.rotation.plan import Seating

HUNDREDTHS = 100
FORBIDDEN = 1_000_000
"""What a breach of a hard rule costs: more than a table can ever gain by it."""


@dataclass(frozen=True, slots=True)
class Limit:
    """From ``least`` to ``most`` at one table; each person beyond costs ``weight``."""

    least: int
    most: int
    weight: int

    def cost(self, count: int) -> int:
        return self.weight * (max(0, self.least - count) + max(0, count - self.most))


@dataclass(frozen=True, slots=True)
class Count:
    """People who are counted at each table; ``limits`` by round and table, None where free."""

    members: frozenset[int]
    limits: tuple[tuple[Limit | None, ...], ...]
    trait: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Hall:
    """The brief by places: ``sizes`` (least, most) of each table, ``worth`` of pairs as a square.

    ``apart`` holds pairs both ways; ``together`` are the groups that stay together, ``blocks`` the
    same joined where they share somebody; ``fixed`` is, by round, the table where a person has to
    sit. ``before`` are the pairs that met in rounds which are over, once for each time: their worth
    is spent.
    """

    brief: Brief
    rounds: tuple[Round, ...]
    present: tuple[tuple[int, ...], ...]
    sizes: tuple[tuple[tuple[int, int], ...], ...]
    worth: tuple[int, ...]
    apart: frozenset[tuple[int, int]]
    together: tuple[tuple[int, ...], ...]
    blocks: tuple[tuple[int, ...], ...]
    fixed: tuple[dict[int, int], ...]
    counts: tuple[Count, ...]
    before: tuple[tuple[int, int], ...] = ()

    @property
    def people(self) -> int:
        return len(self.brief.people)


def hall_of(brief: Brief, held: Sequence[Seating] = ()) -> Hall:
    """Return ``brief`` by places, without the rounds ``held``; it must be well formed."""
    place = {person.id: at for at, person in enumerate(brief.people)}
    over = {seating.round for seating in held}
    rounds = tuple(each for each in brief.rounds if each.id not in over)
    present = tuple(
        tuple(at for person, at in place.items() if person not in each.absent) for each in rounds
    )
    sizes = tuple(sizes_of(each, len(there)) for each, there in zip(rounds, present, strict=True))
    apart = {
        (place[one], place[other])
        for group in brief.apart
        for one in group
        for other in group
        if one != other
    }
    before = tuple(pairs_of(held, place))
    together = dict.fromkeys(
        tuple(sorted(place[person] for person in group)) for group in brief.together
    )
    return Hall(
        brief,
        rounds,
        present,
        sizes,
        _worth(brief, place, before),
        frozenset(apart),
        tuple(together),
        joined(together),
        tuple(_fixed(brief, each, place) for each in rounds),
        tuple(_counts(brief, rounds, present, sizes)),
        before,
    )


def pairs_of(seatings: Iterable[Seating], place: Mapping[Key, int]) -> Iterator[tuple[int, int]]:
    """Yield each two people at one table, once for each time, the earlier of the brief first."""
    for seating in seatings:
        for people in seating.tables.values():
            there = sorted(place[person] for person in set(people) if person in place)
            yield from combinations(there, 2)


def sizes_of(each: Round, people: int) -> tuple[tuple[int, int], ...]:
    """Return the least and the most at each table of a round that ``people`` attend."""
    caps = [people if table.most is None else min(table.most, people) for table in each.tables]
    if any(table.least is not None for table in each.tables):
        pairs = zip(each.tables, caps, strict=True)
        return tuple((table.least or 0, max(cap, table.least or 0)) for table, cap in pairs)
    high = max(caps, default=0)  # no table holds more, however high the level
    level = next((level for level in range(high) if _held(caps, level + 1) > people), high)
    exact = _held(caps, level) == people
    return tuple((min(cap, level), min(cap, level if exact else level + 1)) for cap in caps)


def _held(caps: Sequence[int], level: int) -> int:
    return sum(min(cap, level) for cap in caps)


def _worth(
    brief: Brief, place: Mapping[Key, int], before: Iterable[tuple[int, int]]
) -> tuple[int, ...]:
    weights = brief.weights
    across, within = (round(each * HUNDREDTHS) for each in (weights.across, weights.within))
    homes = [person.traits.get(weights.trait) for person in brief.people]
    worth = [within if home == other else across for home in homes for other in homes]
    for at in range(len(homes)):
        worth[at * len(homes) + at] = 0
    for pair, known in brief.met.items():
        one, other = (place[person] for person in pair)
        for at in (one * len(homes) + other, other * len(homes) + one):
            worth[at] = worth[at] * (100 - known) // 100
    for one, other in before:
        worth[one * len(homes) + other] = worth[other * len(homes) + one] = 0
    return tuple(worth)


def joined(groups: Iterable[Iterable[int]]) -> tuple[tuple[int, ...], ...]:
    """Join groups that share somebody: who sits with her and with him sits with both."""
    blocks: list[set[int]] = []
    for group in groups:
        block = set(group)
        for other in blocks:
            block |= other if not other.isdisjoint(block) else set()
        blocks = [*(other for other in blocks if not other <= block), block]
    return tuple(sorted(tuple(sorted(block)) for block in blocks))


def _fixed(brief: Brief, each: Round, place: dict[Key, int]) -> dict[int, int]:
    tables = {table.id: at for at, table in enumerate(each.tables)}
    return {
        place[seat.person]: tables[seat.table]
        for seat in brief.seats
        if seat.due(each) and seat.table in tables and seat.person not in each.absent
    }


def _counts(
    brief: Brief,
    rounds: Sequence[Round],
    present: Sequence[Sequence[int]],
    sizes: Sequence[Sequence[tuple[int, int]]],
) -> Iterator[Count]:
    """Yield the counts of ``brief`` that can be broken at all: hard quotas, soft ones, balances."""
    for quota in sorted(brief.quotas, key=lambda quota: not quota.hard):
        weight = FORBIDDEN if quota.hard else round(quota.weight * HUNDREDTHS)
        for value in (quota.value,) if quota.value else values(brief, quota.trait):
            limits = tuple(_quota_limits(quota, weight, each) for each in rounds)
            yield from _worth_counting(
                Count(_who(brief, quota.trait, value), limits, quota.trait, value)
            )
    for balance in brief.balances:
        weight = round(balance.weight * HUNDREDTHS)
        for value in values(brief, balance.trait):
            who = _who(brief, balance.trait, value)
            limits = tuple(
                _balance_limits(weight, len(who.intersection(there)), len(there), each)
                for there, each in zip(present, sizes, strict=True)
            )
            yield from _worth_counting(Count(who, limits, balance.trait, value))


def _worth_counting(count: Count) -> Iterator[Count]:
    everybody = len(count.members)
    if any(
        one and one.weight and (one.least or one.most < everybody)
        for each in count.limits
        for one in each
    ):
        yield count


def values(brief: Brief, trait: str) -> list[str]:
    """Return the values of a trait in the order in which people bring them."""
    found = (person.traits.get(trait) for person in brief.people)
    return list(dict.fromkeys(value for value in found if value))


def _who(brief: Brief, trait: str, value: str) -> frozenset[int]:
    return frozenset(
        at for at, person in enumerate(brief.people) if person.traits.get(trait) == value
    )


def _quota_limits(quota: Quota, weight: int, each: Round) -> tuple[Limit | None, ...]:
    most = 10**6 if quota.most is None else quota.most
    return tuple(
        Limit(quota.least, most, weight)
        if quota.tables is None or table.id in quota.tables
        else None
        for table in each.tables
    )


def _balance_limits(
    weight: int, members: int, people: int, sizes: Sequence[tuple[int, int]]
) -> tuple[Limit | None, ...]:
    people = max(1, people)
    return tuple(
        Limit(members * least // people, math.ceil(members * most / people), weight)
        for least, most in sizes
    )
