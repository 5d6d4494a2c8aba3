"""The verbs of the people room."""

from .accounts import CORRECTABLE, OWN, correct, edit_profile, set_photo, welcome
from .consents import set_consents
from .joining import Arrivals, Newcomer, add_people, add_person, answer_invitation, invite
from .leaving import leave
from .links import make_link, make_operator_link, revoke_link, use_link
from .roles import end_role, give_role

__all__ = [
    "CORRECTABLE",
    "OWN",
    "Arrivals",
    "Newcomer",
    "add_people",
    "add_person",
    "answer_invitation",
    "correct",
    "edit_profile",
    "end_role",
    "give_role",
    "invite",
    "leave",
    "make_link",
    "make_operator_link",
    "revoke_link",
    "set_consents",
    "set_photo",
    "use_link",
    "welcome",
]
