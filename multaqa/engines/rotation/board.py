"""The board that the search moves on: flat arrays which compiled and plain code share.

Seats of a table stand beside each other, tables of a round too; an empty seat is taken by nobody,
who is person number ``people``. Pairs of people are the cells of a square.
"""

from __future__ import annotations  # array is generic to mypy, not to Python 3.11

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from multaqa.engines.rotation.hall import FORBIDDEN, Count, Limit

SHAPES = 4096  # of the dice that decide on a step back: a power of two
_ALWAYS = 255  # more meetings than there are rounds


def ints(values: Iterable[int] = ()) -> array[int]:
    return array("i", values)


def zeros(count: int) -> array[int]:
    return array("i", bytes(4 * count))


DICE = array("d", (round(-math.log((k + 0.5) / SHAPES), 6) for k in range(SHAPES)))
"""How far back, in units of heat, a throw lets the search step."""


AFTER = ints(min(0, 1 - times) for times in range(1000))
"""What a meeting counts after so many: a third one costs a hundredth, so that none comes often."""


@dataclass(slots=True)
class Board:
    """``sizes`` and ``limits`` by table, over all rounds; ``rounds`` is where each round starts.

    ``who`` sits on each seat. ``first`` is what a first meeting of a pair counts, ``cap`` how often
    it may meet, ``after[c]`` what the meeting after ``c`` others counts. ``images`` leads from a
    pair round to itself through those that must meet as often as it.
    """

    people: int
    rounds: int
    who: array[int]
    table: array[int]
    starts: array[int]
    round: array[int]
    first: array[int]
    cap: array[int]
    after: array[int]
    images: array[int]
    block: array[int]
    free: array[int]
    free_from: array[int]
    movable: array[int]
    kind: array[int]
    differs: array[int]
    lists: array[int]
    limits: array[int]
    groups: int
    widest: int
    groups_of: list[list[int]]
    met: array[int] = field(default_factory=ints)
    gain: array[int] = field(default_factory=ints)
    loss: array[int] = field(default_factory=ints)
    counted: array[int] = field(default_factory=ints)
    best: array[int] = field(default_factory=ints)
    lossy: array[int] = field(default_factory=ints)
    hands: array[int] = field(default_factory=ints)
    state: array[float] = field(default_factory=lambda: array("d", [1, 0, 0]))

    def worth(self, pair: int, times: int) -> int:
        """What one more meeting counts for a pair that has met so many times."""
        if times >= self.cap[pair]:
            return -FORBIDDEN
        return self.after[times] if times else self.first[pair]

    def put(self, who: Iterable[int], before: Iterable[tuple[int, int]] = ()) -> None:
        """Seat people so; ``before`` are the pairs that met in rounds which are over."""
        square = self.people + 1
        self.who = ints(who)
        self.met, self.counted = zeros(square * square), zeros(len(self.round) * self.groups)
        for one, other in before:
            self._meet(one * square + other)
        score = 0
        for table in range(len(self.round)):
            there = [
                p for p in self.who[self.starts[table] : self.starts[table + 1]] if p < self.people
            ]
            for at, one in enumerate(there):
                for other in there[:at]:
                    pair = one * square + other
                    score += self.worth(pair, self.met[pair])
                    self._meet(pair)
                for group in self.groups_of[one]:
                    self.counted[table * self.groups + group] += 1
            for cell in range(table * self.groups, (table + 1) * self.groups):
                score -= self.limits[cell * self.widest + self.counted[cell]]
        self._weigh()
        self.best = ints(self.who)
        self.lossy, self.hands = zeros(len(self.free) + 1), zeros(2 * self.widest + 2)
        self.state[1] = self.state[2] = score

    def _meet(self, pair: int) -> None:
        image = pair
        while True:
            self.met[image] += 1
            image = self.images[image]
            if image == pair:
                return

    def _weigh(self) -> None:
        """Set what each pair gains by one more meeting, and loses by one fewer."""
        square, met, worth = self.people + 1, self.met, self.worth
        self.gain = ints(
            first if cap else -FORBIDDEN for first, cap in zip(self.first, self.cap, strict=True)
        )
        self.loss = zeros(square * square)
        for pair, times in enumerate(met):
            if times:
                self.gain[pair], self.loss[pair] = worth(pair, times), worth(pair, times - 1)
        for person in range(self.people):
            self.gain[person * square + person] = 0

    @property
    def kinds(self) -> int:
        """How many kinds of people there are."""
        return max(self.kind) + 1

    @property
    def score(self) -> int:
        return int(self.state[2])

    def seated(self, who: Sequence[int]) -> list[list[list[int]]]:
        """Return the people by round and table."""
        rounds: list[list[list[int]]] = [[] for _ in range(self.rounds)]
        for table, number in enumerate(self.round):
            seats = who[self.starts[table] : self.starts[table + 1]]
            rounds[number].append([person for person in seats if person < self.people])
        return rounds


