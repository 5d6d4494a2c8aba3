"""The verbs of the weaving room."""

from .answers import agree, save_answers, type_in, withdraw
from .meetings import record_tables
from .reckonings import (
    advance_reckoning,
    begin_reckoning,
    fail_reckoning,
    keep_reckoning,
    publish_reckoning,
    unpublish_reckoning,
)
from .waves import edit_wave, plan_wave, remind, renew_roster
from .working_out import STEPS, work_out

__all__ = [
    "STEPS",
    "advance_reckoning",
    "agree",
    "begin_reckoning",
    "edit_wave",
    "fail_reckoning",
    "keep_reckoning",
    "plan_wave",
    "publish_reckoning",
    "record_tables",
    "remind",
    "renew_roster",
    "save_answers",
    "type_in",
    "unpublish_reckoning",
    "withdraw",
    "work_out",
]
