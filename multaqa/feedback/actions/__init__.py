"""The verbs of the feedback room."""

from .answering import answer

__all__ = ["answer"]
