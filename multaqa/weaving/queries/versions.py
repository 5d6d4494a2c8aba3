"""Versions of a plan side by side."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from ..models import Plan, Rotation, Seat
from .plan_told import Worth, worth


@dataclass(frozen=True, slots=True)
class Version:
    """A version: what it is worth, which one it was made from, when it was made or last changed,
    and how many seats are elsewhere than in the first of the list."""

    plan: Plan
    worth: Worth | None
    parent: int | None
    by: Any
    at: datetime
    elsewhere: int


def versions(rotation: Rotation, *, first: str = "") -> list[Version]:
    """Every version of a rotation: the one of the number asked for ``first``, else the published
    one, then the newest (2 queries)."""
    rows = list(Plan.objects.filter(rotation=rotation).select_related("by").order_by("-number"))
    rows.sort(key=lambda plan: (str(plan.number) != first, plan.published_at is None))
    zone = ZoneInfo(rotation.forum.network.time_zone)
    numbers = {plan.pk: plan.number for plan in rows}
    seats = _seats([plan.pk for plan in rows])
    base = seats.get(rows[0].pk, {}) if rows else {}
    return [
        Version(
            plan,
            worth(plan),
            numbers.get(plan.parent_id),
            plan.by.name if plan.by else None,
            (plan.done_at or plan.begun_at).astimezone(zone),
            _elsewhere(base, seats.get(plan.pk, {})),
        )
        for plan in rows
    ]


Seating = dict[tuple[int, int], str]


def _seats(ids: list[int]) -> dict[int, Seating]:
    found: dict[int, Seating] = {}
    rows = Seat.objects.filter(plan__in=ids).order_by()
    for plan, at, person, table in rows.values_list("plan", "round", "person", "table"):
        found.setdefault(plan, {})[at, person] = table
    return found


def _elsewhere(first: Seating, other: Seating) -> int:
    """Seats at another table than in the first version, of the rounds that both plan."""
    shared = {at for at, _person in first} & {at for at, _person in other}
    places = {key for key in (*first, *other) if key[0] in shared}
    return sum(first.get(key) != other.get(key) for key in places)
