"""A score that no plan can pass: counted, not searched, so that it costs nothing and is proved."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from multaqa.engines.rotation.brief import Brief
from multaqa.engines.rotation.hall import FORBIDDEN, HUNDREDTHS, Hall, Limit, hall_of
from multaqa.engines.rotation.judge import tally
from multaqa.engines.rotation.plan import Seating

Sizes = tuple[tuple[int, int], ...]


def bound(brief: Brief, held: Sequence[Seating] = ()) -> float:
    """Return a score that no plan of ``brief`` can pass, after the rounds ``held``."""
    before = tally(brief, held).score if held else 0.0
    return before + ceiling(hall_of(brief, held)) / HUNDREDTHS


def ceiling(hall: Hall) -> int:
    """Return the most that the rounds of ``hall`` can add, in hundredths.

    New pairs are no more than the places beside each other at tables, less those that rules waste
    on people who meet again; pairs across cities no more than those that are left when every city
    is spread as thin as can be. Of the pairs that can meet, the dearest so many are taken. Nor can
    anybody meet more people than there are seats beside them: half the sum of what each can gain at
    most is a second ceiling.
    """
    able = _able(hall)
    slots = sum(_most_pairs(sizes, len(there)) for sizes, there in _rounds(hall))
    homes = [person.traits.get(hall.brief.weights.trait) for person in hall.brief.people]
    pairs = [pair for pair in able if pair[0] < pair[1]]
    crossing = {pair for pair in pairs if homes[pair[0]] != homes[pair[1]]}
    new = min(slots - _wasted(hall, set(pairs)), *_by_kind(hall, pairs, len(pairs)))
    across = min(slots - _together_at_home(hall, homes), *_by_kind(hall, crossing, len(crossing)))
    return min(_dearest(hall, pairs, crossing, new, across), _by_person(hall, able))


def _rounds(hall: Hall) -> list[tuple[Sizes, tuple[int, ...]]]:
    return list(zip(hall.sizes, hall.present, strict=True))


def _able(hall: Hall) -> list[tuple[int, int]]:
    """The pairs, both ways, that can gain something by meeting in some round."""
    rounds = [
        (frozenset(there), hall.fixed[number], _singled(hall, number))
        for number, there in enumerate(hall.present)
    ]
    found = []
    for one, other in combinations(range(hall.people), 2):
        if not hall.worth[one * hall.people + other] or (one, other) in hall.apart:
            continue
        if any(_may_meet(*each, one, other) for each in rounds):
            found += [(one, other), (other, one)]
    return found


def _singled(hall: Hall, number: int) -> list[frozenset[int]]:
    """Those of whom each table takes one at most."""
    return [
        count.members
        for count in hall.counts
        if all(
            limit and limit.weight == FORBIDDEN and limit.most < 2 for limit in count.limits[number]
        )
    ]


def _may_meet(
    there: frozenset[int],
    fixed: Mapping[int, int],
    single: list[frozenset[int]],
    one: int,
    other: int,
) -> bool:
    """Say whether two people can share a table in a round."""
    if one not in there or other not in there:
        return False
    if fixed.get(one, -1) != fixed.get(other, -1) and one in fixed and other in fixed:
        return False
    return not any(one in members and other in members for members in single)


@lru_cache(maxsize=256)
def _most_pairs(sizes: Sizes, people: int) -> int:
    """The most pairs at tables of such sizes that ``people`` can make."""
    best: dict[int, int] = {0: 0}
    for least, most in sizes:
        after: dict[int, int] = {}
        for seated, pairs in best.items():
            for size in range(least, most + 1):
                total = pairs + size * (size - 1) // 2
                if seated + size <= people and after.get(seated + size, -1) < total:
                    after[seated + size] = total
        best = after
    largest = max((most for _, most in sizes), default=0)
    return best.get(people, people * max(0, largest - 1) // 2)


def _wasted(hall: Hall, able: set[tuple[int, int]]) -> int:
    """Places beside each other that rules take for people who have met."""
    wasted = 0
    for group in hall.together:
        for one, other in combinations(group, 2):
            shared = sum(one in there and other in there for there in hall.present)
            wasted += shared - bool(shared and (one, other) in able)
    for count in hall.counts:
        forced = sum(
            limit.least * (limit.least - 1) // 2
            for each in count.limits
            for limit in each
            if limit and limit.weight == FORBIDDEN
        )
        inside = sum(one in count.members and other in count.members for one, other in able)
        wasted = max(wasted, forced - inside)
    return wasted


def _by_kind(
    hall: Hall, pairs: Sequence[tuple[int, int]] | set[tuple[int, int]], every: int
) -> list[int]:
    """Ceilings from rules that fix how many of some people sit at each table.

    Such a rule divides the places beside each other: among them, between them and others, among
    others; none takes more pairs than there are of its own sort.
    """
    found = [every]
    for count in hall.counts:
        every_limit = {limit for each in count.limits for limit in each}
        exact = {limit.least for limit in every_limit if limit and _exact(limit)}
        if len(every_limit) != 1 or not exact:
            continue
        taken, slots, have = exact.pop(), [0, 0, 0], [0, 0, 0]
        for sizes, there in _rounds(hall):
            others = len(there) - sum(person in count.members for person in there)
            rest = tuple((max(0, least - taken), max(0, most - taken)) for least, most in sizes)
            slots[2] += len(sizes) * taken * (taken - 1) // 2
            slots[1] += taken * others
            slots[0] += _most_pairs(rest, others)
        for one, other in pairs:
            have[(one in count.members) + (other in count.members)] += 1
        found.append(sum(map(min, slots, have)))
    return found


def _exact(limit: Limit | None) -> bool:
    return limit is not None and limit.least == limit.most and limit.weight == FORBIDDEN


def _together_at_home(hall: Hall, homes: list[str | None]) -> int:
    """Places beside somebody of one's own city that no seating avoids."""
    forced = 0
    for sizes, there in _rounds(hall):
        tables = max(1, len(sizes))
        cities: dict[str | None, int] = defaultdict(int)
        for person in there:
            cities[homes[person]] += 1
        for people in cities.values():
            each, more = divmod(people, tables)
            forced += more * (each + 1) * each // 2 + (tables - more) * each * (each - 1) // 2
    return forced


def _dearest(
    hall: Hall, pairs: list[tuple[int, int]], crossing: set[tuple[int, int]], new: int, across: int
) -> int:
    """The worth of the dearest ``new`` pairs, of which ``across`` may cross cities."""
    total = 0
    worth = [
        (hall.worth[one * hall.people + other], (one, other) in crossing) for one, other in pairs
    ]
    for value, crosses in sorted(worth, reverse=True):
        if new <= 0:
            break
        if crosses and across <= 0:
            continue
        total, new, across = total + value, new - 1, across - crosses
    return total


def _by_person(hall: Hall, able: list[tuple[int, int]]) -> int:
    """Half of what each person can gain by the dearest they can meet in the seats beside them."""
    gains: dict[int, list[int]] = defaultdict(list)
    for one, other in able:
        gains[one].append(hall.worth[one * hall.people + other])
    total = 0
    for person, worth in gains.items():
        seats = sum(
            max(0, max((most for _, most in sizes), default=0) - 1)
            for sizes, there in _rounds(hall)
            if person in there
        )
        total += sum(sorted(worth, reverse=True)[:seats])
    return total // 2
