"""Reads of the letters room, and where the rooms above register what they write."""

from .composing import newest, said_of
from .kinds import Attachment, Composed, Example, Kind, kind_of, kinds, letter_kind
from .log import Troubles, by_state, log_of, troubles
from .preview import Preview, preview
from .unsubscribing import STOPPABLE, stop_path, stopping, unwanting, wanted_of, wants
from .wording import (
    Words,
    Written,
    in_words,
    language_of,
    own_words,
    places_in,
    read_by,
    whatsapp_text,
    worded,
    words_of,
    written,
)

__all__ = [
    "STOPPABLE",
    "Attachment",
    "Composed",
    "Example",
    "Kind",
    "Preview",
    "Troubles",
    "Words",
    "Written",
    "by_state",
    "in_words",
    "kind_of",
    "kinds",
    "language_of",
    "letter_kind",
    "log_of",
    "newest",
    "own_words",
    "places_in",
    "preview",
    "read_by",
    "said_of",
    "stop_path",
    "stopping",
    "troubles",
    "unwanting",
    "wanted_of",
    "wants",
    "whatsapp_text",
    "worded",
    "words_of",
    "written",
]