@dataclass(frozen=True, slots=True)
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


def lay(
    setting: Setting,
    seated: Sequence[Sequence[Sequence[int]]],
    before: Iterable[tuple[int, int]] = (),
) -> Board:
    """Return a board with people ``seated`` by round and table."""
    nobody = setting.people
    widest = max((most for each in setting.sizes for _, most in each), default=0) + 1
    who, table, starts, rounds = ints(), ints(), ints([0]), ints()
    free, free_from = ints(), ints()
    for number, tables in enumerate(seated):
        free_from.append(len(free))
        fixed = setting.fixed[number] if setting.fixed else {}
        for (_, most), there in zip(setting.sizes[number], tables, strict=True):
            for at, person in enumerate((*there, *[nobody] * (widest - 1 - len(there)))):
                if person not in fixed and at < most:
                    free.append(len(who))
                table.append(len(rounds))
                who.append(person)
            starts.append(len(who))
            rounds.append(number)
    free_from.append(len(free))
    movable = zeros(len(who))
    for seat in free:
        movable[seat] = 1
    counts = [*setting.counts, *_fullness(setting)]
    groups_of = _groups_of(setting.people, counts)
    kind, differs, lists = _differences(groups_of)
    cap = _caps(setting)
    board = Board(
        setting.people,
        len(seated),
        who,
        table,
        starts,
        rounds,
        _square(setting.people, setting.worth),
        cap,
        AFTER,
        _images(setting.people, setting.orbit),
        _block_of(setting),
        free,
        free_from,
        movable,
        kind,
        differs,
        lists,
        _costs(setting, counts, widest),
        max(1, len(counts)),
        widest,
        groups_of,
    )
    board.put(who, before)
    return board


def _fullness(setting: Setting) -> list[Count]:
    """Count everybody where a table has seats to spare, so that none falls under its least."""
    limits = tuple(
        tuple(Limit(least, most, FORBIDDEN) if least < most else None for least, most in each)
        for each in setting.sizes
    )
    spare = any(limit and limit.least for each in limits for limit in each)
    return [Count(frozenset(range(setting.people)), limits)] if spare else []


def _groups_of(people: int, counts: Sequence[Count]) -> list[list[int]]:
    """The groups that each person is counted in, in order, nobody in none."""
    of: list[list[int]] = [[] for _ in range(people + 1)]
    for group, count in enumerate(counts):
        for person in count.members:
            of[person].append(group)
    return of


def _differences(groups_of: list[list[int]]) -> tuple[array[int], array[int], array[int]]:
    """People who are counted alike are of one kind; for each two kinds, where they differ.

    A group of the first kind alone stands as it is, one of the second alone as -1 - group.
    """
    kinds: dict[tuple[int, ...], int] = {}
    kind = ints(kinds.setdefault(tuple(groups), len(kinds)) for groups in groups_of)
    differs, lists = ints([0]), ints()
    for one in kinds:
        for other in kinds:
            lists.extend(group for group in one if group not in other)
            lists.extend(-1 - group for group in other if group not in one)
            differs.append(len(lists))
    return kind, differs, lists or ints([0])


def _costs(setting: Setting, counts: Sequence[Count], widest: int) -> array[int]:
    costs = ints()
    nothing = [0] * widest
    for number, sizes in enumerate(setting.sizes):
        for table in range(len(sizes)):
            limits = [count.limits[number][table] for count in counts] or [None]
            for limit in limits:
                costs.extend([limit.cost(c) for c in range(widest)] if limit else nothing)
    return costs


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


def _block_of(setting: Setting) -> array[int]:
    """The number of the block that a person belongs to; 0 is none."""
    of = zeros(setting.people + 1)
    for at, block in enumerate(setting.blocks):
        for person in block:
            of[person] = at + 1
    return of
