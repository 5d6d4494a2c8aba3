"""What may be asked of the convenings room, one subject a file.

For rooms above: ``released`` and ``latest_release`` (what the public reads), ``in_preparation``,
``checklist`` and ``conflicts_of`` (what the desk shows).
"""

from .board import Board, BoardRow, Serving, board
from .changes import changes
from .conflicts import Agenda, Trouble, agenda_of, conflicts_of
from .missing import Step, checklist, is_released_as_it_stands
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
from .shipped import shipped_set
from .snapshot import SHAPE, snapshot
from .working import (
    MOVED,
    forum_days,
    forums_with,
    in_preparation,
    last_move,
    leaders,
    local,
    place_before_move,
    working_sessions,
    zone_of,
)

__all__ = [
    "MOVED",
    "SHAPE",
    "Agenda",
    "Board",
    "BoardRow",
    "Released",
    "ReleasedObjective",
    "ReleasedRoom",
    "ReleasedSession",
    "ReleasedSite",
    "ReleasedTravel",
    "Serving",
    "Step",
    "Trouble",
    "agenda_of",
    "board",
    "changes",
    "checklist",
    "conflicts_of",
    "forum_days",
    "forums_with",
    "in_preparation",
    "is_released_as_it_stands",
    "last_move",
    "latest_release",
    "leaders",
    "local",
    "place_before_move",
    "read_release",
    "released",
    "shipped_set",
    "snapshot",
    "working_sessions",
    "zone_of",
]
