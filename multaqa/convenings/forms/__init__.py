"""What people type on the working pages, judged field by field; the actions judge the whole."""

from .forum import CancelForm, ForumForm, NewForumForm
from .objective import CopySetForm, ObjectiveForm, SetForm, TakeSetForm
from .release import ReleaseForm
from .schedule import ScheduleForm
from .session import MoveForm, SessionForm, placed
from .site import RoomForm, SiteForm, TravelForm

__all__ = [
    "CancelForm",
    "CopySetForm",
    "ForumForm",
    "MoveForm",
    "NewForumForm",
    "ObjectiveForm",
    "ReleaseForm",
    "RoomForm",
    "ScheduleForm",
    "SessionForm",
    "SetForm",
    "SiteForm",
    "TakeSetForm",
    "TravelForm",
    "placed",
]
