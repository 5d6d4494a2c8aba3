"""Whether sitting together made ties: beside pairs who sat apart, and beside seats by chance."""

from dataclasses import dataclass, replace

import numpy as np

from multaqa.engines.ties.brief import Criterion, TiesBrief
from multaqa.engines.ties.dice import (
    FEWEST_WAYS,
    Chance,
    beside_chance,
    blocks,
    orders,
    reach,
    ways,
)
from multaqa.engines.ties.figures import (
    LEAST,
    Z_OF_POWER,
    Bools,
    Floats,
    Interval,
    Ints,
    Share,
    Why,
    Withheld,
    Z,
    around,
    pair_error,
    share,
    shielded,
)
from multaqa.engines.ties.stakes import Stakes, stakes

_STREAM, _STREAM_WITHIN = 2, 3
_OFTEN = 2
_STEPS = 30


@dataclass(frozen=True, slots=True)
class Contrast:
    """Pairs newly tied, of those who sat together and of those who did not."""

    together: Share | Withheld
    apart: Share | Withheld

    @property
    def difference(self) -> float | Withheld:
        if isinstance(self.together, Withheld):
            return self.together
        if isinstance(self.apart, Withheld):
            return self.apart
        return self.together.value - self.apart.value

    @property
    def ratio(self) -> float | Withheld:
        if isinstance(self.together, Withheld):
            return self.together
        if isinstance(self.apart, Withheld):
            return self.apart
        if self.apart.ties == 0:
            return Withheld(Why.NO_CONTRAST)
        return self.together.value / self.apart.value


@dataclass(frozen=True, slots=True)
class Effect:
    """What tables did, among pairs who had no tie before and could have sat together.

    ``difference`` and ``ratio`` compare pairs of one kind with each other (same city with same
    city, cross-city with cross-city) and put the two together (Mantel and Haenszel 1959; Greenland
    and Robins 1985): tables join cities on purpose, and people of one city meet anyway.
    ``chance`` is that difference when the people change seats at random, and the tables stay;
    ``chance_within`` when each takes a seat of somebody of their own city. ``by_times``: newly tied
    of the pairs who never sat together, once, and twice or more.
    """

    criterion: Criterion
    people: int
    pairs: int
    all: Contrast
    within: Contrast
    across: Contrast
    by_times: tuple[Share | Withheld, ...]
    difference: float
    interval: Interval
    ratio: float | Withheld
    ratio_interval: Interval | Withheld
    chance: Chance
    chance_within: Chance | Withheld


@dataclass(frozen=True, slots=True)
class _Counts:
    """Pairs who sat together and apart, and the newly tied of each: across cities, then within."""

    sat: Floats
    sat_new: Floats
    apart: Floats
    apart_new: Floats

    @property
    def weight(self) -> Floats:
        return _summed(_over(self.sat * self.apart, self.sat + self.apart))

    @property
    def difference(self) -> Floats:
        """Mantel and Haenszel's; 0 where nothing can be compared."""
        crossed = self.sat_new * self.apart - self.apart_new * self.sat
        return _over(_summed(_over(crossed, self.sat + self.apart)), self.weight)

    @property
    def spread(self) -> Floats:
        """The standard deviation of ``difference`` if it were for nothing, as these counts have it.

        Cochran's (1954) and Mantel and Haenszel's: hypergeometric, each kind of pair by itself.
        """
        both, new = self.sat + self.apart, self.sat_new + self.apart_new
        shares = _over(self.sat * self.apart * new * (both - new), both**2 * (both - 1))
        return _over(np.sqrt(_summed(shares)), self.weight)

    @property
    def weighed(self) -> tuple[Floats, Floats]:
        """The newly tied who sat together, and those apart, each weighed by the others' number."""
        both = self.sat + self.apart
        return (
            _summed(_over(self.sat_new * self.apart, both)),
            _summed(_over(self.apart_new * self.sat, both)),
        )

    @property
    def ratio(self) -> Floats:
        """Greenland and Robins'; 0 where none of those who sat together, or apart, is new."""
        return _over(*self.weighed)


def effect(brief: TiesBrief, first: int, second: int, criterion: Criterion) -> Effect | Withheld:
    """Return what sitting together did to ties between two waves, or why nothing can be said."""
    at = stakes(brief, first, second, criterion)
    if len(at.people) < LEAST:
        return Withheld(Why.FEW_PEOPLE)
    whole = Contrast(_share(at, at.sat), _share(at, ~at.sat))
    if Withheld(Why.FEW_PEOPLE) in (whole.together, whole.apart):
        return Withheld(Why.FEW_PEOPLE)
    counts = _counts(at, at.sat)
    if not counts.weight:
        return Withheld(Why.NO_CONTRAST)
    kinds = [_share(at, sat & city) for city in (at.same, ~at.same) for sat in (at.sat, ~at.sat)]
    within_sat, within_apart, across_sat, across_apart = shielded(*kinds)
    interval, ratio_interval = _intervals(at, counts)
    everybody = np.zeros(len(at.people), np.intp)
    return Effect(
        criterion=criterion,
        people=len(at.people),
        pairs=len(at.one),
        all=whole,
        within=Contrast(within_sat, within_apart),
        across=Contrast(across_sat, across_apart),
        by_times=_by_times(at),
        difference=float(counts.difference),
        interval=interval,
        ratio=float(counts.ratio) or Withheld(Why.NO_CONTRAST),
        ratio_interval=ratio_interval,
        chance=_chance(brief, at, everybody, _STREAM),
        chance_within=_chance(brief, at, at.city, _STREAM_WITHIN)
        if ways(at.city) >= FEWEST_WAYS
        else Withheld(Why.FEW_WAYS),
    )


