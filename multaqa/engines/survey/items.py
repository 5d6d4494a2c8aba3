"""Summaries of one item's answers, with 95 % intervals; nothing is said of fewer than five."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

LEAST = 5
"""A figure of fewer answers than this could point at one person."""

Z = 1.959964
# Student's t, 97.5 %, by degrees of freedom (Fisher and Yates 1938, table III); between two lines
# the one with fewer degrees is taken, which makes the interval wider, never narrower.
_T = {
    4: 2.776, 5: 2.571, 6: 2.447, 7: 2.365, 8: 2.306, 9: 2.262, 10: 2.228, 11: 2.201, 12: 2.179,
    13: 2.160, 14: 2.145, 15: 2.131, 16: 2.120, 17: 2.110, 18: 2.101, 19: 2.093, 20: 2.086,
    25: 2.060, 30: 2.042, 40: 2.021, 60: 2.000, 120: 1.980,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Withheld:
    """Too few answers to show anything: not even how many there are."""


@dataclass(frozen=True, slots=True)
class Rated:
    """Answers on a scale of whole numbers ``least``..``most``.

    ``counts`` by step; ``mean`` with ``low``..``high``; ``pleased`` is the share that chose one of
    the two highest steps, with ``pleased_low``..``pleased_high``. Shares are from 0 to 1.
    """

    n: int
    least: int
    most: int
    counts: Mapping[int, int]
    mean: float
    low: float
    high: float
    pleased: float
    pleased_low: float
    pleased_high: float


@dataclass(frozen=True, slots=True)
class Chosen:
    """Answers among options: ``n`` people, ``counts`` by option's code (several may be chosen)."""

    n: int
    counts: Mapping[str, int]


def rated(
    values: Iterable[int], *, least: int = 1, most: int = 5, population: int | None = None
) -> Rated | Withheld:
    """What ratings come to.

    The mean's interval is Student's, kept within the scale; where the ``population`` of those who
    could have answered is known, its finite population correction sqrt((N - n) / (N - 1)) applies
    (Cochran 1977, Sampling Techniques, 2.6). The share's is Wilson's (1927), by the same
    correction. Both take who answered for a chance sample of who could have: say so beside them.
    Raises ValueError for a value off the scale.
    """
    answers = sorted(values)
    if any(not least <= value <= most for value in answers):
        raise ValueError(f"a rating lies outside {least}..{most}")
    n = len(answers)
    if n < LEAST:
        return Withheld()
    mean = sum(answers) / n
    variance = sum((value - mean) ** 2 for value in answers) / (n - 1)
    shrink = _correction(n, population)
    half = _t(n - 1) * sqrt(variance / n) * shrink
    pleased = sum(value > most - 2 for value in answers) / n
    pleased_low, pleased_high = _wilson(pleased, n, shrink)
    steps = Counter(answers)
    return Rated(
        n, least, most, {step: steps[step] for step in range(least, most + 1)},
        mean, max(float(least), mean - half), min(float(most), mean + half),
        pleased, pleased_low, pleased_high,
    )  # fmt: skip


def chosen(answers: Iterable[Iterable[str]], options: Sequence[str]) -> Chosen | Withheld:
    """How many chose each option; what is no option any more is left out of the counts."""
    rows = [set(each) for each in answers]
    if len(rows) < LEAST:
        return Withheld()
    return Chosen(len(rows), {code: sum(code in row for row in rows) for code in options})


def released(waiting: int) -> int:
    """How many of the ``waiting`` answers may join the figures while people still answer.

    Whole fives, and five at least stay behind: so figures move by five answers or more, also on
    the day when they are closed and whatever waits joins them. Were fewer to join then, the figures
    before and after would give away what the last ones said.
    """
    return max(0, waiting // LEAST - 1) * LEAST


def faults(values: Sequence[int], said: Rated | Withheld) -> Iterator[str]:
    """Judge a summary: yield what is wrong in it, in plain English for developers."""
    if isinstance(said, Withheld):
        if len(values) >= LEAST:
            yield f"{len(values)} answers are withheld"
        return
    if said.n != len(values) or sum(said.counts.values()) != len(values):
        yield "answers are lost or counted twice"
    if len(values) < LEAST:
        yield f"a figure of {len(values)} is shown"
    if not said.least <= said.low <= said.mean <= said.high <= said.most:
        yield "the mean lies outside its interval or the scale"
    if abs(said.mean * said.n - sum(step * count for step, count in said.counts.items())) > 1e-6:
        yield "the mean is not that of the counts"
    if not 0 <= said.pleased_low <= said.pleased <= said.pleased_high <= 1:
        yield "the share lies outside its interval"


def _correction(n: int, population: int | None) -> float:
    """The finite population correction; 0 where everybody answered."""
    if population is None or population < n or population < 2:
        return 1.0
    return sqrt((population - n) / (population - 1))


def _t(freedom: int) -> float:
    """Student's t for a 95 % interval with ``freedom`` >= 4 degrees."""
    return _T[max(known for known in _T if known <= freedom)]


def _wilson(share: float, n: int, shrink: float) -> tuple[float, float]:
    """Wilson's interval of a share, its z made smaller by the finite population correction."""
    z = Z * shrink
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    # Rounding must not push the share itself out of its own interval.
    return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))
