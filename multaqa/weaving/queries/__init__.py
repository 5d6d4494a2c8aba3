"""What may be asked of the weaving room, one subject a file."""

from .brief import VERSION, digest, ties_brief
from .drawing import Drawing, allowed_names, drawing
from .measure import TiesMeasure, measure_of_ties
from .own import OwnMeasures, own_measures
from .reckonings import (
    closed_waves,
    is_published,
    newest,
    places_before,
    published,
    under_way,
)
from .roster import CityGroup, Line, Roster, roster
from .sentences import CLOSE, OPEN, because, changed, headline, percent, points, silence
from .tables import Round, rounds, seatable, together
from .told import Told, told
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
    unfinished,
    waves_of,
)

__all__ = [
    "CLOSE",
    "OPEN",
    "VERSION",
    "CityGroup",
    "Drawing",
    "Line",
    "OwnMeasures",
    "Progress",
    "Roster",
    "Round",
    "Standing",
    "TiesMeasure",
    "Told",
    "allowed_names",
    "asked_about",
    "because",
    "changed",
    "closed_waves",
    "consent_of",
    "digest",
    "drawing",
    "headline",
    "is_listed",
    "is_published",
    "is_reckoned",
    "measure_of_ties",
    "newest",
    "open_waves",
    "own_measures",
    "percent",
    "places_before",
    "points",
    "progress",
    "published",
    "roster",
    "rounds",
    "seatable",
    "silence",
    "silent",
    "state_of",
    "taking_part",
    "ties_brief",
    "together",
    "told",
    "under_way",
    "unfinished",
    "waves_of",
]
