"""What the people room announces."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """A person left the platform: everything that names them is gone from their row."""

    person_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class RoleGiven:
    """A person was given a role in a network."""

    person_id: int
    network_id: int
    role: str
