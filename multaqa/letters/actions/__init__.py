"""The verbs of the letters room."""

from .again import forget_letters, send_again
from .posting import (
    claim_letter,
    doubt,
    doubt_abandoned,
    give_up,
    mark_sent,
    put_off,
    take_up,
    withhold,
)
from .unsubscribing import subscribe_again, unsubscribe
from .wording import unword_letter, word_letter
from .writing import write_letter, write_letters

__all__ = [
    "claim_letter",
    "doubt",
    "doubt_abandoned",
    "forget_letters",
    "give_up",
    "mark_sent",
    "put_off",
    "send_again",
    "subscribe_again",
    "take_up",
    "unsubscribe",
    "unword_letter",
    "withhold",
    "word_letter",
    "write_letter",
    "write_letters",
]
