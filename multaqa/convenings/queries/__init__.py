"""What others may ask of the convenings room, one subject a file."""

from .changes import changes
from .released import (
    Released,
    ReleasedObjective,
    ReleasedRoom,
    ReleasedSession,
    ReleasedSite,
    ReleasedTravel,
    latest_release,
    read_release,
    released,
)
from .snapshot import SHAPE, snapshot

__all__ = [
    "SHAPE",
    "Released",
    "ReleasedObjective",
    "ReleasedRoom",
    "ReleasedSession",
    "ReleasedSite",
    "ReleasedTravel",
    "changes",
    "latest_release",
    "read_release",
    "released",
    "snapshot",
]
