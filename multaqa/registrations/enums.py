"""Who may register, the life of a registration, and the kinds of questions."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from multaqa.kernel.lifecycle import Lifecycle


class Admission(TextChoices):
    """Who may register for a forum."""

    MEMBERS = "members", pgettext_lazy("admission", "Members of the network")
    ANYONE = "anyone", pgettext_lazy("admission", "Anyone who signs in")


class RegistrationState(TextChoices):
    STARTED = "started", pgettext_lazy("registration", "Begun, not sent")
    SENT = "sent", pgettext_lazy("registration", "Registered")
    WITHDRAWN = "withdrawn", pgettext_lazy("registration", "Withdrawn")


REGISTRATION_LIFE = Lifecycle(
    RegistrationState,
    {
        RegistrationState.STARTED: {RegistrationState.SENT, RegistrationState.WITHDRAWN},
        RegistrationState.SENT: {RegistrationState.WITHDRAWN},
        # Whoever comes back goes to the end of the line.
        RegistrationState.WITHDRAWN: {RegistrationState.SENT},
    },
)


class QuestionKind(TextChoices):
    TEXT = "text", _("A line of text")
    LONG = "long", _("A longer text")
    CHOICE = "choice", _("One of several")
    MANY = "many", _("Several of several")
    NUMBER = "number", _("A number")
    DATE = "date", _("A date")
    FILE = "file", _("A file")
    CONSENT = "consent", _("A consent")


# Kinds that offer options to choose from.
WITH_OPTIONS = frozenset({QuestionKind.CHOICE, QuestionKind.MANY})
# What stands in ``Question.when_is`` for a consent that was given.
YES = "yes"


class Openness(TextChoices):
    """How registration for a forum stands at a moment."""

    NONE = "none", pgettext_lazy("registration", "Not arranged")
    SOON = "soon", pgettext_lazy("registration", "Opens later")
    OPEN = "open", pgettext_lazy("registration", "Open")
    FULL = "full", pgettext_lazy("registration", "Full: waiting list")
    CLOSED = "closed", pgettext_lazy("registration", "Closed")
