"""The rows of the convenings room, one aggregate a file."""

from .forum import Forum
from .objective import Objective, ObjectiveSet
from .picks import PersonalAgenda, Pick
from .release import Release, ReleaseLetter
from .schedule import ScheduleFile
from .session import Facilitation, Leader, Session, SessionObjective
from .site import Room, Site, Travel

__all__ = [
    "Facilitation",
    "Forum",
    "Leader",
    "Objective",
    "ObjectiveSet",
    "PersonalAgenda",
    "Pick",
    "Release",
    "ReleaseLetter",
    "Room",
    "ScheduleFile",
    "Session",
    "SessionObjective",
    "Site",
    "Travel",
]
