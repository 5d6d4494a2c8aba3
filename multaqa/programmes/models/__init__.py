"""The rows of the programmes room, one aggregate a file."""

from .cycle import Cycle, Theme
from .role import CycleRole

__all__ = ["Cycle", "CycleRole", "Theme"]
