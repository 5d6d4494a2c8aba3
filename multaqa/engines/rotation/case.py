"""One round by itself: can it be seated with every hard rule kept, and how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from multaqa.engines.rotation.hall import FORBIDDEN, Hall, Limit, joined

BUDGET = 20_000
"""How many tries are made before the question is left open."""


@dataclass(frozen=True, slots=True)
class Tally:
    """People counted at each table by a hard rule."""

    members: frozenset[int]
    limits: tuple[Limit | None, ...]
    trait: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """The hard rules of one round."""

    people: tuple[int, ...]
    sizes: tuple[tuple[int, int], ...]
    fixed: Mapping[int, int] = field(default_factory=dict)
    blocks: tuple[tuple[int, ...], ...] = ()
    apart: frozenset[tuple[int, int]] = frozenset()
    counts: tuple[Tally, ...] = ()


def case_of(hall: Hall, number: int) -> Case:
    """Return the case of one round of ``hall``."""
    there = set(hall.present[number])
    blocks = joined(there.intersection(group) for group in hall.together)
    counts = (
        Tally(count.members, count.limits[number], count.trait, count.value)
        for count in hall.counts
        if any(limit and limit.weight == FORBIDDEN for limit in count.limits[number])
    )
    return Case(
        hall.present[number],
        hall.sizes[number],
        hall.fixed[number],
        tuple(block for block in blocks if len(block) > 1),
        hall.apart,
        tuple(counts),
    )


@dataclass(slots=True)
class Solver:
    """Seats the people of a case, those with the most rules first, and takes back what fails.

    ``proved`` says, where nothing was found, that nothing can be.
    """

    case: Case
    wish: Mapping[int, int] = field(default_factory=dict)
    budget: int = BUDGET
    proved: bool = True
    tables: list[list[int]] = field(default_factory=list)
    tallies: list[list[int]] = field(default_factory=list)
    left: int = 0
    left_of: list[int] = field(default_factory=list)

    def solve(self) -> list[list[int]] | None:
        """Return the people by table, or None."""
        case = self.case
        self.tables = [[] for _ in case.sizes]
        self.tallies = [[0] * len(case.sizes) for _ in case.counts]
        self.left = len(case.people)
        there = set(case.people)
        self.left_of = [len(count.members & there) for count in case.counts]
        if not self._hopeful():
            return None
        return self._found()

    def _found(self) -> list[list[int]] | None:
        """Walk down the units, and back up where one finds no table."""
        units = self._units()
        trail: list[list[int]] = []
        chosen: list[int] = []
        while len(chosen) < len(units):
            at = len(chosen)
            if len(trail) == at:
                trail.append(self._choices(units[at]))
            if self.budget <= 0:
                self.proved = False
                return None
            if not trail[at]:
                trail.pop()
                if not chosen:
                    return None
                self._move(units[at - 1], chosen.pop(), -1)
                continue
            table = trail[at].pop(0)
            self.budget -= 1
            self._move(units[at], table, 1)
            if self._hopeful():
                chosen.append(table)
            else:
                self._move(units[at], table, -1)
        return self.tables

    def _units(self) -> list[tuple[int, ...]]:
        """Those who sit together, or one by one; the most bound first."""
        case = self.case
        joined = {person for block in case.blocks for person in block}
        units = [*case.blocks, *((p,) for p in case.people if p not in joined)]
        foes = {one for one, _ in case.apart}
        bound = {person for count in case.counts for person in count.members}

        def rank(unit: tuple[int, ...]) -> tuple[bool, int, bool, bool]:
            held = any(person in case.fixed for person in unit)
            return not held, -len(unit), foes.isdisjoint(unit), bound.isdisjoint(unit)

        return sorted(units, key=rank)

    def _choices(self, unit: tuple[int, ...]) -> list[int]:
        """The tables that can take a unit, wished ones first, alike empty ones once."""
        case = self.case
        held = {case.fixed[person] for person in unit if person in case.fixed}
        if len(held) > 1 or any((a, b) in case.apart for a in unit for b in unit):
            return []
        wished = [self.wish.get(person) for person in unit]
        seen: set[tuple[object, ...]] = set()
        found = []
        for table in held or range(len(case.sizes)):
            if not self._takes(unit, table):
                continue
            if not self.tables[table] and table not in wished and not held:
                limits = tuple(count.limits[table] for count in case.counts)
                alike = (case.sizes[table], limits)
                if alike in seen:
                    continue
                seen.add(alike)
            found.append(table)

        def rank(table: int) -> tuple[int, bool, int]:
            here = len(self.tables[table])
            return -wished.count(table), here >= case.sizes[table][0], here

        return sorted(found, key=rank)

    def _takes(self, unit: tuple[int, ...], table: int) -> bool:
        case = self.case
        there = self.tables[table]
        if len(there) + len(unit) > case.sizes[table][1]:
            return False
        if case.apart and any((one, other) in case.apart for one in unit for other in there):
            return False
        for count, tally in zip(case.counts, self.tallies, strict=True):
            limit = count.limits[table]
            more = sum(person in count.members for person in unit)
            if limit and more and tally[table] + more > limit.most:
                return False
        return True

    def _move(self, unit: tuple[int, ...], table: int, way: int) -> None:
        if way > 0:
            self.tables[table].extend(unit)
        else:
            del self.tables[table][-len(unit) :]
        self.left -= way * len(unit)
        for at, count in enumerate(self.case.counts):
            members = sum(person in count.members for person in unit)
            self.tallies[at][table] += way * members
            self.left_of[at] -= way * members

    def _hopeful(self) -> bool:
        """Whether those who are left can still fill what must be filled, and find a seat."""
        sizes = self.case.sizes
        needed = spare = 0
        for table, (least, most) in enumerate(sizes):
            here = len(self.tables[table])
            needed += max(0, least - here)
            spare += most - here
        if needed > self.left or spare < self.left:
            return False
        owed: dict[tuple[str, int], int] = {}
        for at, count in enumerate(self.case.counts):
            if not self._can_meet(at, count, owed):
                return False
        return all(
            owing <= sizes[table][1] - len(self.tables[table]) for (_, table), owing in owed.items()
        )

    def _can_meet(self, at: int, count: Tally, owed: dict[tuple[str, int], int]) -> bool:
        tally, needed, spare = self.tallies[at], 0, 0
        for table, limit in enumerate(count.limits):
            seats = self.case.sizes[table][1] - len(self.tables[table])
            if limit is None:
                spare += seats
                continue
            due = max(0, limit.least - tally[table])
            needed += due
            spare += min(seats, limit.most - tally[table])
            if due:
                owed[count.trait, table] = owed.get((count.trait, table), 0) + due
        return needed <= self.left_of[at] <= spare


def seat(case: Case, wish: Mapping[int, int]) -> list[list[int]]:
    """Seat everybody near their ``wish`` with the hard rules kept; where that fails, nearly."""
    for wished in (wish, {}):
        found = Solver(case, wished).solve()
        if found is not None:
            return found
    return _squeezed(case, wish)


def _squeezed(case: Case, wish: Mapping[int, int]) -> list[list[int]]:
    """Seat people though rules contradict each other: as many as there are seats, blocks first."""
    tables: list[list[int]] = [[] for _ in case.sizes]
    blocks = sorted(case.blocks, key=lambda block: -len(block))
    waiting = [*blocks, *((p,) for p in case.people if all(p not in b for b in blocks))]
    waiting.sort(key=lambda unit: all(person not in case.fixed for person in unit))

    def rank(table: int) -> tuple[bool, bool, bool, int]:
        here, least = len(tables[table]), case.sizes[table][0]
        return table not in held, here >= least, wish.get(unit[0]) != table, here

    while waiting:
        unit = waiting.pop(0)
        held = [case.fixed[person] for person in unit if person in case.fixed]
        roomy = [t for t, (_, most) in enumerate(case.sizes) if len(tables[t]) + len(unit) <= most]
        if roomy:
            tables[min(roomy, key=rank)].extend(unit)
        elif len(unit) > 1:
            waiting = [*((person,) for person in unit), *waiting]
    return tables


def open_seats(case: Case, order: Sequence[int]) -> list[list[int]]:
    """Seat people in the order given, as a start for the search."""
    wide = [table for table, (_, most) in enumerate(case.sizes) for _ in range(most)]
    places = len(wide) / max(1, len(order))
    return seat(case, {person: wide[int(at * places)] for at, person in enumerate(order) if wide})
