"""The board that the search moves on: flat arrays which compiled and plain code share.

An empty seat is taken by nobody, who is person number ``people``. Pairs of people are the cells of
a square.
"""

from __future__ import annotations  # array is generic to mypy, not to Python 3.11

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from multaqa.engines.rotation.setting import Setting, ints, zeros

SHAPES = 1024  # of the dice that decide on a step back: a power of two
STRIDE = 611  # from one of them to the next: odd, so that each comes


DICE = array("d", (round(-math.log((k + 0.5) / SHAPES), 6) for k in range(SHAPES)))
"""How far back, in units of heat, a throw lets the search step."""


class Seats(NamedTuple):
    """The seats of a board, and where they are.

    Seats of a ``table`` stand beside each other, from ``starts`` on, tables of a ``round`` too.
    ``free`` are those that people may leave, by round from ``free_from`` on. ``ring`` are those of
    each round, twice over: between the two places of ``around`` a table are those at others,
    ``facing`` where the sums of their tables start. ``place`` is where a seat first stands there.
    """

    table: array[int]
    starts: array[int]
    round: array[int]
    free: array[int]
    free_from: array[int]
    movable: array[int]
    ring: array[int]
    facing: array[int]
    around: array[int]
    place: array[int]


@dataclass(slots=True)
class Board:
    """``who`` sits on each seat, ``best`` who sat there when the score was highest.

    Pairs: ``met`` is how often two did, ``gain`` what one more meeting counts, ``loss`` what one
    fewer costs. ``counted`` are the people of each group at each table, ``full`` all of them.

    ``sums`` is what each table counts to each person who sits there or might, pairs and groups:
    what an exchange changes is four of them and ``cross``, so that one is considered in no time.
    Two who are counted in one group leave it as it is, which the sums do not know: ``bonus`` is the
    most that this takes from them. ``where`` says at which table a person sits in a round: where
    its sums start, those of no table where they are absent. ``sitting`` is who sits round the ring.

    ``state`` is the seed of the dice, the score, the best score, and how many moves were considered
    and made when the loop last ran.
    """

    setting: Setting
    seats: Seats
    who: array[int]
    state: array[float]
    best: array[int]
    met: array[int]
    gain: array[int]
    loss: array[int]
    cross: array[int]
    counted: array[int]
    full: array[int]
    sums: array[int]
    where: array[int]
    sitting: array[int]
    lossy: array[int]
    hands: array[int]
    net: array[int]
    back: array[int]

    @property
    def people(self) -> int:
        return self.setting.people

    @property
    def rounds(self) -> int:
        return len(self.setting.sizes)

    @property
    def groups(self) -> int:
        """How many groups are counted, one at least."""
        return max(1, len(self.setting.every_count))

    @property
    def score(self) -> int:
        return int(self.state[2])

    @property
    def lively(self) -> float:
        """The share of the moves considered that were made."""
        return self.state[4] / max(1, self.state[3])

    def seated(self, who: Sequence[int]) -> list[list[list[int]]]:
        """Return the people by round and table."""
        rounds: list[list[list[int]]] = [[] for _ in range(self.rounds)]
        starts, nobody = self.seats.starts, self.people
        for table, number in enumerate(self.seats.round):
            there = who[starts[table] : starts[table + 1]]
            rounds[number].append([person for person in there if person != nobody])
        return rounds


def lay(setting: Setting, seated: Sequence[Sequence[Sequence[int]]], seed: int) -> Board:
    """Return a board with people ``seated`` by round and table; the loop surveys it."""
    nobody, width = setting.people, setting.widest - 1
    square = nobody + 1
    who, table, starts, rounds = ints(), ints(), ints([0]), ints()
    free, free_from = ints(), ints()
    for number, tables in enumerate(seated):
        free_from.append(len(free))
        fixed = setting.fixed[number] if setting.fixed else {}
        for (_, most), there in zip(setting.sizes[number], tables, strict=True):
            people = [*there, *[nobody] * (width - len(there))]
            free.extend(
                len(who) + at for at, p in enumerate(people) if at < most and p not in fixed
            )
            who.extend(people)
            table.extend([len(rounds)] * width)
            starts.append(len(who))
            rounds.append(number)
    free_from.append(len(free))
    movable = zeros(len(who))
    for seat in free:
        movable[seat] = 1
    ring, facing, around, place = _ring(free, free_from, table, square)
    groups = max(1, len(setting.every_count))
    return Board(
        setting,
        Seats(table, starts, rounds, free, free_from, movable, ring, facing, around, place),
        who,
        array("d", [seed, 0, 0, 0, 0]),
        ints(who),
        ints(setting.pairs.met),
        zeros(square * square),
        zeros(square * square),
        zeros(square * square),
        zeros(len(rounds) * groups),
        zeros(len(rounds)),
        zeros((len(rounds) + 1) * square),
        zeros(len(seated) * square),
        zeros(len(ring)),
        zeros(len(free) + 1),
        zeros(2 * setting.widest + 2),
        zeros(groups),
        zeros(SHAPES),
    )


def _ring(
    free: array[int], free_from: array[int], table: array[int], square: int
) -> tuple[array[int], array[int], array[int], array[int]]:
    """The free seats of each round twice over, where the sums of their tables start, between
    which places of it those lie that are not of a table, and where each seat first stands."""
    ring, around, place = ints(), zeros(2 * (max(table, default=0) + 1)), zeros(len(table))
    for start, end in pairwise(free_from):
        seats = free[start:end]
        first = len(ring)
        ring.extend(seats)
        ring.extend(seats)
        for at, seat in reversed(list(enumerate(seats))):
            of = 2 * table[seat]
            place[seat] = first + at
            around[of] = max(around[of], first + at + 1)
            around[of + 1] = first + len(seats) + at
    facing = ints(table[seat] * square for seat in ring)
    return ring or ints([0]), facing or ints([0]), around, place
