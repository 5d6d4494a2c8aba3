"""What may be asked of the logistics room, one subject a file.

For rooms above: ``missing``, ``silent``, ``comings_of``, ``nights``, ``meals``.
"""

from .board import BedroomRow, Board, Cell, board
from .comings import At, Coming, comings_of, silent
from .guests import Guest, guest, guest_in, guest_of, guests, with_arranged
from .lacking import Missing, missing, missing_for, missing_of
from .mates import Bed, beds_of
from .meals import Meal, diets, meals, meals_of, meals_released, meals_told
from .nights import Night, lodgings_of, nights, nights_of, sleeping, strays
from .outline import Outline, lacks
from .proposal import Proposal, proposal
from .travel import Ride, journeys, rides
from .wishes import brief_of

__all__ = [
    "At",
    "Bed",
    "BedroomRow",
    "Board",
    "Cell",
    "Coming",
    "Guest",
    "Meal",
    "Missing",
    "Night",
    "Outline",
    "Proposal",
    "Ride",
    "beds_of",
    "board",
    "brief_of",
    "comings_of",
    "diets",
    "guest",
    "guest_in",
    "guest_of",
    "guests",
    "journeys",
    "lacks",
    "lodgings_of",
    "meals",
    "meals_of",
    "meals_released",
    "meals_told",
    "missing",
    "missing_for",
    "missing_of",
    "nights",
    "nights_of",
    "proposal",
    "rides",
    "silent",
    "sleeping",
    "strays",
    "with_arranged",
]
