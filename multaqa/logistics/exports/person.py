"""What a person takes along of the logistics room."""

from typing import Any

from multaqa.kernel.bilingual import words
from multaqa.people.queries import portable

from ..models import MealSkipped, Needs, Stay, Trip


@portable("needs")
def needs(person_id: int) -> list[dict[str, Any]]:
    """What the person asked to be arranged."""
    rows = Needs.objects.filter(registration__person=person_id)
    fields = ("travel", "lodging", "share_with", "diet", "diet_note", "access", "access_note")
    return [
        {
            "forum": words(row.registration.forum.name),
            **{name: getattr(row, name) for name in fields},
            "saved_at": row.saved_at.isoformat(),
        }
        for row in rows.select_related("registration__forum").order_by("pk")
    ]


@portable("trips")
def trips(person_id: int) -> list[dict[str, Any]]:
    """The person's journeys to the sites of forums and away from them."""
    rows = Trip.objects.filter(registration__person=person_id)
    return [
        {
            "city": words(row.site.city), "way": row.way, "means": row.means, "place": row.place,
            "number": row.number, "on": _iso(row.on), "hour": _iso(row.hour),
        }
        for row in rows.select_related("site").order_by("pk")
    ]  # fmt: skip


@portable("stays")
def stays(person_id: int) -> list[dict[str, Any]]:
    """The person's nights, and the bedroom where one was given."""
    rows = Stay.objects.filter(registration__person=person_id)
    return [
        {
            "city": words(row.site.city),
            "from": _iso(row.from_on),
            "to": _iso(row.to_on),
            "house": words(row.bedroom.lodging.name) if row.bedroom else {},
            "bedroom": row.bedroom.label if row.bedroom else "",
        }
        for row in rows.select_related("site", "bedroom__lodging").order_by("pk")
    ]


@portable("meals_left_out")
def meals_left_out(person_id: int) -> list[dict[str, Any]]:
    """The meals that the person does not eat."""
    rows = MealSkipped.objects.filter(registration__person=person_id).select_related("session")
    return [
        {"meal": words(row.session.title), "starts_at": row.session.starts_at.isoformat()}
        for row in rows.order_by("pk")
    ]


def _iso(value: Any) -> str:
    return value.isoformat() if value else ""
