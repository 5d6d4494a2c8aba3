"""The loops of placing and of turning in Python: what ``loops_of_designs`` has in Lua."""

from multaqa.engines.rotation.board import DICE, SHAPES
from multaqa.engines.rotation.placing import Placing
from multaqa.engines.rotation.plain import Dice
from multaqa.engines.rotation.wheels import Wheels


def place(placing: Placing, steps: int, hot: float, cold: float) -> None:
    """Move people among the points of a design."""
    dice = Dice(placing.state[0])
    point, pool, starts = placing.point, placing.pool, placing.pool_from
    score, top = placing.state[1], placing.state[2]
    heat, cooling = hot, (cold - hot) / steps
    for _ in range(steps):
        heat += cooling
        of = dice.below(len(starts) - 1)
        size = starts[of + 1] - starts[of]
        one, other = pool[starts[of] + dice.below(size)], pool[starts[of] + dice.below(size)]
        least = -heat * DICE[dice.below(SHAPES)]
        if one == other:
            continue
        change = _moved(placing, one, other) + _moved(placing, other, one)
        if change >= least:
            point[one], point[other] = point[other], point[one]
            score += change
            if score > top:
                top = score
                placing.best[:] = point
    placing.state[0], placing.state[1], placing.state[2] = dice.state(), score, top


def _moved(placing: Placing, person: int, other: int) -> int:
    """What everybody else is worth to a person, were they at the other's point."""
    points, shared, change = len(placing.point), placing.shared, 0
    old, new = placing.point[person] * points, placing.point[other] * points
    for at in range(placing.near_from[person], placing.near_from[person + 1]):
        guest, both = placing.near[at], placing.both[at]
        if guest != other:
            spot = placing.point[guest]
            after, before = shared[new + spot] & both, shared[old + spot] & both
            change += placing.weight[at] * (bool(after) - bool(before))
    return change


def spin(wheels: Wheels, steps: int, hot: float, cold: float) -> None:
    """Turn rows of people until those of no two meet twice."""
    dice, turn = Dice(wheels.state[0]), wheels.turn
    score, top = wheels.state[1], wheels.state[2]
    heat, cooling = hot, (cold - hot) / steps
    for _ in range(steps):
        heat += cooling
        row, number = 1 + dice.below(wheels.rows - 1), 1 + dice.below(wheels.rounds - 1)
        spot = row * wheels.rounds + number
        new = dice.below(wheels.tables)
        least = -heat * DICE[dice.below(SHAPES)]
        if turn[spot] == new:
            continue
        change = _turned(wheels, row, number, new)
        if change >= least:
            _count(wheels, row, number, turn[spot], -1)
            _count(wheels, row, number, new, 1)
            turn[spot] = new
            score += change
            if score > top:
                top = score
                wheels.best[:] = turn
                if top == 0:
                    break
    wheels.state[0], wheels.state[1], wheels.state[2] = dice.state(), score, top


def _turned(wheels: Wheels, row: int, number: int, new: int) -> int:
    """What the score gains by another turn of a row."""
    tables, rows, count, minus = wheels.tables, wheels.rows, wheels.count, wheels.minus
    old, change = wheels.turn[row * wheels.rounds + number], 0
    for other in range(rows):
        if other == row:
            continue
        facing, cells = wheels.turn[other * wheels.rounds + number], (row * rows + other) * tables
        counts = wheels.weight[max(row, other)]
        change += counts * (count[cells + minus[old * tables + facing]] > 1)
        change -= counts * (count[cells + minus[new * tables + facing]] > 0)
    return change


def _count(wheels: Wheels, row: int, number: int, turn: int, more: int) -> None:
    tables, rows, count, minus = wheels.tables, wheels.rows, wheels.count, wheels.minus
    for other in range(rows):
        if other != row:
            facing = wheels.turn[other * wheels.rounds + number]
            count[(row * rows + other) * tables + minus[turn * tables + facing]] += more
            count[(other * rows + row) * tables + minus[facing * tables + turn]] += more
