"""The rows of the feedback room, one aggregate a file."""

from .questionnaire import Item, Questionnaire
from .response import Ballot, Response

__all__ = ["Ballot", "Item", "Questionnaire", "Response"]
