"""The rows of the networks room, one aggregate a file."""

from .library import Library
from .network import Network

__all__ = ["Library", "Network"]
