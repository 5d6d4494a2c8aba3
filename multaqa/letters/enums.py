"""The life of a letter, and what may be unsubscribed from."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from multaqa.kernel.lifecycle import Lifecycle


class LetterState(TextChoices):
    """``SENDING`` is written down before the post office is called: a worker that dies in between
    leaves a letter of which nobody knows whether it left, and which is never sent again unasked."""

    QUEUED = "queued", pgettext_lazy("letter", "Waiting")
    SENDING = "sending", pgettext_lazy("letter", "Being sent")
    SENT = "sent", pgettext_lazy("letter", "Sent")
    UNSURE = "unsure", pgettext_lazy("letter", "Perhaps sent")
    FAILED = "failed", pgettext_lazy("letter", "Not sent")
    WITHHELD = "withheld", pgettext_lazy("letter", "No longer needed")


LETTER_LIFE = Lifecycle(
    LetterState,
    {
        LetterState.QUEUED: {LetterState.SENDING, LetterState.WITHHELD},
        LetterState.SENDING: {
            LetterState.SENT,
            LetterState.QUEUED,
            LetterState.UNSURE,
            LetterState.FAILED,
            LetterState.WITHHELD,
        },
        LetterState.SENT: set(),
        LetterState.UNSURE: {LetterState.QUEUED, LetterState.SENT},
        LetterState.FAILED: {LetterState.QUEUED},
        LetterState.WITHHELD: set(),
    },
)


class Purpose(TextChoices):
    """Why a letter is written: what somebody's own act calls for leaves always; the rest only to
    those who have not said that they want none of it."""

    SERVICE = "service", pgettext_lazy("letter", "What you asked for or take part in")
    REMINDER = "reminder", pgettext_lazy("letter", "Reminders")
    NEWS = "news", pgettext_lazy("letter", "News of the network")


class Trouble(TextChoices):
    """Why a letter did not leave, without saying whose address it was."""

    REFUSED = "refused", pgettext_lazy("letter", "The address was refused")
    BUSY = "busy", pgettext_lazy("letter", "The mail server asked to wait")
    UNREACHED = "unreached", pgettext_lazy("letter", "The mail server could not be reached")
    BROKEN = "broken", pgettext_lazy("letter", "The line broke while it was handed over")
    STOPPED = "stopped", pgettext_lazy("letter", "The sending process stopped in the middle")
    UNWRITTEN = "unwritten", pgettext_lazy("letter", "Its words could not be put together")
    UNTRUE = "untrue", pgettext_lazy("letter", "What it would have said is no longer so")
    UNWANTED = "unwanted", pgettext_lazy("letter", "They want no letters of this purpose")
    UNADDRESSED = "unaddressed", pgettext_lazy("letter", "There is no address any more")
    INVENTED = "invented", pgettext_lazy("letter", "The person is invented, for a demonstration")
