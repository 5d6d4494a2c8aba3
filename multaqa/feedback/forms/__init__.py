"""The forms of the feedback room: what a coordinator arranges, and what people answer."""

from .answering import AnswerForm
from .arranging import DaysForm, ItemForm

__all__ = ["AnswerForm", "DaysForm", "ItemForm"]
