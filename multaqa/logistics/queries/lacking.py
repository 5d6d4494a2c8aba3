"""What is still missing, and from whom."""

from dataclasses import dataclass

from multaqa.convenings.models import Forum

from ..enums import OURS, Lack
from .guests import Guest, guests


@dataclass(frozen=True, slots=True)
class Missing:
    """``theirs``: what the guest has not said; ``ours``: what the network has not done."""

    guest: Guest
    theirs: tuple[Lack, ...]
    ours: tuple[Lack, ...]


def missing(forum: Forum) -> list[Missing]:
    """Everyone for whom something is missing, in the order in which they registered (one query)."""
    return missing_of(guests(forum))


def missing_of(rows: list[Guest]) -> list[Missing]:
    """The same of guests that were read already (no query)."""
    found = [missing_for(each) for each in rows]
    return [each for each in found if each.theirs or each.ours]


def missing_for(guest: Guest) -> Missing:
    """What is missing for one guest."""
    lacks = guest.lacks
    return Missing(
        guest,
        tuple(lack for lack in lacks if lack not in OURS),
        tuple(lack for lack in lacks if lack in OURS),
    )
