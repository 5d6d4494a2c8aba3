"""What a questionnaire is about, and the kinds of its items."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class About(TextChoices):
    """One questionnaire serves all sessions of a forum; another the forum as a whole."""

    SESSION = "session", pgettext_lazy("questionnaire", "Each session")
    FORUM = "forum", pgettext_lazy("questionnaire", "The forum as a whole")


class ItemKind(TextChoices):
    RATING = "rating", _("From 1 to 5")
    CHOICE = "choice", _("One of several")
    MANY = "many", _("Several of several")
    COMMENT = "comment", _("In your own words")


# Kinds that offer options to choose from.
WITH_OPTIONS = frozenset({ItemKind.CHOICE, ItemKind.MANY})
