"""The verbs of the feedback room."""

from .answering import answer
from .arranging import add_item, ask, edit_item, edit_questionnaire, move_item, remove_item
from .reminding import remind

__all__ = [
    "add_item",
    "answer",
    "ask",
    "edit_item",
    "edit_questionnaire",
    "move_item",
    "remind",
    "remove_item",
]
