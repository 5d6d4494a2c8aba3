"""The verbs of the logistics room, one subject a file."""

from .beds import give_beds
from .leaving import let_go_at, let_go_of
from .lodgings import (
    add_bedrooms,
    add_lodging,
    edit_bedroom,
    edit_lodging,
    remove_bedroom,
    remove_lodging,
)
from .needs import Journey, Said, save_needs
from .reminding import remind

__all__ = [
    "Journey",
    "Said",
    "add_bedrooms",
    "add_lodging",
    "edit_bedroom",
    "edit_lodging",
    "give_beds",
    "let_go_at",
    "let_go_of",
    "remind",
    "remove_bedroom",
    "remove_lodging",
    "save_needs",
]
