"""What a network is in one wave."""

from dataclasses import dataclass

import numpy as np

from multaqa.engines.ties.brief import Criterion, TiesBrief
from multaqa.engines.ties.figures import LEAST, Share, Why, Withheld
from multaqa.engines.ties.mixing import (
    Densities,
    Mixing,
    Outwardness,
    count,
    densities,
    mixing,
    outwardness,
)
from multaqa.engines.ties.paths import betweenness, bridges, components
from multaqa.engines.ties.sheets import Sheet, same_city, sheet


@dataclass(frozen=True, slots=True)
class Response:
    """How many were asked and how many answered; answers given, of those that could be."""

    asked: int
    answered: int
    answers: int
    possible: int


@dataclass(frozen=True, slots=True)
class Shape:
    """How the network hangs together, where one person's word makes a tie between two.

    Of people who answered or are named. ``isolates`` have no tie; ``components`` are the parts
    between which there is none; ``bridges`` the ties that alone hold two parts together.
    ``centralisation`` is 0 where all lie between others alike, 1 where one person lies between
    all others (Freeman 1977).
    """

    people: int
    isolates: int
    components: int
    largest: int
    bridges: int
    centralisation: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A network in one wave by one criterion."""

    wave: int
    criterion: Criterion
    response: Response
    densities: Densities
    reciprocity: Share | Withheld
    outwardness: Outwardness | Withheld
    shape: Shape | Withheld
    mixing: Mixing | Withheld


def picture(brief: TiesBrief, wave: int, criterion: Criterion) -> Picture:
    """Return what the network is: no figure of it is of one person, or of fewer than ``LEAST``."""
    answers = sheet(brief, wave, criterion)
    parts = densities(answers, same_city(brief))
    return Picture(
        wave=wave,
        criterion=criterion,
        response=response(answers),
        densities=parts,
        reciprocity=count(answers.tie.T, answers.tie & answers.known.T),
        outwardness=outwardness(brief, answers, parts),
        shape=shape(answers),
        mixing=mixing(brief, answers),
    )


def response(answers: Sheet) -> Response:
    """Return how many of those asked answered."""
    asked = int(answers.asked.sum())
    answered, given = int(answers.answered.sum()), int(answers.known.sum())
    return Response(asked, answered, given, asked * max(0, asked - 1))


def shape(answers: Sheet) -> Shape | Withheld:
    """Return how the network of people who answered or are named hangs together."""
    people = np.flatnonzero(answers.answered | answers.tie.any(axis=0))
    if answers.answered.sum() < LEAST:
        return Withheld(Why.FEW_PEOPLE)
    ties = answers.either()[np.ix_(people, people)]
    parts = np.bincount(components(ties))
    between = betweenness(ties)
    return Shape(
        people=len(people),
        isolates=int((~ties.any(axis=1)).sum()),
        components=len(parts),
        largest=int(parts.max()),
        bridges=len(bridges(ties)),
        centralisation=float((between.max() - between).sum() / (len(people) - 1)),
    )
