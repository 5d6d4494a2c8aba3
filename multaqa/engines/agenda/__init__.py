"""Agenda: what is wrong with a forum's agenda in several sites, what changed, whom it serves, now.

Owns: the brief of an agenda, its conflicts, the changes between two releases, hours by objective,
now and next. Asks of others: nothing; the time of asking is an argument.
Never: writes a sentence for a reader (the page explains), changes an agenda, knows a name.
"""

from multaqa.engines.agenda.brief import (
    BREAKS,
    KINDS,
    AgendaBrief,
    RoomPlan,
    SessionPlan,
    SitePlan,
    faults,
)
from multaqa.engines.agenda.clashes import Conflict, ConflictKind, conflicts, would_conflict
from multaqa.engines.agenda.hours import hours_by_objective
from multaqa.engines.agenda.now import NowAndNext, changes_at, now_and_next
from multaqa.engines.agenda.released import ReleasedSession
from multaqa.engines.agenda.revision import Change, ChangeKind, changes, touched

__all__ = [
    "BREAKS",
    "KINDS",
    "AgendaBrief",
    "Change",
    "ChangeKind",
    "Conflict",
    "ConflictKind",
    "NowAndNext",
    "ReleasedSession",
    "RoomPlan",
    "SessionPlan",
    "SitePlan",
    "changes",
    "changes_at",
    "conflicts",
    "faults",
    "hours_by_objective",
    "now_and_next",
    "touched",
    "would_conflict",
]
