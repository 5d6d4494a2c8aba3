"""What a person takes along of the letters room."""

from typing import Any

from multaqa.kernel.bilingual import words
from multaqa.people.queries import portable

from ..models import Letter, Unsubscription


@portable("letters")
def letters(person_id: int) -> list[dict[str, Any]]:
    """What was written to the person: of which kind, why, and whether it left."""
    rows = Letter.objects.filter(person_id=person_id).select_related("network").order_by("pk")
    return [
        {
            "network": words(row.network.name),
            "kind": row.kind,
            "reason": row.reason,
            "subject": row.subject,
            "state": row.state,
            "queued_at": row.queued_at.isoformat(),
            "sent_at": row.sent_at.isoformat() if row.sent_at else "",
        }
        for row in rows
    ]


@portable("letters_stopped")
def stopped(person_id: int) -> list[dict[str, Any]]:
    """Which letters the person said no to, and took that back."""
    rows = Unsubscription.objects.filter(person_id=person_id).select_related("network")
    return [
        {
            "network": words(row.network.name),
            "purpose": row.purpose,
            "at": row.at.isoformat(),
            "ended_at": row.ended_at.isoformat() if row.ended_at else "",
        }
        for row in rows.order_by("pk")
    ]
