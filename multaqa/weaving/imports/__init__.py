"""What comes into the room from outside: tables that a phone tells, plans from a file."""

from .plans import TakenPlan, known_of, read_plan
from .telling import MOST_BYTES, Told, read_sheet, read_told

__all__ = [
    "MOST_BYTES",
    "TakenPlan",
    "Told",
    "known_of",
    "read_plan",
    "read_sheet",
    "read_told",
]
