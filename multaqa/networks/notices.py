"""What the networks room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NetworkStarted:
    """An association started a network; ``person_id`` becomes its first coordinator."""

    network_id: int
    person_id: int


@dataclass(frozen=True, slots=True)
class NetworkRecognised:
    """The network above said that this one is its own."""

    network_id: int
