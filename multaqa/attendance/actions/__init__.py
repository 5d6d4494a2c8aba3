"""The verbs of the attendance room."""

from .merging import Told, Verdict, Word, merge

__all__ = ["Told", "Verdict", "Word", "merge"]
