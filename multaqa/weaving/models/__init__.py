"""The rows of the weaving room, one aggregate a file."""

from .answer import SurveyConsent, TieAnswer
from .confirmation import Confirmation
from .meeting import Meeting
from .plan import Plan, Seat
from .reckoning import Reckoning
from .rotation import Rotation, RotationGuest, RotationRound, SeatingRule
from .team import (
    TeamApart,
    TeamCall,
    TeamMember,
    TeamProject,
    TeamRanking,
    TeamWish,
)
from .wave import Listing, Wave

__all__ = [
    "Confirmation",
    "Listing",
    "Meeting",
    "Plan",
    "Reckoning",
    "Rotation",
    "RotationGuest",
    "RotationRound",
    "Seat",
    "SeatingRule",
    "SurveyConsent",
    "TeamApart",
    "TeamCall",
    "TeamMember",
    "TeamProject",
    "TeamRanking",
    "TeamWish",
    "TieAnswer",
    "Wave",
]
