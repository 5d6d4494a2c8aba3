"""Beds: who could sleep where, so that nobody shares a bedroom who did not ask to.

Owns: sharing a bedroom by wishes and nights, and the judge of it.
Asks of others: nothing; wishes, nights and beds stand in the brief.
Never: gives a bed (a coordinator does), knows a name, guesses who would get on with whom.
"""

from .brief import Bedroom, Brief, Given, Sleeper
from .judge import faults
from .sharing import Plan, share

__all__ = ["Bedroom", "Brief", "Given", "Plan", "Sleeper", "faults", "share"]
