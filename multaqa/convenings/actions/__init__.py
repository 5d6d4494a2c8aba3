"""The verbs of the convenings room, one subject a file."""

from .forum import create_forum, delete_forum, edit_forum, move_forum
from .leaving import let_go
from .letters import read_letters
from .objectives import (
    add_objective,
    copy_set,
    create_set,
    delete_set,
    edit_objective,
    order_objectives,
    remove_objective,
    rename_set,
    take_set,
    take_shipped_set,
)
from .picks import change_address, claim_agendas, pick, unpick
from .release import release_agenda
from .schedule import Arrival, NewRoom, bring_in_schedule, drop_schedule, keep_schedule
from .sessions import (
    add_session,
    edit_session,
    move_session,
    restore_session,
    undo_move,
    withdraw_session,
)
from .sites import (
    add_room,
    add_site,
    edit_room,
    edit_site,
    order_sites,
    remove_room,
    remove_site,
    set_travel,
)
from .tidying import CARDS, drop_nameless_agendas, drop_old_cards

__all__ = [
    "CARDS",
    "Arrival",
    "NewRoom",
    "add_objective",
    "add_room",
    "add_session",
    "add_site",
    "bring_in_schedule",
    "change_address",
    "claim_agendas",
    "copy_set",
    "create_forum",
    "create_set",
    "delete_forum",
    "delete_set",
    "drop_nameless_agendas",
    "drop_old_cards",
    "drop_schedule",
    "edit_forum",
    "edit_objective",
    "edit_room",
    "edit_session",
    "edit_site",
    "keep_schedule",
    "let_go",
    "move_forum",
    "move_session",
    "order_objectives",
    "order_sites",
    "pick",
    "read_letters",
    "release_agenda",
    "remove_objective",
    "remove_room",
    "remove_site",
    "rename_set",
    "restore_session",
    "set_travel",
    "take_set",
    "take_shipped_set",
    "undo_move",
    "unpick",
    "withdraw_session",
]
