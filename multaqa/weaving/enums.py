"""How somebody knows another, where a wave stands, and the life of a reckoning."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from multaqa.kernel.lifecycle import Lifecycle
from multaqa.people.enums import RoleName


class Closeness(IntegerChoices):
    """The five answers of the roster, as the person who answers reads them."""

    UNKNOWN = 0, _("Do not know")
    HEARD_OF = 1, _("Heard of")
    MET = 2, _("Have met")
    FRIEND = 3, pgettext_lazy("tie", "Friend")
    CLOSE_FRIEND = 4, pgettext_lazy("tie", "Close friend")


class WaveState(TextChoices):
    """Where a wave stands: its days say so, nobody moves it."""

    SOON = "soon", pgettext_lazy("wave", "Not open yet")
    OPEN = "open", pgettext_lazy("wave", "Open")
    CLOSED = "closed", pgettext_lazy("wave", "Closed")


class Side(TextChoices):
    """On which side of a forum a wave lies."""

    BEFORE = "before", _("Before the forum")
    AFTER = "after", _("After the forum")


class ReckoningState(TextChoices):
    WAITING = "waiting", pgettext_lazy("reckoning", "Waiting for its turn")
    WORKING = "working", pgettext_lazy("reckoning", "Being worked out")
    DONE = "done", pgettext_lazy("reckoning", "Worked out")
    FAILED = "failed", pgettext_lazy("reckoning", "Not worked out")


RECKONING_LIFE = Lifecycle(
    ReckoningState,
    {
        ReckoningState.WAITING: {ReckoningState.WORKING, ReckoningState.FAILED},
        ReckoningState.WORKING: {ReckoningState.DONE, ReckoningState.FAILED},
        ReckoningState.DONE: set(),
        ReckoningState.FAILED: set(),
    },
)
# Who may stand on a roster: those who work together in the cycle.
ROSTER_ROLES = (RoleName.INNOVATOR, RoleName.MENTOR, RoleName.FACILITATOR)
# The yes-or-no questions beside the level.
RELATIONS = ("advice", "worked")
# Of a hundred who are asked, so many should answer: below it, silence can hide much.
RESPONSE_ASKED = 80
