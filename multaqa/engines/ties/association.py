"""What goes with a new tie: the same city, a table shared, each beside the other.

Permutation tests on pairs of people (QAP; with the other predictor held, MRQAP).
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from multaqa.engines.ties.brief import Criterion, TiesBrief
from multaqa.engines.ties.dice import blocks, orders, p_value
from multaqa.engines.ties.figures import LEAST, Floats, Ints, Why, Withheld
from multaqa.engines.ties.stakes import Stakes, stakes

_STREAM = 4
_NOTHING = 1e-9  # of a predictor's spread: what is left is the error of adding up


class Predictor(StrEnum):
    """What two people may have in common."""

    SAME_CITY = "same_city"
    SEATED_TOGETHER = "seated_together"


@dataclass(frozen=True, slots=True)
class Association:
    """How much a predictor goes with new ties.

    ``correlation`` and ``p_alone`` are of this predictor by itself (QAP: Krackhardt 1988);
    ``coefficient`` is the share of newly tied that it adds, the other predictor held, and ``p`` its
    test (MRQAP with double semi-partialing: Dekker, Krackhardt and Snijders 2007).
    """

    correlation: float
    p_alone: float
    coefficient: float
    p: float


@dataclass(frozen=True, slots=True)
class Associations:
    """Both predictors, over the same pairs as ``tables.effect``."""

    criterion: Criterion
    people: int
    pairs: int
    by_predictor: tuple[tuple[Predictor, Association | Withheld], ...]


def associations(
    brief: TiesBrief, first: int, second: int, criterion: Criterion
) -> Associations | Withheld:
    """Return what goes with the ties that are new in wave ``second``."""
    at = stakes(brief, first, second, criterion)
    if len(at.people) < LEAST:
        return Withheld(Why.FEW_PEOPLE)
    if len(at.one) == 0:
        return Withheld(Why.NO_CONTRAST)
    same = np.equal.outer(at.city, at.city).astype(np.float64)
    sat = (at.times > 0).astype(np.float64)
    everybody = np.zeros(len(at.people), np.intp)
    dealt = orders(brief.seed, _STREAM, brief.permutations, everybody)
    found = (
        (Predictor.SAME_CITY, _association(at, same, sat, dealt)),
        (Predictor.SEATED_TOGETHER, _association(at, sat, same, dealt)),
    )
    return Associations(criterion, len(at.people), len(at.one), found)


def _association(at: Stakes, this: Floats, other: Floats, dealt: Ints) -> Association | Withheld:
    new = at.new.astype(np.float64)
    if not _spread(new) or not _spread(this[at.one, at.other]):
        return Withheld(Why.NO_CONTRAST)
    correlation, p_alone, _ = _test(at, new, this, np.ones((len(new), 1)), dealt)
    held = np.stack([np.ones(len(new)), other[at.one, at.other]], axis=1)
    rest = this - _fitted(this, other)
    if not _spread(rest[at.one, at.other]):
        return Withheld(Why.NO_CONTRAST)
    _, p, coefficient = _test(at, new, rest, held, dealt)
    return Association(correlation, p_alone, coefficient, p)


def _spread(values: Floats) -> bool:
    return float(np.ptp(values)) > _NOTHING


def _fitted(this: Floats, other: Floats) -> Floats:
    """Return what ``other`` says of ``this``, for all pairs of people."""
    pairs = ~np.eye(len(this), dtype=bool)
    spread = other[pairs] - other[pairs].mean()
    slope = (this[pairs] @ spread) / max(spread @ spread, _NOTHING)
    return np.asarray(this[pairs].mean() + slope * (other - other[pairs].mean()), np.float64)


def _test(
    at: Stakes, new: Floats, this: Floats, held: Floats, dealt: Ints
) -> tuple[float, float, float]:
    """Return the partial correlation of ``new`` with ``this``, its p, and its coefficient.

    The people of ``this`` are dealt anew while ``new`` and ``held`` stay. The partial correlation
    orders as the t of the coefficient does, so that the test is pivotal.
    """
    base = np.linalg.svd(held, full_matrices=False)
    frame = base.U[:, base.S > _NOTHING]
    rest = new - frame @ (frame.T @ new)
    columns = np.column_stack([rest, frame])
    n, flat = len(at.people), this.ravel()

    def moments(rows: Ints) -> tuple[Floats, Floats]:
        cells = flat[rows[:, at.one] * n + rows[:, at.other]]
        sums = cells @ columns
        own = np.einsum("ij,ij->i", cells, cells) - (sums[:, 1:] ** 2).sum(axis=1)
        return sums[:, 0], np.maximum(own, 0)

    def correlations(shared: Floats, own: Floats) -> Floats:
        size = np.sqrt(own * (rest @ rest))
        return np.divide(shared, size, out=np.zeros_like(shared), where=size > _NOTHING)

    shared, own = moments(np.arange(n)[None])
    observed = float(correlations(shared, own)[0])
    drawn = np.concatenate([correlations(*moments(rows)) for rows in blocks(dealt, len(at.one))])
    return observed, p_value(observed, drawn, 0), float(shared[0] / max(own[0], _NOTHING))
