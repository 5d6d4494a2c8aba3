"""What the weaving room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TiesReckoned:
    """The ties of a cycle were worked out anew."""

    cycle_id: int


@dataclass(frozen=True, slots=True)
class PlanWaits:
    """A plan of who sits with whom waits to be made."""

    plan_id: int
