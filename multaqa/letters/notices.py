"""What the letters room announces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LetterQueued:
    """Letters wait to be posted: of this kind, or (empty) of any."""

    kind: str


@dataclass(frozen=True, slots=True)
class LetterGivenUp:
    """A letter could not be sent however often it was tried."""

    letter_id: int
