"""Cities: ties within and across them, beside what mixing at random gives."""

from dataclasses import dataclass

import numpy as np

from multaqa.engines.ties.brief import TiesBrief
from multaqa.engines.ties.dice import Chance, beside_chance, blocks, orders
from multaqa.engines.ties.figures import (
    LEAST,
    Bools,
    Floats,
    Ints,
    Share,
    Why,
    Withheld,
    resting_on,
    shielded,
)
from multaqa.engines.ties.figures import share as share_of
from multaqa.engines.ties.groups import Group, parts, within_joined
from multaqa.engines.ties.sheets import Sheet, cities

_STREAM = 1


@dataclass(frozen=True, slots=True)
class Densities:
    """Ties as a share of the answers that could have named one: all, within a city, across."""

    all: Share | Withheld
    within: Share | Withheld
    across: Share | Withheld


@dataclass(frozen=True, slots=True)
class Outwardness:
    """The E-I index: ties across cities less those within, over both; -1 to 1.

    ``chance`` is the same index when people are dealt to cities of the same sizes at random; its
    mean is exact, not drawn. Krackhardt and Stern (1988).
    """

    value: float
    chance: Chance


@dataclass(frozen=True, slots=True)
class Mixing:
    """Ties from each group (row) to each (column), the greatest group of all waves first."""

    groups: tuple[Group, ...]
    cells: tuple[tuple[Share | Withheld, ...], ...]


def count(which: Bools, among: Bools) -> Share | Withheld:
    """Return how many of the answers ``among`` are ``which``."""
    return share_of(int((which & among).sum()), int(among.sum()), resting_on(among))


def densities(answers: Sheet, same: Bools) -> Densities:
    """Return the share of ties among all answers, within cities and across."""
    within, across = shielded(
        count(answers.tie, answers.known & same), count(answers.tie, answers.known & ~same)
    )
    return Densities(count(answers.tie, answers.known), within, across)


def outwardness(brief: TiesBrief, answers: Sheet, parts: Densities) -> Outwardness | Withheld:
    """Return the E-I index of the ties beside that of cities dealt at random to those asked."""
    for part in (parts.all, parts.within, parts.across):
        if isinstance(part, Withheld) and part.why == Why.FEW_PEOPLE:
            return part
    people = np.flatnonzero(answers.asked)
    ties = answers.tie[np.ix_(people, people)]
    city = cities(brief)[people]
    total = int(ties.sum())
    if total == 0:
        return Withheld(Why.NO_ANSWERS)
    inside = int((ties & np.equal.outer(city, city)).sum())
    sizes, n = np.bincount(city), len(people)
    mean = 2 * float((sizes * (n - sizes)).sum()) / (n * (n - 1)) - 1
    dealt = orders(brief.seed, _STREAM, brief.permutations, np.zeros(n, np.intp))
    drawn = 1 - 2 * _inside(ties, city, dealt) / total
    value = 1 - 2 * inside / total
    return Outwardness(value, beside_chance(value, drawn, mean))


def _inside(ties: Bools, city: Ints, dealt: Ints) -> Floats:
    """Return the ties within cities for each order in which people are dealt to ``city``."""
    who, whom = np.nonzero(ties)
    found = []
    for rows in blocks(dealt, len(who)):
        of_each = city[rows].T.astype(np.int32)
        found.append(np.count_nonzero(of_each[who] == of_each[whom], axis=0))
    return np.concatenate(found).astype(np.float64)


def mixing(brief: TiesBrief, answers: Sheet) -> Mixing | Withheld:
    """Return who has ties with whom, by groups of cities; nothing where one cell is of few people,
    or what is left of ties within cities: it would be the whole less the others."""
    city = np.array([member.city for member in brief.people])
    members = {part: np.isin(city, part) for part in parts(brief)}
    groups = [Group(part, int((answers.answered & of).sum())) for part, of in members.items()]
    cells = tuple(
        tuple(
            count(answers.tie, answers.known & np.outer(row, column)) for column in members.values()
        )
        for row in members.values()
    )
    small = not groups or any(group.people < LEAST for group in groups)
    left = resting_on(answers.known & within_joined(brief, members))
    if small or 0 < left < LEAST or any(Withheld(Why.FEW_PEOPLE) in row for row in cells):
        return Withheld(Why.FEW_PEOPLE)
    return Mixing(tuple(groups), cells)
