"""What a person takes along of the attendance room."""

from typing import Any

from multaqa.kernel.bilingual import words
from multaqa.people.queries import portable

from ..models import Certificate, CheckIn


@portable("check_ins")
def check_ins(person_id: int) -> list[dict[str, Any]]:
    """When the person was seen at a site, and in which sessions."""
    rows = CheckIn.objects.filter(registration__person_id=person_id)
    return [
        {
            "forum": words(row.site.forum.name),
            "site": words(row.site.city),
            "session": words(row.session.title) if row.session else {},
            "at": row.at.isoformat(),
            "scans": row.scans,
        }
        for row in rows.select_related("site__forum", "session").order_by("at", "pk")
    ]


@portable("certificates")
def certificates(person_id: int) -> list[dict[str, Any]]:
    """The certificates that were issued to the person."""
    rows = Certificate.objects.filter(registration__person_id=person_id)
    return [
        {
            "forum": words(row.registration.forum.name),
            "number": row.number,
            "name": words(row.name),
            "days": row.days,
            "minutes": row.minutes,
            "issued_at": row.issued_at.isoformat(),
            "withdrawn_at": row.withdrawn_at.isoformat() if row.withdrawn_at else "",
            "withdrawn_because": row.withdrawn_because,
        }
        for row in rows.select_related("registration__forum").order_by("pk")
    ]
