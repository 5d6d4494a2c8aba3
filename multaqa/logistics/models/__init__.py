"""The rows of the logistics room, one aggregate a file."""

from .lodging import Bedroom, Lodging, Stay
from .needs import MealSkipped, Needs
from .trip import Trip

__all__ = ["Bedroom", "Lodging", "MealSkipped", "Needs", "Stay", "Trip"]
