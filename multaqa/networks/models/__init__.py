"""The rows of the networks room, one aggregate a file."""

from .library import Library
from .network import RESERVED_SLUGS, Network

__all__ = ["RESERVED_SLUGS", "Library", "Network"]
