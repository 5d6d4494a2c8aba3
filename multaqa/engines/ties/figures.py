"""What a figure is: a share, an interval, or the reason why there is none."""

from dataclasses import dataclass
from enum import StrEnum
from statistics import NormalDist
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

LEAST = 5
"""A figure over fewer people than these is not shown."""

CONFIDENCE = 0.95
POWER = 0.80

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Ints = NDArray[np.intp]

Anything = TypeVar("Anything")

Z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
Z_OF_POWER = NormalDist().inv_cdf(POWER)


class Why(StrEnum):
    """Why there is no figure.

    ============== ==================================================================
    few_people     it would rest on fewer than ``LEAST`` people, or give away one that does
    no_answers     nothing was answered that it could be counted from
    no_contrast    all are alike: nothing to compare with (all sat together, one city, ...)
    few_ways       so few people or pairs could change places that no test could tell
    ============== ==================================================================
    """

    FEW_PEOPLE = "few_people"
    NO_ANSWERS = "no_answers"
    NO_CONTRAST = "no_contrast"
    FEW_WAYS = "few_ways"


@dataclass(frozen=True, slots=True)
class Withheld:
    """In the place of a figure that cannot be, or must not be, shown."""

    why: Why


@dataclass(frozen=True, slots=True)
class Share:
    """``ties`` of ``of`` answers (or pairs of people), which rest on ``people`` people."""

    ties: int
    of: int
    people: int

    @property
    def value(self) -> float:
        return self.ties / self.of


@dataclass(frozen=True, slots=True)
class Interval:
    """Where the true figure lies, in 95 of 100 such studies."""

    low: float
    high: float


def resting_on(answers: Bools) -> int:
    """Return how many people stand behind answers: those who give them, or those whom they are
    about, whichever are fewer."""
    return int(min(answers.any(axis=1).sum(), answers.any(axis=0).sum()))


def share(ties: int, of: int, people: int) -> Share | Withheld:
    """Return the share, or why it is withheld."""
    if of == 0:
        return Withheld(Why.NO_ANSWERS)
    if people < LEAST:
        return Withheld(Why.FEW_PEOPLE)
    return Share(int(ties), int(of), int(people))


def shielded(*parts: Anything | Withheld) -> tuple[Anything | Withheld, ...]:
    """Return parts of one whole that is shown: all of them withheld where one is for few people.

    Otherwise the part that is withheld would be the whole less the others.
    """
    if Withheld(Why.FEW_PEOPLE) in parts:
        few = Withheld(Why.FEW_PEOPLE)
        return tuple(
            part if isinstance(part, Withheld) and part.why == Why.NO_ANSWERS else few
            for part in parts
        )
    return parts


def t_quantile(freedom: int) -> float:
    """Return Student's t that 95 in 100 stay within, to 1 in 100 from 4 degrees of freedom on.

    The first four terms of Fisher and Cornish, Abramowitz and Stegun 26.7.5.
    """
    z = Z
    terms = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92_160,
    )
    return z + sum(term / float(freedom) ** power for power, term in enumerate(terms, 1))


def jackknife(without: Floats) -> float:
    """Return the standard error of a share of answers from its values ``without`` each person.

    Leaving out one person at a time, with Tukey's factor (n - 1) / n: right where some people have
    many ties and others few, too wide and never too narrow on average (Efron and Stein 1981) where
    answers are independent. What of others was tried: docs/understand/ties.md.
    """
    n = len(without)
    return float(np.sqrt((n - 1) / n * np.sum((without - without.mean()) ** 2)))


def pair_error(pulls: Floats, one: Ints, other: Ints, people: int) -> float:
    """Return the standard error of a contrast from what each pair of people adds to it.

    Pairs that share a person are not independent: theirs is counted too (Fafchamps and Gubert
    2007; Aronow, Samii and Assenova 2015). Never less than for independent pairs: with few people
    the correction alone comes out too small.
    """
    of_each = np.bincount(one, pulls, people) + np.bincount(other, pulls, people)
    alone = float(pulls @ pulls)
    return float(np.sqrt(max(float(of_each @ of_each) - alone, alone)))


def around(value: float, error: float, people: int) -> Interval:
    """Return the interval of ``value`` whose standard error was taken over ``people``."""
    reach = t_quantile(people - 1) * error
    return Interval(value - reach, value + reach)