def _share(at: Stakes, which: Bools) -> Share | Withheld:
    people = np.union1d(at.one[which], at.other[which])
    return share(int((at.new & which).sum()), int(which.sum()), len(people))


def _by_times(at: Stakes) -> tuple[Share | Withheld, ...]:
    times = np.minimum(at.times[at.one, at.other], _OFTEN)
    return shielded(*(_share(at, times == often) for often in range(_OFTEN + 1)))


def _counts(at: Stakes, sat: Bools) -> _Counts:
    kinds = np.stack([~at.same, at.same])
    numbers = (
        (kinds & which).sum(axis=1).astype(np.float64)
        for which in (sat, sat & at.new, ~sat, ~sat & at.new)
    )
    return _Counts(*numbers)


def _intervals(at: Stakes, counts: _Counts) -> tuple[Interval, Interval | Withheld]:
    """Return the intervals of difference and ratio, from what each pair does to either."""
    kind, sat = at.same.astype(int), at.sat
    both = counts.sat + counts.apart
    usual_sat = _over(counts.sat_new, counts.sat)[kind]
    usual_apart = _over(counts.apart_new, counts.apart)[kind]
    pull = np.where(
        sat,
        (at.new - usual_sat) * _over(counts.apart, both)[kind],
        (usual_apart - at.new) * _over(counts.sat, both)[kind],
    )
    n = len(at.people)
    error = max(pair_error(pull / counts.weight, at.one, at.other, n), _least_error(counts))
    wide = around(float(counts.difference), error, n)
    interval = Interval(max(-1.0, wide.low), min(1.0, wide.high))
    if not counts.ratio:
        return interval, Withheld(Why.NO_CONTRAST)
    error = pair_error(pull / np.where(sat, *counts.weighed), at.one, at.other, n)
    logs = around(float(np.log(counts.ratio)), error, n)
    return interval, Interval(float(np.exp(logs.low)), float(np.exp(logs.high)))


def _least_error(counts: _Counts) -> float:
    """Return the standard error for independent pairs, one tied and one not added to each kind.

    Agresti and Caffo (2000): few pairs who all did the same are no proof that all would.
    """
    weights = _over(_over(counts.sat * counts.apart, counts.sat + counts.apart), counts.weight)
    sat, apart = (
        (new + 1) * (pairs - new + 1) / (pairs + 2) ** 3
        for pairs, new in ((counts.sat, counts.sat_new), (counts.apart, counts.apart_new))
    )
    return float(np.sqrt(_summed(weights**2 * (sat + apart))))


def _chance(brief: TiesBrief, at: Stakes, groups: Ints, stream: int) -> Chance:
    """Return what the difference is when people of one group change seats at random.

    Tables bring strangers together, so that fewer of them sat apart than would by chance: the
    difference is judged by its own spread, and each drawn one by its own (Chung and Romano 2013).
    """
    n, of_kind = len(at.people), np.stack([~at.same, at.same])
    kinds = np.concatenate([of_kind, of_kind & at.new]).T.astype(np.float32)
    seats = (at.times > 0).astype(np.float32).ravel()
    sums = []
    for rows in blocks(orders(brief.seed, stream, brief.permutations, groups), len(at.one)):
        sums.append(seats[rows[:, at.one] * n + rows[:, at.other]] @ kinds)
    sat, sat_new = np.split(np.concatenate(sums).astype(np.float64), 2, axis=1)
    total, total_new = np.split(kinds.sum(axis=0, dtype=np.float64), 2)
    drawn = _Counts(sat, sat_new, total - sat, total_new - sat_new)
    counts, scores = _counts(at, at.sat), _over(drawn.difference, drawn.spread)
    observed = float(_over(counts.difference, counts.spread))
    chance = beside_chance(observed, scores, scale=float(counts.spread))
    far, spread = reach(scores, float(scores.mean())) if scores.any() else (Z, 1.0)
    return replace(chance, detectable=_detectable(counts, far, spread))


def _detectable(counts: _Counts, far: float, spread: float) -> float | Withheld:
    """Return the least difference that such a study would have found 4 times in 5.

    If pairs apart had made ties as often as all these pairs did (one more tied and one not, so that
    it is never 0), and those together more often by the difference. Larger shares vary more, so
    that it is sought step by step.
    """
    both = counts.sat + counts.apart
    base = (counts.sat_new + counts.apart_new + 1) / (both + 2)
    weights = _over(_over(counts.sat * counts.apart, both), counts.weight)
    each_sat, each_apart = (_over(np.ones(2), pairs) for pairs in (counts.sat, counts.apart))
    least = 0.0
    for _ in range(_STEPS):
        raised = np.minimum(base + least, 1)
        pooled = _over(counts.sat * raised + counts.apart * base, both)
        none = pooled * (1 - pooled) * (each_sat + each_apart)
        some = raised * (1 - raised) * each_sat + base * (1 - base) * each_apart
        needed, varies = (float(np.sqrt(_summed(weights**2 * part))) for part in (none, some))
        least = far * needed + Z_OF_POWER * spread * varies
    return least if least <= 1 - float((weights * base).sum()) else Withheld(Why.FEW_WAYS)


def _over(above: Floats, below: Floats) -> Floats:
    """Divide; 0 where there is nothing to divide by."""
    return np.divide(above, below, out=np.zeros_like(above), where=below > 0)


def _summed(values: Floats) -> Floats:
    """Add up the kinds of pairs, the last dimension."""
    return np.asarray(values.sum(axis=-1), np.float64)
