"""The verbs of the registrations room, one subject a file."""

from .answers import Typed
from .capacity import serve_lines, set_capacity
from .leaving import let_go
from .line import serve_session, serve_site, settle_forum
from .newcomer import start_for_newcomer
from .opening import open_registration
from .questions import add_question, edit_question, move_question, remove_question
from .registering import (
    keep_draft,
    register,
    save_registration,
    send_registration,
    start_registration,
    withdraw_registration,
)
from .sessions import give_up_session_place, limit_session, take_session_place

__all__ = [
    "Typed",
    "add_question",
    "edit_question",
    "give_up_session_place",
    "keep_draft",
    "let_go",
    "limit_session",
    "move_question",
    "open_registration",
    "register",
    "remove_question",
    "save_registration",
    "send_registration",
    "serve_lines",
    "serve_session",
    "serve_site",
    "set_capacity",
    "settle_forum",
    "start_for_newcomer",
    "start_registration",
    "take_session_place",
    "withdraw_registration",
]
