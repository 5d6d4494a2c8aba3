"""Which person takes which point of a design: neighbours at home on points that never meet."""

from __future__ import annotations  # array is generic to mypy, not to Python 3.11

from array import array
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from itertools import permutations
from operator import or_

from multaqa.engines.rotation.designs import Design, Rounds
from multaqa.engines.rotation.dice import dice
from multaqa.engines.rotation.hall import FORBIDDEN, Hall
from multaqa.engines.rotation.setting import ints, zeros
from multaqa.engines.rotation.shape import Shape

_BITS = 31  # of a number that both Python and LuaJIT take for whole
_ALL = 2**_BITS - 1


@dataclass(slots=True)
class Placing:
    """``point`` of each person; a person past the last of the hall is an empty seat.

    ``shared`` are the rounds, as bits, in which two points share a table. Most pairs are worth the
    same wherever they sit: ``near``, from ``near_from`` on, are the others of whom a person is
    worth more or less, ``weight``, if they meet in one of the rounds ``both``. People change places
    within their ``pool``.
    """

    shared: array[int]
    near: array[int]
    both: array[int]
    weight: array[int]
    near_from: array[int]
    point: array[int]
    pool: array[int]
    pool_from: array[int]
    best: array[int]
    state: array[float]

    @property
    def price(self) -> float:
        """What a change of two places costs to consider, as moves on a board."""
        return 6 + 1.5 * len(self.near) / len(self.point)

    def rounds(self, design: Design, people: int, rounds: int) -> Rounds:
        """The design's tables by round, with people on its points and empty seats left out."""
        person = {point: person for person, point in enumerate(self.best)}
        return [
            [[person[point] for point in table if person[point] < people] for table in tables]
            for tables in design.rounds[:rounds]
        ]


def placing_of(hall: Hall, shape: Shape, design: Design, seed: int) -> Placing:
    """Return people on the points of ``design``, to be moved."""
    points = design.points
    chance = dice(seed)
    order = _order(design, points - hall.people, len(hall.sizes))
    point, at = zeros(points), 0
    pool, pool_from = ints(), ints([0])
    for kind in shape.kinds:
        by_rows = design.rows or len(shape.kinds) == 1
        mine = order[at : at + len(kind)] if by_rows else list(kind)
        at += len(kind)
        chance.shuffle(mine)
        for person, place in zip(kind, mine, strict=True):
            point[person] = place
        pool.extend(kind)
        pool_from.append(len(pool))
    for person in range(hall.people, points):
        point[person] = order[person]
    state = array("d", [(seed * 7919 + 1) % 2**31 or 1, 0, 0])
    shared = _shared(design.rounds[: len(hall.sizes)], points)
    near, both, weight, near_from = ints(), ints(), ints(), ints([0])
    for others in _odd(hall, points):
        for other, rounds, worth in others:
            near.append(other)
            both.append(rounds)
            weight.append(worth)
        near_from.append(len(near))
    return Placing(
        shared, near, both, weight, near_from, point, pool, pool_from, ints(point), state
    )


def _order(design: Design, empty: int, rounds: int) -> list[int]:
    """The points, row by row; those that stay empty last, chosen so that no table loses two."""
    every = [point for row in design.rows for point in row] or list(range(design.points))
    if design.rows or not empty:
        return every
    tables = [table for each in design.rounds[:rounds] for table in each]
    met = dict.fromkeys(every, 0)
    last: list[int] = []
    for _ in range(empty):
        point = min((p for p in every if p not in last), key=lambda p: met[p])
        last.append(point)
        for table in tables:
            if point in table:
                for other in table:
                    met[other] += 1
    return [point for point in every if point not in last] + last


def _odd(hall: Hall, points: int) -> Iterator[list[tuple[int, int, int]]]:
    """Yield for each person the others, the rounds and what it counts if they meet in one of them,
    beyond what any two who meet count.

    Who is worth the usual to somebody, and misses no round that they attend, is passed over.
    """
    people = hall.people
    usual = Counter(hall.worth).most_common(1)[0][0] if hall.worth else 0
    there = _attended(hall)
    every = reduce(or_, there, 0)

    def odd(one: int, other: int) -> list[tuple[int, int, int]]:
        worth = hall.worth[one * people + other]
        worth -= FORBIDDEN // 100 * ((one, other) in hall.apart)
        both = there[one] & there[other]
        if both != every:
            return [(other, _ALL, -usual), (other, both, worth)]
        return [(other, _ALL, worth - usual)] if worth != usual else []

    for one in range(people):
        yield [each for other in range(people) if other != one for each in odd(one, other)]
    for _ in range(people, points):
        yield []


def _attended(hall: Hall) -> list[int]:
    """The rounds that each person attends, as bits."""
    there = [0] * hall.people
    for number, present in enumerate(hall.present):
        for person in present:
            there[person] |= 1 << (number % _BITS)
    return there


def _shared(rounds: Rounds, points: int) -> array[int]:
    """The rounds, as bits, in which each two points share a table."""
    shared = zeros(points * points)
    for number, tables in enumerate(rounds):
        for table in tables:
            for first, second in permutations(table, 2):
                shared[first * points + second] |= 1 << (number % _BITS)
    return shared
