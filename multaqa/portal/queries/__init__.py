"""Reads that join rooms, one page a file."""

from .addresses import public_addresses
from .desk import Desk, DeskForum, desk
from .home import FEWEST_PEOPLE, Branch, Home, home, tree

__all__ = [
    "FEWEST_PEOPLE",
    "Branch",
    "Desk",
    "DeskForum",
    "Home",
    "desk",
    "home",
    "public_addresses",
    "tree",
]
