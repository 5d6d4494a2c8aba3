"""What a hall is like when everybody comes: so many tables, so many seats, kinds of people.

Designs are made for a shape; who is absent is left out of them afterwards.
"""

from collections import Counter
from dataclasses import dataclass

from multaqa.engines.rotation.hall import FORBIDDEN, Count, Hall, Limit


@dataclass(frozen=True, slots=True)
class Shape:
    """``sizes`` of the tables, within one of each other, largest first.

    ``kinds`` are the people whom hard rules treat alike: only they may stand in for each other.
    ``limits`` say how many of some people each table takes.
    """

    people: int
    sizes: tuple[int, ...]
    rounds: int
    kinds: tuple[tuple[int, ...], ...]
    limits: tuple[tuple[frozenset[int], Limit], ...]

    @property
    def tables(self) -> int:
        return len(self.sizes)

    @property
    def seats(self) -> int:
        return self.sizes[0]

    def kind_of(self) -> list[int]:
        """The number of each person's kind."""
        found = [0] * self.people
        for number, kind in enumerate(self.kinds):
            for person in kind:
                found[person] = number
        return found


def shape_of(hall: Hall) -> Shape | None:
    """Return the shape of ``hall``; None where rounds differ in their tables, or nobody moves."""
    tables = {len(each) for each in hall.sizes}
    if len(tables) != 1 or 0 in tables or hall.people < 2:
        return None
    count = tables.pop()
    small, larger = divmod(hall.people, count)
    if small + bool(larger) < 2:
        return None
    sizes = tuple(small + (at < larger) for at in range(count))
    limits = [(hard.members, limit) for hard in hall.counts if (limit := _same(hard)) is not None]
    held = Counter(hall.fixed[0].values())
    if held:
        per_table = [held.get(table, 0) for table in range(count)]
        limit = Limit(min(per_table), max(per_table), FORBIDDEN)
        limits.append((frozenset(hall.fixed[0]), limit))
    return Shape(hall.people, sizes, len(hall.sizes), _kinds(hall, limits), tuple(limits))


def _same(count: Count) -> Limit | None:
    """The one hard limit that all tables share, if they do."""
    every = {limit for each in count.limits for limit in each}
    one = every.pop() if len(every) == 1 else None
    return one if one is not None and one.weight == FORBIDDEN else None


def _kinds(hall: Hall, limits: list[tuple[frozenset[int], Limit]]) -> tuple[tuple[int, ...], ...]:
    """Group people by the limits that count them; those with the tightest limits come first."""
    kinds: dict[tuple[int, ...], list[int]] = {}
    for person in range(hall.people):
        counted = tuple(at for at, (members, _) in enumerate(limits) if person in members)
        kinds.setdefault(counted, []).append(person)

    def rank(counted: tuple[int, ...]) -> tuple[bool, int]:
        exact = any(limits[at][1].least == limits[at][1].most for at in counted)
        return not exact, -len(counted)

    return tuple(tuple(kinds[counted]) for counted in sorted(kinds, key=rank))
