"""What a person takes along of the programmes room."""

from typing import Any

from multaqa.people.queries import portable

from .models import CycleRole


@portable("cycle_roles")
def cycle_roles(person_id: int) -> list[dict[str, Any]]:
    """The roles a person holds or held in cycles."""
    rows = CycleRole.objects.filter(person_id=person_id).select_related("cycle__network")
    return [
        {
            "network": row.cycle.network.slug,
            "cycle": row.cycle.number,
            "role": row.name,
            "given_at": row.given_at.isoformat(),
            "ended_at": row.ended_at.isoformat() if row.ended_at else "",
        }
        for row in rows.order_by("given_at", "pk")
    ]
