"""The rows of the registrations room, one aggregate a file."""

from .answer import Answer
from .opening import Opening, Question
from .place import Place, SessionPlace, SignUp
from .registration import Registration

__all__ = [
    "Answer",
    "Opening",
    "Place",
    "Question",
    "Registration",
    "SessionPlace",
    "SignUp",
]
