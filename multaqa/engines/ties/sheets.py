"""A wave's answers as square arrays, in the order of the brief's people."""

from dataclasses import dataclass

import numpy as np

from multaqa.engines.ties.brief import Criterion, Pair, TiesBrief
from multaqa.engines.ties.figures import Bools, Ints


@dataclass(frozen=True, slots=True)
class Sheet:
    """Who answered about whom (``known``), and who has a tie by the criterion (``tie``).

    Row answers about column; ``tie`` is only where ``known`` is; nobody answers about themselves.
    """

    known: Bools
    tie: Bools
    asked: Bools

    @property
    def answered(self) -> Bools:
        """Who answered anything."""
        return np.asarray(self.known.any(axis=1), np.bool_)

    def of(self, people: Bools) -> "Sheet":
        """The answers of these people about each other."""
        inside = self.known & np.outer(people, people)
        return Sheet(inside, self.tie & inside, self.asked & people)

    def among(self, pairs: Bools) -> "Sheet":
        """The answers to these pairs alone."""
        return Sheet(self.known & pairs, self.tie & pairs, self.asked)

    def either(self) -> Bools:
        """Pairs of people of whom one says that there is a tie; symmetric."""
        return self.tie | self.tie.T

    def both(self) -> Bools:
        """Pairs of whom all who answered say that there is a tie; symmetric."""
        denied = self.known & ~self.tie
        return self.either() & ~(denied | denied.T)


def sheet(brief: TiesBrief, wave: int, criterion: Criterion) -> Sheet:
    """Return the answers of one wave, with what counts as a tie."""
    place = {member.id: place for place, member in enumerate(brief.people)}
    asked = brief.waves[wave]
    n = len(place)
    known, tie = np.zeros((n, n), np.bool_), np.zeros((n, n), np.bool_)
    for (who, whom), yes in _answers(brief, wave, criterion).items():
        known[place[who], place[whom]] = True
        tie[place[who], place[whom]] = yes
    return Sheet(known, tie, np.array([member.id in asked.asked for member in brief.people], bool))


def answered(brief: TiesBrief, wave: int) -> Bools:
    """Return who answered anything in a wave, by whatever criterion."""
    asked = brief.waves[wave]
    given = (asked.levels, *asked.relations.values())
    who = {pair[0] for answers in given for pair in answers}
    return np.array([member.id in who for member in brief.people], np.bool_)


def _answers(brief: TiesBrief, wave: int, criterion: Criterion) -> dict[Pair, bool]:
    asked = brief.waves[wave]
    if isinstance(criterion, str):
        return dict(asked.relations.get(criterion, {}))
    return {pair: level >= criterion for pair, level in asked.levels.items()}


def cities(brief: TiesBrief) -> Ints:
    """Return a number for each person's city; the same number, the same city."""
    numbers: dict[str, int] = {}
    each = [numbers.setdefault(member.city, len(numbers)) for member in brief.people]
    return np.array(each, np.intp)


def same_city(brief: TiesBrief) -> Bools:
    """Return which two people are of one city."""
    city = cities(brief)
    return np.equal.outer(city, city)


def seated(brief: TiesBrief) -> Ints:
    """Return how many times each two people sat together; symmetric."""
    place = {member.id: place for place, member in enumerate(brief.people)}
    times = np.zeros((len(place), len(place)), np.intp)
    for pair, count in brief.together.items():
        one, other = (place[id] for id in pair)
        times[one, other] = times[other, one] = count
    return times
