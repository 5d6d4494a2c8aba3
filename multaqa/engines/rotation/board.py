"""The board that the search moves on: flat arrays which compiled and plain code share.

Seats of a table stand beside each other, tables of a round too; an empty seat is taken by nobody,
who is person number ``people``. Pairs of people are the cells of a square.
"""

from __future__ import annotations  # array is generic to mypy, not to Python 3.11

import math
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from multaqa.engines.rotation.hall import FORBIDDEN
from multaqa.engines.rotation.setting import Setting, ints, zeros

SHAPES = 4096  # of the dice that decide on a step back: a power of two
STRIDE = 2531  # from one of them to the next: odd, so that each comes


DICE = array("d", (round(-math.log((k + 0.5) / SHAPES), 6) for k in range(SHAPES)))
"""How far back, in units of heat, a throw lets the search step."""


@dataclass(slots=True)
class Board:
    """``who`` sits on each seat; ``starts`` is where the seats of each table start.

    Pairs: ``first`` is what a first meeting counts, ``cap`` how often they may meet, ``after[c]``
    what the meeting after ``c`` others counts. ``images`` leads from a pair round to itself through
    those that must meet as often as it. ``gain`` is what one more meeting counts, ``loss`` what one
    fewer costs.

    ``sums`` is what each table counts to each person who sits there or might, pairs and groups:
    what an exchange changes is four of them and ``cross``, so that one is considered in no time.
    Two who are counted in one group leave it as it is, which the sums do not know: ``bonus`` is the
    most that this takes from them.

    ``ring`` are the free seats of each round, twice over: those between the two places of
    ``around`` are those at other tables. ``where`` says at which table a person sits in a round.
    """

    people: int
    rounds: int
    who: array[int]
    table: array[int]
    starts: array[int]
    round: array[int]
    first: array[int]
    unmet: array[int]
    cap: array[int]
    after: array[int]
    images: array[int]
    bonus: array[int]
    block: array[int]
    free: array[int]
    free_from: array[int]
    movable: array[int]
    ring: array[int]
    facing: array[int]
    around: array[int]
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
    groups: int
    widest: int
    met: array[int] = field(default_factory=ints)
    gain: array[int] = field(default_factory=ints)
    loss: array[int] = field(default_factory=ints)
    counted: array[int] = field(default_factory=ints)
    best: array[int] = field(default_factory=ints)
    lossy: array[int] = field(default_factory=ints)
    hands: array[int] = field(default_factory=ints)
    net: array[int] = field(default_factory=ints)
    cross: array[int] = field(default_factory=ints)
    sums: array[int] = field(default_factory=ints)
    where: array[int] = field(default_factory=ints)
    state: array[float] = field(default_factory=lambda: array("d", [1, 0, 0, 0, 0]))

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
            seats = self.who[self.starts[table] : self.starts[table + 1]]
            there = [person for person in seats if person < self.people]
            for at, one in enumerate(there):
                for other in there[:at]:
                    pair = one * square + other
                    score += self.worth(pair, self.met[pair])
                    self._meet(pair)
            for one in seats:
                for group in self.mine[self.mine_from[one] : self.mine_from[one + 1]]:
                    self.counted[table * self.groups + group] += 1
            for cell in range(table * self.groups, (table + 1) * self.groups):
                score -= self.limits[cell * self.widest + self.counted[cell]]
        self._weigh()
        self.best = ints(self.who)
        self.lossy, self.hands = zeros(len(self.free) + 1), zeros(2 * self.widest + 2)
        self.net, self.sums = zeros(self.groups), zeros(len(self.round) * square)
        self.where = zeros(self.rounds * square)
        self.state[1] = self.state[2] = score
        self.state[3] = 0

    def _meet(self, pair: int) -> None:
        image = pair
        while True:
            self.met[image] += 1
            image = self.images[image]
            if image == pair:
                return

    def _weigh(self) -> None:
        """Set what each pair gains by one more meeting, and loses by one fewer."""
        self.gain, self.loss = ints(self.unmet), zeros(len(self.unmet))
        for pair, times in enumerate(self.met):
            if times:
                self.gain[pair], self.loss[pair] = (
                    self.worth(pair, times),
                    self.worth(pair, times - 1),
                )
        self.cross = ints(map(int.__sub__, self.bonus, map(int.__add__, self.gain, self.gain)))

    @property
    def kinds(self) -> int:
        """How many kinds of people there are."""
        return max(self.kind) + 1

    @property
    def score(self) -> int:
        return int(self.state[2])

    @property
    def moved(self) -> int:
        """How many moves the loop made when it last ran."""
        return int(self.state[4])

    def seated(self, who: Sequence[int]) -> list[list[list[int]]]:
        """Return the people by round and table."""
        rounds: list[list[list[int]]] = [[] for _ in range(self.rounds)]
        for table, number in enumerate(self.round):
            seats = who[self.starts[table] : self.starts[table + 1]]
            rounds[number].append([person for person in seats if person < self.people])
        return rounds


def lay(
    setting: Setting,
    seated: Sequence[Sequence[Sequence[int]]],
    before: Iterable[tuple[int, int]] = (),
) -> Board:
    """Return a board with people ``seated`` by round and table."""
    nobody, widest = setting.people, setting.widest
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
    board = Board(
        setting.people,
        len(seated),
        who,
        table,
        starts,
        rounds,
        *setting.pairs,
        setting.block,
        free,
        free_from,
        movable,
        *_ring(free, free_from, table, nobody + 1),
        *setting.groups,
        max(1, len(setting.every_count)),
        widest,
    )
    board.put(who, before)
    return board


def _ring(
    free: array[int], free_from: array[int], table: array[int], square: int
) -> tuple[array[int], array[int], array[int]]:
    """The free seats of each round twice over, where the sums of their tables start, and between
    which places of it those lie that are not of a table."""
    ring, around = ints(), zeros(2 * (max(table, default=0) + 1))
    for start, end in pairwise(free_from):
        seats = free[start:end]
        first = len(ring)
        ring.extend(seats)
        ring.extend(seats)
        for at, seat in reversed(list(enumerate(seats))):
            of = 2 * table[seat]
            around[of] = max(around[of], first + at + 1)
            around[of + 1] = first + len(seats) + at
    return ring or ints([0]), ints(table[seat] * square for seat in ring) or ints([0]), around
