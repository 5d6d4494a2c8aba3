"""The forms of the logistics room."""

from .lodging import BedForm, BedroomForm, BedroomsForm, LodgingForm
from .needs import NeedsForm

__all__ = ["BedForm", "BedroomForm", "BedroomsForm", "LodgingForm", "NeedsForm"]
