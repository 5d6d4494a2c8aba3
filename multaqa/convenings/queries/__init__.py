"""What may be asked of the convenings room, one subject a file.

For rooms above: ``released`` and ``latest_release`` (what the public reads), ``in_preparation``,
``preparation`` and ``conflicts_of`` (what the desk shows); ``way``, ``own_part`` and
``site_claims`` are where they register what this room's pages lead to, what they show a reader of
their own, and who claims a site.
"""

from .above import Claims, Way, claims_on, own_part, own_parts, site_claims, way, ways
from .board import Board, BoardRow, Serving, board, board_beside
from .changes import changes
from .conflicts import Agenda, Trouble, agenda_of, beside, conflicts_of
from .grid import Block, Column, Grid, grid, grid_day
from .missing import STEPS, Preparation, Step, preparation
from .released import (
    AGENDA_CHANGED,
    Released,
    ReleasedObjective,
    ReleasedRoom,
    ReleasedSession,
    ReleasedSite,
    ReleasedTravel,
    latest_release,
    read_release,
    reason_of,
    released,
    releases_of,
)
from .shipped import shipped_set
from .snapshot import SHAPE, snapshot, snapshot_beside
from .working import (
    MOVED,
    forum_days,
    forums_with,
    has_cycle,
    in_preparation,
    leaders,
    local,
    place_before_move,
    sets_of,
    sites_with_rooms,
    ways_of,
    zone_of,
)

__all__ = [
    "AGENDA_CHANGED",
    "MOVED",
    "SHAPE",
    "STEPS",
    "Agenda",
    "Block",
    "Board",
    "BoardRow",
    "Claims",
    "Column",
    "Grid",
    "Preparation",
    "Released",
    "ReleasedObjective",
    "ReleasedRoom",
    "ReleasedSession",
    "ReleasedSite",
    "ReleasedTravel",
    "Serving",
    "Step",
    "Trouble",
    "Way",
    "agenda_of",
    "beside",
    "board",
    "board_beside",
    "changes",
    "claims_on",
    "conflicts_of",
    "forum_days",
    "forums_with",
    "grid",
    "grid_day",
    "has_cycle",
    "in_preparation",
    "latest_release",
    "leaders",
    "local",
    "own_part",
    "own_parts",
    "place_before_move",
    "preparation",
    "read_release",
    "reason_of",
    "released",
    "releases_of",
    "sets_of",
    "shipped_set",
    "site_claims",
    "sites_with_rooms",
    "snapshot",
    "snapshot_beside",
    "way",
    "ways",
    "ways_of",
    "zone_of",
]
