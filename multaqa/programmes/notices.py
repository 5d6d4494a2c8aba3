"""What the programmes room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CycleOpened:
    """A cycle began to run."""

    cycle_id: int


@dataclass(frozen=True, slots=True)
class CycleClosed:
    """A cycle ended."""

    cycle_id: int
