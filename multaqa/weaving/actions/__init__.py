"""The verbs of the weaving room."""

from .answers import agree, save_answers, type_in, withdraw
from .meetings import record_tables
from .waves import edit_wave, plan_wave, remind, renew_roster

__all__ = [
    "agree",
    "edit_wave",
    "plan_wave",
    "record_tables",
    "remind",
    "renew_roster",
    "save_answers",
    "type_in",
    "withdraw",
]
