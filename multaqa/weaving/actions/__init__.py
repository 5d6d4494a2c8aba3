"""The verbs of the weaving room."""

from .answers import agree, save_answers, type_in, withdraw
from .as_it_was import confirm_table, replan_rest
from .meetings import record_tables
from .plans import (
    advance_plan,
    begin_plan,
    discard_plan,
    fail_plan,
    keep_plan,
    lay_plan,
    publish_plan,
    stop_plan,
    take_up_left,
    take_up_plan,
    unpublish_plan,
)
from .reckonings import (
    advance_reckoning,
    begin_reckoning,
    fail_reckoning,
    keep_reckoning,
    publish_reckoning,
    unpublish_reckoning,
)
from .seats import Moved, lock_seats, move_seat
from .team_calls import (
    call_for_teams,
    edit_call,
    keep_apart,
    let_together,
    name_skill,
    remind_of_call,
    remove_project,
    remove_skill,
    write_project,
)
from .teams import forget_wishes, make_teams, move_member, publish_teams, rank_projects
from .waves import edit_wave, plan_wave, remind, renew_roster
from .working_out import STEPS, work_out

__all__ = [
    "STEPS",
    "Moved",
    "advance_plan",
    "advance_reckoning",
    "agree",
    "begin_plan",
    "begin_reckoning",
    "call_for_teams",
    "confirm_table",
    "discard_plan",
    "edit_call",
    "edit_wave",
    "fail_plan",
    "fail_reckoning",
    "forget_wishes",
    "keep_apart",
    "keep_plan",
    "keep_reckoning",
    "lay_plan",
    "let_together",
    "lock_seats",
    "make_teams",
    "move_member",
    "move_seat",
    "name_skill",
    "plan_wave",
    "publish_plan",
    "publish_reckoning",
    "publish_teams",
    "rank_projects",
    "record_tables",
    "remind",
    "remind_of_call",
    "remove_project",
    "remove_skill",
    "renew_roster",
    "replan_rest",
    "save_answers",
    "stop_plan",
    "take_up_left",
    "take_up_plan",
    "type_in",
    "unpublish_plan",
    "unpublish_reckoning",
    "withdraw",
    "work_out",
    "write_project",
]
