"""The demonstration: the Egyptian network's real frame, with invented people, libraries and agenda.

The texts are JSON in ``content/``; loading them is safe at any time: what is there already, and
whatever a person changed in it, stays as it is.
"""

from .load import load_demo
from .showing import addresses, ways_in

__all__ = ["addresses", "load_demo", "ways_in"]
