"""The life of an import."""

from ..lifecycle import Lifecycle
from ..models import ImportState

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
