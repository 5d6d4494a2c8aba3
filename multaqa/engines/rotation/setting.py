"""What a board is laid from: what never changes while people change seats."""

from __future__ import annotations  # array is generic to mypy, not to Python 3.11

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, permutations
from typing import NamedTuple

from multaqa.engines.rotation.hall import FORBIDDEN, Count, Limit

_ALWAYS = 255  # more meetings than there are rounds


def ints(values: Iterable[int] = ()) -> array[int]:
    return array("i", values)


def zeros(count: int) -> array[int]:
    return array("i", bytes(4 * count))


AFTER = ints(min(0, 1 - times) for times in range(1000))
"""What a meeting counts after so many: a third one costs a hundredth, so that none comes often."""


class Pairs(NamedTuple):
    """What a board knows of each two people and never changes, as ``Board`` says."""

    first: array[int]
    unmet: array[int]
    cap: array[int]
    after: array[int]
    images: array[int]
    bonus: array[int]


class Groups(NamedTuple):
    """Who is counted with whom, as ``Board`` says."""

    kind: array[int]
    differs: array[int]
    lists: array[int]
    shared: array[int]
    shares: array[int]
    mine: array[int]
    mine_from: array[int]
    members: array[int]
    members_from: array[int]
    limits: array[int]


@dataclass(frozen=True)
class Setting:
    """What a board is laid from; ``None`` in ``fixed`` and ``blocks`` stands for nobody."""

    people: int
    sizes: Sequence[Sequence[tuple[int, int]]]
    worth: Sequence[int]
    counts: Sequence[Count] = ()
    apart: frozenset[tuple[int, int]] = frozenset()
    blocks: Sequence[Sequence[int]] = ()
    fixed: Sequence[dict[int, int]] = ()
    most_meetings: int | None = None
    orbit: Sequence[int] = ()

    @cached_property
    def widest(self) -> int:
        """One more than the most seats of a table."""
        return max((most for each in self.sizes for _, most in each), default=0) + 1

    @cached_property
    def every_count(self) -> list[Count]:
        return [*self.counts, *_fullness(self)]

    @cached_property
    def block(self) -> array[int]:
        """The number of the block that a person belongs to; 0 is none."""
        of = zeros(self.people + 1)
        for at, block in enumerate(self.blocks):
            for person in block:
                of[person] = at + 1
        return of

    @cached_property
    def pairs(self) -> Pairs:
        first, cap = _square(self.people, self.worth), _caps(self)
        unmet = ints(value if most else -FORBIDDEN for value, most in zip(first, cap, strict=True))
        for person in range(self.people):
            unmet[person * (self.people + 2)] = 0
        return Pairs(first, unmet, cap, AFTER, _images(self.people, self.orbit), _bonus(self))

    @cached_property
    def groups(self) -> Groups:
        groups_of = _groups_of(self.people, self.every_count)
        members = [sorted(count.members - {self.people}) for count in self.every_count]
        return Groups(
            *_differences(groups_of),
            *_flat(groups_of),
            *_flat(members or [[]]),
            _costs(self, self.every_count, self.widest),
        )


def _fullness(setting: Setting) -> list[Count]:
    """Count nobody where a table has seats to spare, so that none falls under its least."""
    seats = setting.widest - 1
    limits = tuple(
        tuple(Limit(0, seats - least, FORBIDDEN) if least else None for least, _ in each)
        for each in setting.sizes
    )
    spare = any(0 < least < most for each in setting.sizes for least, most in each)
    return [Count(frozenset([setting.people]), limits)] if spare else []


def _groups_of(people: int, counts: Sequence[Count]) -> list[list[int]]:
    """The groups that each person is counted in, in order, and nobody."""
    of: list[list[int]] = [[] for _ in range(people + 1)]
    for group, count in enumerate(counts):
        for person in count.members:
            of[person].append(group)
    return of


def _flat(lists: Sequence[Sequence[int]]) -> tuple[array[int], array[int]]:
    """One list after the other, and where each starts."""
    starts = ints([0])
    for each in lists:
        starts.append(starts[-1] + len(each))
    return ints(chain.from_iterable(lists)) or ints([0]), starts


def _differences(
    groups_of: list[list[int]],
) -> tuple[array[int], array[int], array[int], array[int], array[int]]:
    """People who are counted alike are of one kind; for each two kinds, where they differ, and not.

    A group of the first kind alone stands as it is, one of the second alone as -1 - group. What two
    kinds share stands as it is, a group of nobody as -1 - group.
    """
    kinds: dict[tuple[int, ...], int] = {}
    kind = ints(kinds.setdefault(tuple(groups), len(kinds)) for groups in groups_of)
    nobody = set(groups_of[-1])
    differing, sharing = [], []
    for one in kinds:
        for other in kinds:
            differing.append(
                [group for group in one if group not in other]
                + [-1 - group for group in other if group not in one]
            )
            sharing.append(
                [group for group in one if group in other and group not in nobody]
                + [-1 - group for group in nobody if (group in one) != (group in other)]
            )
    lists, differs = _flat(differing)
    shares, shared = _flat(sharing)
    return kind, differs, lists, shared, shares


def _costs(setting: Setting, counts: Sequence[Count], widest: int) -> array[int]:
    costs = ints()
    nothing = [0] * widest
    for number, sizes in enumerate(setting.sizes):
        for table in range(len(sizes)):
            limits = [count.limits[number][table] for count in counts] or [None]
            for limit in limits:
                costs.extend([limit.cost(c) for c in range(widest)] if limit else nothing)
    return costs + ints(nothing)  # one more than there are seats is asked, and then struck out


def _square(people: int, worth: Sequence[int]) -> array[int]:
    """The worth of pairs with a row and a column for nobody."""
    square = ints()
    for one in range(people):
        square.extend(worth[one * people : (one + 1) * people])
        square.append(0)
    square.extend([0] * (people + 1))
    return square


def _caps(setting: Setting) -> array[int]:
    square = setting.people + 1
    cap = ints([setting.most_meetings or _ALWAYS]) * (square * square)
    for block in setting.blocks:
        for one in block:
            for other in block:
                cap[one * square + other] = _ALWAYS
    for one, other in setting.apart:
        cap[one * square + other] = 0  # the first meeting is one too many
    return cap


def _images(people: int, orbit: Sequence[int]) -> array[int]:
    """Each pair leads to the same pair the other way round, or to its next image in the orbit."""
    square = people + 1
    images = ints(range(square * square))
    for ring in rings(people, orbit or range(people)):
        for at, (one, other) in enumerate(ring):
            before = ring[at - 1]
            images[one * square + other] = before[0] * square + before[1]
    return images


def rings(people: int, orbit: Sequence[int]) -> Iterator[list[tuple[int, int]]]:
    """Yield the pairs, both ways, that follow from each other when everybody moves on."""
    seen = bytearray(people * people)
    for one in range(people):
        for other in range(one):
            ring: list[tuple[int, int]] = []
            first, second = one, other
            while not seen[first * people + second]:
                seen[first * people + second] = seen[second * people + first] = 1
                ring += [(first, second), (second, first)]
                first, second = orbit[first], orbit[second]
            if ring:
                yield ring


def _bonus(setting: Setting) -> array[int]:
    """The most that groups which two people share can amend in their favour."""
    square = setting.people + 1
    bonus = zeros(square * square)
    for count in setting.every_count:
        limits = {limit for each in count.limits for limit in each if limit}
        bend = max(
            (2 * limit.weight * (1 + (limit.least == limit.most)) for limit in limits), default=0
        )
        for one, other in permutations(count.members, 2):
            bonus[one * square + other] += bend
    return bonus
