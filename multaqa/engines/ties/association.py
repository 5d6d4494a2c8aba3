"""What goes with a new tie: the same city, a table shared, each beside the other.

Permutation tests on pairs of people (QAP; with the other predictor and the people held, MRQAP).
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from multaqa.engines.ties.brief import Criterion, TiesBrief
from multaqa.engines.ties.dice import blocks, orders, p_value, reach
from multaqa.engines.ties.figures import (
    LEAST,
    Z_OF_POWER,
    Floats,
    Interval,
    Ints,
    Why,
    Withheld,
    Z,
    around,
    pair_error,
)
from multaqa.engines.ties.stakes import Stakes, stakes

_STREAM = 4
_STEPS = 20
_NOTHING = 1e-9  # of a predictor's spread: what is left is the error of adding up


class Predictor(StrEnum):
    """What two people may have in common."""

    SAME_CITY = "same_city"
    SEATED_TOGETHER = "seated_together"


@dataclass(frozen=True, slots=True)
class Association:
    """How much a predictor goes with new ties.

    ``correlation`` and ``p_alone`` are of this predictor by itself (QAP: Krackhardt 1988).
    ``coefficient`` is the share of newly tied that it adds, with the other predictor held, and how
    readily each person makes ties: a person's own level, added to every pair of theirs. ``p`` is
    its test (MRQAP with double semi-partialing: Dekker, Krackhardt and Snijders 2007);
    ``interval`` counts pairs that share a person together, and ``detectable`` is the least
    coefficient that such a study would have found 4 times in 5.

    Without the people held, a planner who seats strangers together would be credited with what
    lively people do: they have few strangers left, who sat with them nearly all.
    """

    correlation: float
    p_alone: float
    coefficient: float
    interval: Interval
    p: float
    detectable: float | Withheld


@dataclass(frozen=True, slots=True)
class Associations:
    """Both predictors, over the same pairs as ``tables.effect``."""

    criterion: Criterion
    people: int
    pairs: int
    by_predictor: tuple[tuple[Predictor, Association | Withheld], ...]

    def of(self, predictor: Predictor) -> Association | Withheld:
        """What is found of one predictor."""
        return dict(self.by_predictor)[predictor]


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
    if not _spread(this[at.one, at.other]):
        return Withheld(Why.NO_CONTRAST)
    alone = _Fit(at, new, this, np.ones((len(new), 1)))
    rest = this - _fitted(this, other)
    if not _spread(rest[at.one, at.other]):
        return Withheld(Why.NO_CONTRAST)
    held = _Fit(at, new, rest, _held(other, at.one, at.other))
    # Less would be left to judge by than there are people.
    if held.left < len(at.people) or held.own <= _NOTHING:
        return Withheld(Why.FEW_WAYS)
    drawn = held.drawn(dealt)
    return Association(
        correlation=alone.observed,
        p_alone=p_value(alone.observed, alone.drawn(dealt), 0),
        coefficient=held.coefficient,
        interval=_around(held, len(at.people)),
        p=p_value(held.observed, drawn, 0),
        detectable=_detectable(held, drawn, float(this[at.one, at.other].mean())),
    )


def _spread(values: Floats) -> bool:
    return float(np.ptp(values)) > _NOTHING


def _held(other: Floats, one: Ints, two: Ints) -> Floats:
    """Return what is held of pairs: 1, the other predictor, and who the two are."""
    pairs = np.arange(len(one))
    who = np.zeros((len(one), len(other)))
    who[pairs, one] = who[pairs, two] = 1
    return np.column_stack([np.ones(len(one)), other[one, two], who])


def _fitted(this: Floats, other: Floats) -> Floats:
    """Return what ``other`` and the people say of ``this``, for all pairs of people."""
    one, two = np.triu_indices(len(this), 1)
    held = _held(other, one, two)
    fitted = np.zeros_like(this)
    fitted[one, two] = held @ np.linalg.lstsq(held, this[one, two])[0]
    return fitted + fitted.T


class _Fit:
    """``new`` by least squares on ``this``, a square by people, with the columns ``held``.

    The partial correlation orders as the t of the coefficient does, so that its test is pivotal:
    the people of ``this`` are dealt anew while ``new`` and ``held`` stay.
    """

    def __init__(self, at: Stakes, new: Floats, this: Floats, held: Floats) -> None:
        base = np.linalg.svd(held, full_matrices=False)
        self.frame = base.U[:, base.S > _NOTHING]
        self.at, self.new, self.flat = at, new, this.ravel()
        self.rest = new - self.frame @ (self.frame.T @ new)
        shared, own = self._moments(np.arange(len(at.people))[None])
        self.own = float(own[0])
        self.observed = float(self._correlations(shared, own)[0])
        self.left = len(new) - self.frame.shape[1] - 1

    @property
    def scale(self) -> float:
        """The coefficient where the partial correlation is 1; where all pairs did the same, as if
        one had not."""
        unlike = float(self.rest @ self.rest)
        if unlike <= _NOTHING:
            unlike = self.left * self.share * (1 - self.share)
        return float(np.sqrt(unlike / self.own))

    @property
    def coefficient(self) -> float:
        return self.observed * self.scale

    def drawn(self, dealt: Ints) -> Floats:
        """Return the partial correlation for each order of the people."""
        rows = blocks(dealt, len(self.new))
        return np.concatenate([self._correlations(*self._moments(each)) for each in rows])

    @property
    def pulls(self) -> Floats:
        """What each pair adds to the coefficient, as wide as so many held columns leave it."""
        cells = self._cells(np.arange(len(self.at.people))[None])[0]
        cells = cells - self.frame @ (self.frame.T @ cells)
        wide = np.sqrt(len(self.new) / self.left)
        return np.asarray(
            cells * (self.rest - self.coefficient * cells) * (wide / self.own), np.float64
        )

    @property
    def least_error(self) -> float:
        """The standard error for independent pairs (after Agresti and Caffo 2000): few pairs who
        all did the same are no proof that all would."""
        return float(np.sqrt(self.share * (1 - self.share) / self.own))

    @property
    def share(self) -> float:
        """The share newly tied, one tied and one not added, so that it is neither 0 nor 1."""
        return (float(self.new.sum()) + 1) / (len(self.new) + 2)

    def _cells(self, rows: Ints) -> Floats:
        at = self.at
        return np.asarray(self.flat[rows[:, at.one] * len(at.people) + rows[:, at.other]])

    def _moments(self, rows: Ints) -> tuple[Floats, Floats]:
        cells = self._cells(rows)
        sums = cells @ np.column_stack([self.rest, self.frame])
        own = np.einsum("ij,ij->i", cells, cells) - (sums[:, 1:] ** 2).sum(axis=1)
        return sums[:, 0], np.maximum(own, 0)

    def _correlations(self, shared: Floats, own: Floats) -> Floats:
        size = np.sqrt(own * (self.rest @ self.rest))
        return np.divide(shared, size, out=np.zeros_like(shared), where=size > _NOTHING)


def _around(fit: _Fit, people: int) -> Interval:
    error = max(pair_error(fit.pulls, fit.at.one, fit.at.other, people), fit.least_error)
    wide = around(fit.coefficient, error, people)
    return Interval(max(-1.0, wide.low), min(1.0, wide.high))


def _detectable(fit: _Fit, drawn: Floats, of_all: float) -> float | Withheld:
    """Return the least coefficient that such a study would have found 4 times in 5.

    If pairs without what ``of_all`` of them have in common had made ties as often as all these
    pairs did, and those with it more often by the coefficient. Shares nearer to a half vary more,
    so that it is sought step by step.
    """
    alike = 1 / np.sqrt(fit.left)
    far, spread = reach(drawn, 0) if drawn.any() else (Z * alike, alike)
    base = fit.share
    least = 0.0
    for _ in range(_STEPS):
        raised = min(base + least, 1.0)
        pooled = of_all * raised + (1 - of_all) * base
        apart, some = base * (1 - base), raised * (1 - raised)
        none = np.sqrt(pooled * (1 - pooled) / apart)
        varies = np.sqrt((of_all * some + (1 - of_all) * apart) / apart)
        least = float(fit.scale * (far * none + Z_OF_POWER * spread * varies))
    return least if least <= 1 - base else Withheld(Why.FEW_WAYS)
