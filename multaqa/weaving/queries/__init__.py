"""What may be asked of the weaving room, one subject a file."""

from .brief import VERSION, digest, ties_brief
from .drawing import Drawing, allowed_names, drawing
from .gains import Gain, Move, Pairs, moved, worse
from .laid import Figures, Label, Laid, LaidRound, figures, lay
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
from .seating_sheets import seating_sheets, tables_sheet, ways_sheet
from .seating_words import (
    Called,
    breach_sentence,
    contradiction_sentence,
    listed,
    rule_words,
)
from .sentences import CLOSE, OPEN, because, changed, headline, percent, points, silence
from .sitters import CityMark, Sitter, by_city, city_key, city_marks, sitters
from .strangers import Strangers, Why, never_meet
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
    "Called",
    "CityGroup",
    "CityMark",
    "Drawing",
    "Figures",
    "Gain",
    "Label",
    "Laid",
    "LaidRound",
    "Line",
    "Move",
    "OwnMeasures",
    "Pairs",
    "Progress",
    "Roster",
    "Round",
    "Sitter",
    "Standing",
    "Strangers",
    "TiesMeasure",
    "Told",
    "Why",
    "allowed_names",
    "asked_about",
    "because",
    "breach_sentence",
    "by_city",
    "changed",
    "city_key",
    "city_marks",
    "closed_waves",
    "consent_of",
    "contradiction_sentence",
    "digest",
    "drawing",
    "figures",
    "headline",
    "is_listed",
    "is_published",
    "is_reckoned",
    "lay",
    "listed",
    "measure_of_ties",
    "moved",
    "never_meet",
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
    "rule_words",
    "seatable",
    "seating_sheets",
    "silence",
    "silent",
    "sitters",
    "state_of",
    "tables_sheet",
    "taking_part",
    "ties_brief",
    "together",
    "told",
    "under_way",
    "unfinished",
    "waves_of",
    "ways_sheet",
    "worse",
]
