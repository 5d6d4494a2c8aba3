"""What one person may see of their own ties. Nobody else may."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from multaqa.engines.ties.brief import Criterion, TiesBrief
from multaqa.engines.ties.figures import LEAST, Bools, Why, Withheld
from multaqa.engines.ties.paths import betweenness, bridges, components
from multaqa.engines.ties.sheets import cities, seated, sheet

STEP = 0.05
"""Betweenness is told to the nearest of these: one pair of others moves nothing that is told."""


@dataclass(frozen=True, slots=True)
class OwnTies:
    """One person's place in the network, for that person alone.

    ``named`` whom they named, in ``cities`` cities, ``new`` of them since the wave before; ``met``
    at tables, in all. These are their own answers and where they sat. The others rest on what
    others answered, and must not say what any one of them did: ``named_by`` is withheld where
    nearly all of them named her, or nearly none; ``betweenness`` is of steps of ``STEP``, for
    whoever has ties with ``LEAST`` or more; ``bridges`` are the ties that they alone carry between
    two parts of ``LEAST`` people each.
    """

    named: int | Withheld
    cities: int | Withheld
    new: int | Withheld
    seated_with: int
    named_by: int | Withheld
    betweenness: float | Withheld
    bridges: int | Withheld


def own_ties(brief: TiesBrief, wave: int, criterion: Criterion) -> Mapping[int, OwnTies]:
    """Return by person's id what that person may see of the ties of one wave."""
    answers = sheet(brief, wave, criterion)
    asked = np.flatnonzero(answers.asked)
    place = _Place(answers.either()[np.ix_(asked, asked)])
    few = Withheld(Why.FEW_PEOPLE) if answers.answered.sum() < LEAST else None
    city, sat = cities(brief), seated(brief) > 0
    before = sheet(brief, wave - 1, criterion) if wave else None
    found = {}
    for at, i in enumerate(asked.tolist()):
        silent = None if answers.answered[i] else Withheld(Why.NO_ANSWERS)
        mine = answers.tie[i]
        fresh = None if before is None else before.known[i] & ~before.tie[i] & mine
        found[brief.people[i].id] = OwnTies(
            named=silent or int(mine.sum()),
            cities=silent or len(np.unique(city[mine])),
            new=silent or (Withheld(Why.NO_ANSWERS) if fresh is None else int(fresh.sum())),
            seated_with=int(sat[i].sum()),
            named_by=_of_others(int(answers.tie[:, i].sum()), int(answers.known[:, i].sum())),
            betweenness=few or place.between(at),
            bridges=few or place.carries(at),
        )
    return found


class _Place:
    """Where each person stands in a network of ties without a direction."""

    def __init__(self, ties: Bools) -> None:
        self.ties = ties
        self.betweenness = betweenness(ties)
        self.bridges = [pair for pair in bridges(ties) if _least_side(ties, pair) >= LEAST]

    def between(self, person: int) -> float | Withheld:
        if self.ties[person].sum() < LEAST:
            return Withheld(Why.FEW_PEOPLE)
        return STEP * round(float(self.betweenness[person]) / STEP)

    def carries(self, person: int) -> int:
        return sum(person in pair for pair in self.bridges)


def _least_side(ties: Bools, bridge: tuple[int, int]) -> int:
    """Return how many people the smaller of the two parts has that a bridge alone joins."""
    cut = ties.copy()
    cut[bridge], cut[bridge[::-1]] = False, False
    part = components(cut)
    return min(int((part == part[end]).sum()) for end in bridge)


def _of_others(named: int, answered: int) -> int | Withheld:
    if min(named, answered - named) < LEAST:
        return Withheld(Why.FEW_PEOPLE)
    return named
