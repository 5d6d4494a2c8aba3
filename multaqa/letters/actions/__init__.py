"""The verbs of the letters room."""

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
from .writing import write_letter, write_letters

__all__ = [
    "claim_letter",
    "doubt",
    "doubt_abandoned",
    "give_up",
    "mark_sent",
    "put_off",
    "subscribe_again",
    "take_up",
    "unsubscribe",
    "withhold",
    "write_letter",
    "write_letters",
]
