"""The life of an import."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from ..lifecycle import Lifecycle


class ImportState(TextChoices):
    UPLOADED = "uploaded", pgettext_lazy("import", "Waiting for its turn")
    READING = "reading", pgettext_lazy("import", "Being read")
    PREVIEWED = "previewed", pgettext_lazy("import", "Ready for you to confirm")
    CONFIRMED = "confirmed", pgettext_lazy("import", "Being written")
    DONE = "done", pgettext_lazy("import", "Written")
    FAILED = "failed", pgettext_lazy("import", "Not written")
    CANCELLED = "cancelled", pgettext_lazy("import", "Cancelled")


_S = ImportState
LIFE = Lifecycle(
    ImportState,
    {
        _S.UPLOADED: {_S.UPLOADED, _S.READING, _S.FAILED, _S.CANCELLED},
        # Back to waiting: it stood still (its worker was stopped) and is begun again.
        _S.READING: {_S.UPLOADED, _S.PREVIEWED, _S.FAILED, _S.CANCELLED},
        _S.PREVIEWED: {_S.CONFIRMED, _S.CANCELLED},
        # Back to the preview: what it was compared with has changed since.
        _S.CONFIRMED: {_S.CONFIRMED, _S.DONE, _S.PREVIEWED, _S.FAILED},
        _S.DONE: set(),
        _S.FAILED: set(),
        _S.CANCELLED: set(),
    },
)
AT_WORK = frozenset({_S.UPLOADED, _S.READING, _S.CONFIRMED})
ENDED = frozenset({_S.DONE, _S.FAILED, _S.CANCELLED})
