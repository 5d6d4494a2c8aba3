"""What a person takes along of the convenings room."""

from typing import Any

from multaqa.kernel.bilingual import words
from multaqa.people.queries import portable

from ..models import Facilitation, Pick, ReleaseLetter


@portable("picked_sessions")
def picked_sessions(person_id: int) -> list[dict[str, Any]]:
    """The sessions in the person's own agendas."""
    rows = Pick.objects.filter(agenda__person_id=person_id).select_related("session__forum")
    return [
        {**_named(row.session), "picked_at": row.picked_at.isoformat()}
        for row in rows.order_by("picked_at", "pk")
    ]


@portable("led_sessions")
def led_sessions(person_id: int) -> list[dict[str, Any]]:
    """The sessions that the person leads or led."""
    rows = Facilitation.objects.filter(person_id=person_id).select_related("session__forum")
    return [_named(row.session) for row in rows.order_by("session__starts_at", "pk")]


@portable("letters_about_releases")
def letters(person_id: int) -> list[dict[str, Any]]:
    """What the person was told of released agendas, and when they saw it."""
    rows = ReleaseLetter.objects.filter(person_id=person_id).select_related("release__forum")
    return [
        {
            "forum": words(row.release.forum.name),
            "version": row.release.number,
            "sessions": [change["title"] for change in row.changes],
            "read_at": row.read_at.isoformat() if row.read_at else "",
        }
        for row in rows.order_by("pk")
    ]


def _named(session: Any) -> dict[str, Any]:
    return {
        "forum": words(session.forum.name),
        "session": words(session.title),
        "starts_at": session.starts_at.isoformat(),
    }
