"""The rows of the weaving room, one aggregate a file."""

from .answer import SurveyConsent, TieAnswer
from .meeting import Meeting
from .reckoning import Reckoning
from .wave import Listing, Wave

__all__ = ["Listing", "Meeting", "Reckoning", "SurveyConsent", "TieAnswer", "Wave"]
