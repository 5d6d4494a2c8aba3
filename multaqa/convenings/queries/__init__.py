"""What may be asked of the convenings room, one subject a file.

For rooms above: ``released`` and ``latest_release`` (what the public reads), ``in_preparation``,
``checklist`` and ``conflicts_of`` (what the desk shows).
"""

from .board import Board, BoardRow, Serving, board
from .changes import changes
from .conflicts import Agenda, Trouble, agenda_of, beside, conflicts_of
from .grid import Block, Column, Grid, grid, grid_day
from .missing import STEPS, Step, checklist, is_released_as_it_stands
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
    releases_of,
)
from .shipped import shipped_set
from .snapshot import SHAPE, snapshot
from .working import (
    MOVED,
    forum_days,
    forums_with,
    has_cycle,
    in_preparation,
    last_move,
    leaders,
    local,
    place_before_move,
    sets_of,
    sites_with_rooms,
    ways_of,
    withdrawn_sessions,
    working_sessions,
    zone_of,
)

__all__ = [
    "MOVED",
    "SHAPE",
    "STEPS",
    "Agenda",
    "Block",
    "Board",
    "BoardRow",
    "Column",
    "Grid",
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
    "beside",
    "board",
    "changes",
    "checklist",
    "conflicts_of",
    "forum_days",
    "forums_with",
    "grid",
    "grid_day",
    "has_cycle",
    "in_preparation",
    "is_released_as_it_stands",
    "last_move",
    "latest_release",
    "leaders",
    "local",
    "place_before_move",
    "read_release",
    "released",
    "releases_of",
    "sets_of",
    "shipped_set",
    "sites_with_rooms",
    "snapshot",
    "ways_of",
    "withdrawn_sessions",
    "working_sessions",
    "zone_of",
]
