"""Transversal designs found by search where no field gives them.

People stand in rows, one of each row at every table; in each round a row is turned by some number
of tables. Two rows meet nobody twice if the turns between them all differ: few numbers, searched
in no time. For fields these are the multiples; for ten tables of six in eight rounds, say, they
have to be found.
"""

from __future__ import annotations  # array is generic to mypy, not to Python 3.11

from array import array
from dataclasses import dataclass

from multaqa.engines.rotation.designs import Design
from multaqa.engines.rotation.dice import dice
from multaqa.engines.rotation.setting import ints, zeros
from multaqa.engines.rotation.shape import Shape


@dataclass(slots=True)
class Wheels:
    """``turn`` of each row and round; ``count`` of the turns between two rows.

    ``weight`` of a row is the number of its people; ``minus`` the table of differences. The score
    is the meetings that come twice, below nothing.
    """

    tables: int
    rows: int
    rounds: int
    minus: array[int]
    weight: array[int]
    turn: array[int]
    count: array[int]
    best: array[int]
    state: array[float]

    @property
    def price(self) -> int:
        """What a turn of one row costs to consider, as moves on a board."""
        return 5 * self.rows

    def design(self) -> Design:
        """The best turns as a design with rows."""
        tables, minus = self.tables, self.minus
        rounds = [
            [
                [
                    row * tables + minus[table * tables + self.best[row * self.rounds + number]]
                    for row in range(self.rows)
                ]
                for table in range(tables)
            ]
            for number in range(self.rounds)
        ]
        rows = tuple(tuple(range(row * tables, (row + 1) * tables)) for row in range(self.rows))
        return Design("wheels", rounds, rows)


def wheels_of(shape: Shape, seed: int, split: bool) -> Wheels:
    """Return rows turned at hazard; ``split`` counts tables in two halves instead of a circle."""
    tables, rows, rounds = shape.tables, shape.seats, shape.rounds
    half = tables // 2 if split else tables
    minus = ints(
        (a // half - b // half) % (tables // half) * half + (a - b) % half
        for a in range(tables)
        for b in range(tables)
    )
    last = shape.people - (rows - 1) * tables
    weight = ints([tables] * (rows - 1) + [last])
    chance = dice(seed)
    turn = ints(
        chance.randrange(tables) if row and number else 0
        for row in range(rows)
        for number in range(rounds)
    )
    count = zeros(rows * rows * tables)
    score = 0
    for row in range(rows):
        for other in range(rows):
            for number in range(rounds):
                between = minus[
                    turn[row * rounds + number] * tables + turn[other * rounds + number]
                ]
                cell = (row * rows + other) * tables + between
                if row < other and count[cell]:
                    score -= weight[other]
                count[cell] += 1
    state = array("d", [chance.randrange(1, 2**31), score, score])
    return Wheels(tables, rows, rounds, minus, weight, turn, count, ints(turn), state)
