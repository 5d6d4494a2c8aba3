"""What changed between two waves: the same people beside all, and what the silent could do."""

from dataclasses import dataclass, replace

import numpy as np

from multaqa.engines.ties.brief import Criterion, TiesBrief
from multaqa.engines.ties.figures import (
    LEAST,
    Z_OF_POWER,
    Bools,
    Floats,
    Interval,
    Share,
    Why,
    Withheld,
    around,
    jackknife,
    shielded,
    t_quantile,
)
from multaqa.engines.ties.mixing import Densities, count, densities
from multaqa.engines.ties.picture import Response, response
from multaqa.engines.ties.sheets import Sheet, same_city, sheet


@dataclass(frozen=True, slots=True)
class Step:
    """A density in two waves, over the same answers of the same people.

    ``interval`` by leaving out one person at a time, withheld where all moved alike;
    ``detectable`` is the least change that a study of this many people, as unlike as these, would
    have found 4 times in 5.
    """

    before: Share
    after: Share
    interval: Interval | Withheld
    detectable: float | Withheld

    @property
    def value(self) -> float:
        return self.after.value - self.before.value


@dataclass(frozen=True, slots=True)
class Steps:
    """What changed among all answers, within a city, and across cities."""

    all: Step | Withheld
    within: Step | Withheld
    across: Step | Withheld


@dataclass(frozen=True, slots=True)
class Bounds:
    """The change of all ``of`` answers of people on both rosters, whatever the silent would say.

    ``unchanged``: what is missing did not change. ``worst``: each missing answer would have been a
    tie before and none after; ``best`` the reverse. Horowitz and Manski (2000).
    """

    unchanged: float
    worst: float
    best: float
    of: int


@dataclass(frozen=True, slots=True)
class Change:
    """What changed by one criterion.

    ``matched`` is of the ``panel`` alone, people who answered in both waves, about each other;
    ``naive`` is each wave as it stands, for comparison: who fell silent moves it. Where fewer than
    ``LEAST`` people gave the answers that are in the naive figure and not in the matched one, the
    matched one is withheld: else the difference would be theirs.
    """

    first: int
    second: int
    criterion: Criterion
    responses: tuple[Response, Response]
    panel: int
    matched: Steps
    gained: int | Withheld
    lost: int | Withheld
    naive: tuple[Densities, Densities]
    bounds: Bounds | Withheld
    bounds_across: Bounds | Withheld


def change(brief: TiesBrief, first: int, second: int, criterion: Criterion) -> Change:
    """Return what changed from wave ``first`` to wave ``second``."""
    before, after = sheet(brief, first, criterion), sheet(brief, second, criterion)
    old, new, panel = matched(before, after)
    same = same_city(brief)
    steps = _steps((before, after), old, new, same)
    hidden = steps.all if isinstance(steps.all, Withheld) else None
    bounds, bounds_within, bounds_across = (
        _bounds(before, after, pairs) for pairs in (np.ones_like(same), same, ~same)
    )
    return Change(
        first=first,
        second=second,
        criterion=criterion,
        responses=(response(before), response(after)),
        panel=int(panel.sum()),
        matched=steps,
        gained=hidden or int((new.tie & ~old.tie).sum()),
        lost=hidden or int((old.tie & ~new.tie).sum()),
        naive=(densities(before, same), densities(after, same)),
        bounds=bounds,
        bounds_across=shielded(bounds_across, bounds_within)[0],
    )


def _steps(waves: tuple[Sheet, Sheet], old: Sheet, new: Sheet, same: Bools) -> Steps:
    """Return what changed among the panel, without what gives few people's answers away."""
    whole = _step(old, new, np.ones_like(same))
    within, across = shielded(_step(old, new, same), _step(old, new, ~same))
    few, others = Withheld(Why.FEW_PEOPLE), [wave.known & ~old.known for wave in waves]
    left = [any(_of_few(cells & pairs) for cells in others) for pairs in (same, ~same)]
    return Steps(
        few if any(left) else whole, few if left[0] else within, few if left[1] else across
    )


def _of_few(cells: Bools) -> bool:
    """Whether somebody gave these answers, and few did."""
    return 0 < int(cells.any(axis=1).sum()) < LEAST


def matched(before: Sheet, after: Sheet) -> tuple[Sheet, Sheet, Bools]:
    """Return the answers that were given in both waves by the panel about the panel, and who it is.

    The panel are those who answered in both waves.
    """
    panel = before.answered & after.answered
    both = before.known & after.known
    return before.of(panel).among(both), after.of(panel).among(both), panel


def _step(old: Sheet, new: Sheet, pairs: Bools) -> Step | Withheld:
    was = count(old.tie, old.known & pairs)
    if isinstance(was, Withheld):
        return was
    is_now = replace(was, ties=int((new.tie & pairs).sum()))  # the same answers, given again
    moved = np.where(pairs, new.tie.astype(float) - old.tie, 0)
    without, n = _without_each(moved, (old.known & pairs).astype(float))
    error = 0.0 if without is None else jackknife(without)
    if not error:
        alike = Withheld(Why.NO_CONTRAST)
        return Step(was, is_now, alike, alike)
    reach = (t_quantile(n - 1) + Z_OF_POWER) * error
    interval = around(is_now.value - was.value, error, n)
    return Step(was, is_now, interval, reach)


def _without_each(sums: Floats, counts: Floats) -> tuple[Floats | None, int]:
    """Return the mean of the cells without each person in turn, and how many people there are.

    None where without somebody nothing is left.
    """
    people = counts.any(axis=0) | counts.any(axis=1)
    left = counts.sum() - counts.sum(axis=0) - counts.sum(axis=1)
    kept = sums.sum() - sums.sum(axis=0) - sums.sum(axis=1)
    if not left[people].all():
        return None, int(people.sum())
    return kept[people] / left[people], int(people.sum())


def _bounds(before: Sheet, after: Sheet, pairs: Bools) -> Bounds | Withheld:
    asked = before.asked & after.asked
    cells = np.outer(asked, asked) & ~np.eye(len(asked), dtype=bool) & pairs
    total = int(cells.sum())
    if total == 0:
        return Withheld(Why.NO_ANSWERS)
    if cells.any(axis=1).sum() < LEAST:
        return Withheld(Why.FEW_PEOPLE)
    known = before.known & after.known
    unchanged = (after.tie & known).astype(int) - (before.tie & known)
    worst = after.tie.astype(int) - (before.tie | ~before.known)
    best = (after.tie | ~after.known).astype(int) - before.tie
    low, middle, high = (float(way[cells].sum() / total) for way in (worst, unchanged, best))
    return Bounds(middle, low, high, total)
