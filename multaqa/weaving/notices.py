"""What the weaving room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TiesReckoned:
    """The ties of a cycle were worked out anew."""

    cycle_id: int
