"""What is arranged for somebody, as they are shown it: their bed, and who sleeps beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..models import Stay
from .guests import Guest


@dataclass(frozen=True, slots=True)
class Bed:
    """A bed that was given, and the badge names of those who sleep in the bedroom meanwhile."""

    stay: Stay
    mates: tuple[Any, ...]


def beds_of(guest: Guest) -> list[Bed]:
    """The guest's beds, by their first night (one query)."""
    mine = sorted(
        (stay for stay in guest.stays.values() if stay.bedroom_id), key=lambda s: s.from_on
    )
    others = Stay.objects.filter(bedroom__in=[stay.bedroom_id for stay in mine])
    rows = others.exclude(registration=guest.registration).select_related("registration")
    return [Bed(stay, _mates(stay, rows)) for stay in mine]


def _mates(stay: Stay, others: Iterable[Stay]) -> tuple[Any, ...]:
    return tuple(
        each.registration.badge_name
        for each in others
        if each.bedroom_id == stay.bedroom_id
        if each.from_on < stay.to_on and stay.from_on < each.to_on
    )
