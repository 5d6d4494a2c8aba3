"""Orders drawn by chance, and what a figure is beside those that chance gives."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import factorial, prod

import numpy as np
from numpy.random import PCG64, Generator

from multaqa.engines.ties.figures import (
    CONFIDENCE,
    Z_OF_POWER,
    Floats,
    Interval,
    Ints,
    Why,
    Withheld,
)

FEWEST_WAYS = 20
"""With fewer orders of the people than these no p could be .05."""

# Held at once, under 1 MB an array. With a million the processor's cache no longer helps (3 times
# slower), and numpy's algebra wakes threads that cost more than they do.
_CELLS = 100_000
_ALIKE = 1e-12  # equal figures differ by this, when they are added up in another order


@dataclass(frozen=True, slots=True)
class Chance:
    """What chance alone gives: its mean, where 95 of 100 of its figures lie, and p, two-sided.

    ``p`` is the share of orders, that of the people itself among them, whose figure is as far from
    the mean as the one observed: never 0 (Phipson and Smyth 2010). ``detectable`` is the least
    distance from the mean that such a study would have found, 4 times in 5.
    """

    mean: float
    interval: Interval
    p: float
    detectable: float | Withheld


def orders(seed: int, stream: int, count: int, groups: Ints) -> Ints:
    """Return ``count`` random orders of people, in which each stands in a place of their own group.

    Row r puts person ``orders[r, i]`` in the place of person i. ``stream`` keeps tests of one seed
    apart from each other.
    """
    keys = Generator(PCG64([seed, stream])).random((count, len(groups)))
    found = np.empty((count, len(groups)), np.intp)
    found[:, np.argsort(groups, kind="stable")] = np.argsort(keys + groups, axis=1)
    return found


def ways(groups: Ints) -> int:
    """Return how many orders keep each person in a place of their own group."""
    return prod(factorial(int(size)) for size in np.bincount(groups))


def blocks(rows: Ints, width: int) -> Iterator[Ints]:
    """Yield ``rows`` some at a time, so that an array of ``width`` a row stays small."""
    step = max(1, _CELLS // max(1, width))
    for start in range(0, len(rows), step):
        yield rows[start : start + step]


def p_value(observed: float, drawn: Floats, mean: float) -> float:
    """Return the share of figures, the observed one among them, as far from ``mean`` as it is."""
    far = np.abs(drawn - mean) >= abs(observed - mean) - _ALIKE
    return float((1 + np.count_nonzero(far)) / (1 + len(drawn)))


def beside_chance(
    observed: float, drawn: Floats, mean: float | None = None, scale: float = 1
) -> Chance:
    """Return what chance gives; ``mean`` where it is known exactly.

    ``scale`` is what one unit of ``observed`` and ``drawn`` is in the figure that is shown; 0 where
    nothing varies.
    """
    if mean is None:
        mean = float((observed + drawn.sum()) / (1 + len(drawn)))
    edge = (1 - CONFIDENCE) / 2
    low, high = np.quantile(drawn, (edge, 1 - edge))
    far, spread = reach(drawn, mean)
    return Chance(
        mean * scale,
        Interval(float(low * scale), float(high * scale)),
        p_value(observed, drawn, mean),
        (far + Z_OF_POWER * spread) * scale or Withheld(Why.NO_CONTRAST),
    )


def reach(drawn: Floats, mean: float) -> tuple[float, float]:
    """Return how far from ``mean`` a figure must be for a test to tell, and how figures spread."""
    return float(np.quantile(np.abs(drawn - mean), CONFIDENCE)), float(drawn.std())
