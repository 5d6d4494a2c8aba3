"""What a board is laid from: what never changes while people change seats."""

from __future__ import annotations  # array is generic to mypy, not to Python 3.11

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, permutations
from typing import NamedTuple

from multaqa.engines.rotation.hall import FORBIDDEN, Count, Limit


def ints(values: Iterable[int] = ()) -> array[int]:
    return array("i", values)


def zeros(count: int) -> array[int]:
    return array("i", bytes(4 * count))


class Pairs(NamedTuple):
    """What a board knows of each two people and never changes.

    What a meeting counts after so many stands in ``rungs``, from ``ladder`` on; before that a
    nothing, which a first meeting undone leaves. ``images`` leads from a pair round to itself
    through those that must meet as often as it. ``bonus`` is the most that groups which two share
    can amend in their favour. ``met`` is how often they met in rounds that are over.
    """

    ladder: array[int]
    rungs: array[int]
    images: array[int]
    bonus: array[int]
    met: array[int]


class Groups(NamedTuple):
    """Who is counted with whom.

    People who are counted alike are of one ``kind``; ``lists``, from ``differs`` of two kinds on,
    are the groups that one of them alone is counted in, ``shares`` from ``shared`` on those of
    both. ``mine`` are the groups of a person, ``members`` the people of a group; ``limits`` what so
    many of a group at a table cost.
    """

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

    @property
    def kinds(self) -> int:
        return max(self.kind) + 1


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
    before: Sequence[tuple[int, int]] = ()

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
    def live(self) -> array[int]:
        """1 for a person, 0 for nobody."""
        return ints([*[1] * self.people, 0])

    @cached_property
    def kin(self) -> array[int]:
        """How many others of one's block there are; of nobody more than anybody has."""
        of = ints([*[0] * self.people, self.people * self.people])
        for block in self.blocks:
            for person in block:
                of[person] = len(block) - 1
        return of

    @cached_property
    def dearest(self) -> int:
        return max(self.worth, default=0)

    @cached_property
    def price(self) -> int:
        """How many moves can be considered while one is made, roughly."""
        rounds, beside = len(self.sizes), 4 * (self.widest - 2)
        if self.orbit:
            return (1200 + 12 * self.people + beside * 2 * self.turn * (30 + 12 * rounds)) // 20
        return (1200 + 12 * self.people + beside * (60 + 10 * rounds)) // 20

    @cached_property
    def turn(self) -> int:
        """How many go round in the longest circle."""
        longest, seen = 1, set()
        for person in self.orbit:
            length = 0
            while person not in seen:
                seen.add(person)
                person, length = self.orbit[person], length + 1
            longest = max(longest, length)
        return longest

    @cached_property
    def pairs(self) -> Pairs:
        met = _met(self)
        often = 2 + max(met) + len(self.sizes) * self.turn
        ladder, rungs = _ladder(self, often)
        return Pairs(ladder, rungs, _images(self.people, self.orbit), _bonus(self), met)

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
    """Count nobody where people can leave a table for seats to spare, so that none falls under its
    least."""
    seats = setting.widest - 1
    limits = tuple(
        tuple(Limit(0, seats - least, FORBIDDEN) if least else None for least, _ in each)
        for each in setting.sizes
    )
    spare = any(
        any(least for least, _ in each) and any(least < most for least, most in each)
        for each in setting.sizes
    )
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
    costs = ints([0])  # one fewer than nobody is asked, and one more than there are seats: in vain
    nothing = [0] * widest
    for number, sizes in enumerate(setting.sizes):
        for table in range(len(sizes)):
            limits = [count.limits[number][table] for count in counts] or [None]
            for limit in limits:
                costs.extend([limit.cost(c) for c in range(widest)] if limit else nothing)
    return costs + ints(nothing)


def _met(setting: Setting) -> array[int]:
    square = setting.people + 1
    met = zeros(square * square)
    for one, other in setting.before:
        met[one * square + other] += 1
        met[other * square + one] += 1
    return met


def _ladder(setting: Setting, often: int) -> tuple[array[int], array[int]]:
    """Where what each pair counts stands among the rungs, and these, for ``often`` meetings."""
    people, most = setting.people, setting.most_meetings or often
    rungs, starts = ints([0, 0]), {}

    def start(first: int, cap: int) -> int:
        """A third meeting costs a hundredth, a fourth two, so that none comes often."""
        if (first, cap) not in starts:
            starts[first, cap] = len(rungs) + 1
            later = (min(0, 1 - times) for times in range(1, often))
            counts = [first, *later]
            rungs.extend([0, *counts[:cap], *[-FORBIDDEN] * (often - cap)])
        return starts[first, cap]

    of = {worth: start(worth, most) for worth in set(setting.worth)}
    ladder = ints()
    for one in range(people):
        ladder.extend([of[worth] for worth in setting.worth[one * people : (one + 1) * people]])
        ladder.append(1)
        ladder[one - people - 1] = 1
    ladder.extend([1] * (people + 1))
    for block in setting.blocks:
        for one, other in permutations(block, 2):
            first = setting.worth[one * people + other]
            ladder[one * (people + 1) + other] = start(first, often)
    for one, other in setting.apart:  # the first meeting is one too many
        ladder[one * (people + 1) + other] = start(0, 0)
    return ladder, rungs


def _images(people: int, orbit: Sequence[int]) -> array[int]:
    """Each pair leads to the next in its orbit, one way round and the other."""
    if not orbit:
        return ints([0])
    square = people + 1
    images = ints(range(square * square))
    for ring in rings(people, orbit):
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
