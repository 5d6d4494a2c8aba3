"""The life of a forum, and the kinds of its sessions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from multaqa.kernel.lifecycle import Lifecycle


class ForumState(TextChoices):
    DRAFT = "draft", pgettext_lazy("forum", "Draft")
    ANNOUNCED = "announced", pgettext_lazy("forum", "Announced")
    OPEN = "open", pgettext_lazy("forum", "Open")
    FULL = "full", pgettext_lazy("forum", "Full")
    CLOSED = "closed", pgettext_lazy("forum", "Closed")
    UNDER_WAY = "under_way", pgettext_lazy("forum", "Under way")
    HELD = "held", pgettext_lazy("forum", "Held")
    ARCHIVED = "archived", pgettext_lazy("forum", "Archived")
    CANCELLED = "cancelled", pgettext_lazy("forum", "Cancelled")


FORUM_LIFE = Lifecycle(
    ForumState,
    {
        ForumState.DRAFT: {ForumState.ANNOUNCED, ForumState.CANCELLED},
        ForumState.ANNOUNCED: {ForumState.OPEN, ForumState.CANCELLED},
        ForumState.OPEN: {
            ForumState.FULL,
            ForumState.CLOSED,
            ForumState.UNDER_WAY,
            ForumState.CANCELLED,
        },
        ForumState.FULL: {
            ForumState.OPEN,
            ForumState.CLOSED,
            ForumState.UNDER_WAY,
            ForumState.CANCELLED,
        },
        ForumState.CLOSED: {ForumState.OPEN, ForumState.UNDER_WAY, ForumState.CANCELLED},
        ForumState.UNDER_WAY: {ForumState.HELD, ForumState.CANCELLED},
        ForumState.HELD: {ForumState.ARCHIVED},
        ForumState.ARCHIVED: set(),
        ForumState.CANCELLED: {ForumState.ARCHIVED},
    },
)
# Everything but a draft is known to the public.
PUBLIC_STATES = frozenset(ForumState) - {ForumState.DRAFT}


class Measure(TextChoices):
    """What rooms above work out of an objective by themselves, and show beside it."""

    TIES = "ties", _("Ties across cities: surveys before and after")


class SessionKind(TextChoices):
    PLENARY = "plenary", _("Plenary")
    TALK = "talk", _("Talk")
    WORKSHOP = "workshop", _("Workshop")
    VISIT = "visit", _("Site visit")
    MEAL = "meal", _("Meal")
    FREE = "free", _("Free time")
