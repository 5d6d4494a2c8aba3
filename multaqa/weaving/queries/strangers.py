"""Who never meets whom in a plan, and why."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Any

from .answered import is_answer
from .gains import MET, Pairs

if TYPE_CHECKING:
    from multaqa.engines.rotation import Brief, Quota, Seating


class Why(StrEnum):
    """Why two people never share a table; the first that holds is told."""

    APART = "apart"
    AWAY = "away"
    FIXED = "fixed"
    QUOTA = "quota"
    KNOWN = "known"
    ONE_CITY = "one_city"
    SEATS = "seats"
    OTHERS = "others"


@dataclass(frozen=True, slots=True)
class Strangers:
    """The pairs who never meet, by why; the reasons in the order of ``Why``."""

    why: Why
    pairs: tuple[tuple[int, int], ...]


def never_meet(pairs: Pairs, person: int | None = None) -> list[Strangers]:
    """All pairs of a plan who never share a table; those of one ``person`` where they are given."""
    judge = _Judge(pairs)
    found: dict[Why, list[tuple[Any, Any]]] = defaultdict(list)
    for one, other in combinations([each.id for each in pairs.brief.people], 2):
        if person is not None and person not in (one, other):
            continue
        if not judge.pairs.times[frozenset((one, other))]:
            found[judge.why(one, other)].append((one, other))
    return [Strangers(why, tuple(found[why])) for why in Why if why in found]


class _Judge:
    """What is known of the brief, gathered once for all pairs."""

    def __init__(self, pairs: Pairs) -> None:
        self.pairs, brief = pairs, pairs.brief
        self.brief = brief
        self.traits = {each.id: each.traits for each in brief.people}
        self.apart = {frozenset(pair) for group in brief.apart for pair in combinations(group, 2)}
        self.there = _there(pairs)
        self.table = _fixed(brief)
        # Why two never meet is read by many: that they answered alike is not told.
        kinds = [quota for quota in brief.quotas if not is_answer(quota.trait)]
        self.alone = [quota for quota in kinds if quota.hard and quota.most == 1]
        self.near = brief.weights.within < brief.weights.across or any(
            quota.trait == brief.weights.trait and quota.most == 1 for quota in brief.quotas
        )
        self.seats = _seats(pairs.seatings.values())

    def why(self, one: Any, other: Any) -> Why:
        pair = frozenset((one, other))
        shared = self.there[one] & self.there[other]
        if pair in self.apart:
            return Why.APART
        if not shared:
            return Why.AWAY
        if all(self._fixed_apart(one, other, each) for each in shared):
            return Why.FIXED
        if any(self._excludes(quota, one, other) for quota in self.alone):
            return Why.QUOTA
        if self.brief.met.get(pair, 0) >= MET:
            return Why.KNOWN
        if self.near and not self.pairs.is_across(pair):
            return Why.ONE_CITY
        others = len(self.brief.people) - 1
        return Why.SEATS if min(self.seats[one], self.seats[other]) < others else Why.OTHERS

    def _fixed_apart(self, one: Any, other: Any, each: Any) -> bool:
        tables = self.table.get((one, each)), self.table.get((other, each))
        return None not in tables and tables[0] != tables[1]

    def _excludes(self, quota: "Quota", one: Any, other: Any) -> bool:
        """Whether no table takes both."""
        values = self.traits[one].get(quota.trait), self.traits[other].get(quota.trait)
        same = values[0] == values[1] and values[0] is not None
        return quota.tables is None and same and quota.value in (None, values[0])


def _there(pairs: Pairs) -> dict[Any, frozenset[Any]]:
    """The rounds in which each person is there: of those that took place, where they sat."""
    here: dict[Any, set[Any]] = {each.id: set() for each in pairs.brief.people}
    for each in pairs.brief.rounds:
        coming = here.keys() - each.absent
        for person in _sat(pairs, each.id) if each.id in pairs.held else coming:
            here[person].add(each.id)
    return {person: frozenset(rounds) for person, rounds in here.items()}


def _sat(pairs: Pairs, at: Any) -> set[Any]:
    """Who had a seat in a round."""
    found = {person for ids in pairs.seatings[at].tables.values() for person in ids}
    return found & pairs.city.keys()


def _fixed(brief: "Brief") -> dict[tuple[Any, Any], Any]:
    """The table where somebody has to sit, by person and round."""
    return {
        (seat.person, each.id): seat.table
        for seat in brief.seats
        for each in brief.rounds
        if seat.due(each)
    }


def _seats(seatings: Iterable["Seating"]) -> Counter[Any]:
    """How many seats beside them each person has in all rounds."""
    found: Counter[Any] = Counter()
    for each in seatings:
        for people in each.tables.values():
            for person in people:
                found[person] += len(people) - 1
    return found
