"""How somebody knows another, where waves and calls stand, the life of a reckoning and a plan."""

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


class TeamCallState(TextChoices):
    """Where a call for teams stands: its days say so, then that its teams are out."""

    SOON = "soon", pgettext_lazy("team call", "Not open yet")
    OPEN = "open", pgettext_lazy("team call", "Open")
    CLOSED = "closed", pgettext_lazy("team call", "Closed")
    OUT = "out", pgettext_lazy("team call", "Teams are out")


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


class Effort(TextChoices):
    """How long a plan is searched for; a construction that is proved the best ends it at once."""

    SHORT = "short", pgettext_lazy("effort", "A few seconds")
    USUAL = "usual", pgettext_lazy("effort", "About half a minute")
    LONG = "long", pgettext_lazy("effort", "A few minutes")


class SeatingRuleKind(TextChoices):
    APART = "apart", pgettext_lazy("seating rule", "Never at one table")
    TOGETHER = "together", pgettext_lazy("seating rule", "Always at one table")
    SEAT = "seat", pgettext_lazy("seating rule", "At a certain table")
    QUOTA = "quota", pgettext_lazy("seating rule", "So many of a kind at a table")


class SeatingTrait(TextChoices):
    """What a quota may speak of."""

    CITY = "city", pgettext_lazy("seating trait", "City")
    ROLE = "role", pgettext_lazy("seating trait", "Role")
    LIBRARY = "library", pgettext_lazy("seating trait", "Library")


class GuestSource(TextChoices):
    """Of whom the guests of a rotation are made, at one touch."""

    SITE = "site", pgettext_lazy("guests", "Those with a seat at the site")
    REGISTERED = "registered", pgettext_lazy("guests", "Everybody registered")
    COHORT = "cohort", pgettext_lazy("guests", "Innovators of the cycle")
    NOBODY = "nobody", pgettext_lazy("guests", "Nobody yet: I choose one by one")


class PlanState(TextChoices):
    WAITING = "waiting", pgettext_lazy("plan", "Waiting for its turn")
    WORKING = "working", pgettext_lazy("plan", "Being planned")
    DONE = "done", pgettext_lazy("plan", "Planned")
    FAILED = "failed", pgettext_lazy("plan", "Not planned")


PLAN_LIFE = Lifecycle(
    PlanState,
    {
        PlanState.WAITING: {PlanState.WORKING, PlanState.FAILED},
        PlanState.WORKING: {PlanState.WAITING, PlanState.DONE, PlanState.FAILED},
        PlanState.DONE: set(),
        PlanState.FAILED: set(),
    },
)


class PlanSource(TextChoices):
    """Where a plan came from."""

    SEARCHED = "searched", pgettext_lazy("plan", "Planned by the platform")
    REPLANNED = "replanned", pgettext_lazy("plan", "The rest planned again")
    EDITED = "edited", pgettext_lazy("plan", "Changed by hand")
    IMPORTED = "imported", pgettext_lazy("plan", "Taken from a file")


# Turns of the search (the time of 200,000 moves considered, one to two milliseconds) by effort.
TURNS = {Effort.SHORT: 2_000, Effort.USUAL: 15_000, Effort.LONG: 100_000}
# Who may stand on a roster: those who work together in the cycle.
ROSTER_ROLES = (RoleName.INNOVATOR, RoleName.MENTOR, RoleName.FACILITATOR)
# The yes-or-no questions beside the level.
RELATIONS = ("advice", "worked")
# Of a hundred who are asked, so many should answer: below it, silence can hide much.
RESPONSE_ASKED = 80
# No project is ranked lower than this.
MOST_WISHES = 5
