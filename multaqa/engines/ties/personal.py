"""What one person may see of their own ties. Nobody else may."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from multaqa.engines.ties.brief import Criterion, TiesBrief
from multaqa.engines.ties.figures import LEAST, Why, Withheld
from multaqa.engines.ties.paths import betweenness, bridges
from multaqa.engines.ties.sheets import cities, seated, sheet


@dataclass(frozen=True, slots=True)
class OwnTies:
    """One person's place in the network, for that person alone.

    ``named`` whom they named, in ``cities`` cities, ``new`` of them since the wave before; ``met``
    at tables, in all. These are their own answers and where they sat. ``named_by`` and
    ``betweenness`` rest on the answers of others: withheld where these would be few, and where
    ``named_by`` would say how each of the others answered (all of them named her, or none).
    ``bridges`` are the ties that they alone carry.
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
    ties = answers.either()[np.ix_(asked, asked)]
    few = Withheld(Why.FEW_PEOPLE) if answers.answered.sum() < LEAST else None
    between = dict(zip(asked.tolist(), betweenness(ties).tolist(), strict=True))
    ends = np.bincount(np.array(bridges(ties), np.intp).ravel(), minlength=len(asked))
    carried = dict(zip(asked.tolist(), ends.tolist(), strict=True))
    city, sat = cities(brief), seated(brief) > 0
    before = sheet(brief, wave - 1, criterion) if wave else None
    found = {}
    for i in asked.tolist():
        silent = None if answers.answered[i] else Withheld(Why.NO_ANSWERS)
        mine = answers.tie[i]
        fresh = None if before is None else before.known[i] & ~before.tie[i] & mine
        found[brief.people[i].id] = OwnTies(
            named=silent or int(mine.sum()),
            cities=silent or len(np.unique(city[mine])),
            new=silent or (Withheld(Why.NO_ANSWERS) if fresh is None else int(fresh.sum())),
            seated_with=int(sat[i].sum()),
            named_by=_of_others(int(answers.tie[:, i].sum()), int(answers.known[:, i].sum())),
            betweenness=few or between[i],
            bridges=few or carried[i],
        )
    return found


def _of_others(named: int, answered: int) -> int | Withheld:
    if min(named, answered - named) < LEAST:
        return Withheld(Why.FEW_PEOPLE)
    return named
