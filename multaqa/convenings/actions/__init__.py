"""The verbs of the convenings room, one subject a file."""

from .release import release_agenda

__all__ = ["release_agenda"]
