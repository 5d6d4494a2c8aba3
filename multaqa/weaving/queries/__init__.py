"""What may be asked of the weaving room, one subject a file."""

from .roster import CityGroup, Line, Roster, roster
from .tables import Round, rounds, seatable, together
from .waves import (
    Progress,
    Standing,
    asked_about,
    consent_of,
    is_listed,
    is_reckoned,
    open_waves,
    progress,
    silent,
    state_of,
    taking_part,
    waves_of,
)

__all__ = [
    "CityGroup",
    "Line",
    "Progress",
    "Roster",
    "Round",
    "Standing",
    "asked_about",
    "consent_of",
    "is_listed",
    "is_reckoned",
    "open_waves",
    "progress",
    "roster",
    "rounds",
    "seatable",
    "silent",
    "state_of",
    "taking_part",
    "together",
    "waves_of",
]
