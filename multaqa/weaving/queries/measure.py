"""What rooms above ask: objective 1 with its real measure."""

from dataclasses import dataclass

from multaqa.programmes.models import Cycle

from .reckonings import newest, published
from .sentences import changed, headline
from .told import told


@dataclass(frozen=True, slots=True)
class TiesMeasure:
    """Of pairs from two cities, the share that had met before and afterwards among the same people,
    the interval of the change, how many people it rests on, and the two sentences of it."""

    before: float
    after: float
    low: float | None
    high: float | None
    people: int
    headline: str
    sentence: str


def measure_of_ties(cycle: Cycle, *, public: bool = False) -> TiesMeasure | None:
    """How the ties across cities of a cycle changed, as published or (``public`` false) as worked
    out last; None where there is nothing to show (one query)."""
    row = published(cycle) if public else newest(cycle)
    if row is None:
        return None
    said = told(row)
    met = said.met
    if met is None or met.before.value is None or met.after.value is None:
        return None
    return TiesMeasure(
        before=met.before.value,
        after=met.after.value,
        low=met.low,
        high=met.high,
        people=said.panel,
        headline=headline(said),
        sentence=changed(said),
    )
