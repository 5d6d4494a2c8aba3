"""The rows of the letters room, one aggregate a file."""

from .letter import Letter
from .unsubscription import Unsubscription
from .wording import Wording

__all__ = ["Letter", "Unsubscription", "Wording"]
