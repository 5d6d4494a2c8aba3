"""What a person takes along of the registrations room."""

from typing import Any

from multaqa.kernel.bilingual import words
from multaqa.people.queries import portable

from ..models import Answer, Place, Registration, SessionPlace


@portable("registrations")
def registrations(person_id: int) -> list[dict[str, Any]]:
    """The forums that the person registered for."""
    rows = Registration.objects.filter(person=person_id).select_related("forum")
    return [
        {
            "forum": words(row.forum.name),
            "state": row.state,
            "code": row.code,
            "badge_name": words(row.badge_name),
            "badge_line": words(row.badge_line),
            "city": words(row.city),
            "started_at": _when(row.started_at),
            "sent_at": _when(row.sent_at),
            "withdrawn_at": _when(row.withdrawn_at),
        }
        for row in rows.order_by("pk")
    ]


@portable("registration_answers")
def answers(person_id: int) -> list[dict[str, Any]]:
    """What the person answered when registering."""
    rows = Answer.objects.filter(registration__person=person_id)
    return [
        {
            "forum": words(row.registration.forum.name),
            "question": words(row.question.label),
            "answer": row.value if isinstance(row.value, (str, list)) else str(row.value),
            "at": _when(row.at),
            "told_that_it_seats_at": _when(row.told_at),
        }
        for row in rows.select_related("registration__forum", "question").order_by("pk")
    ]


@portable("places")
def places(person_id: int) -> list[dict[str, Any]]:
    """The seats that the person had or waited for, at sites and in sessions."""
    at_sites = Place.objects.filter(registration__person=person_id)
    in_sessions = SessionPlace.objects.filter(registration__person=person_id)
    held = [
        *((each.site.city, each) for each in at_sites.select_related("site").order_by("pk")),
        *((each.session.title, each)
          for each in in_sessions.select_related("session").order_by("pk")),
    ]  # fmt: skip
    return [
        {
            "where": words(where),
            "asked_at": _when(each.asked_at),
            "seated_at": _when(each.seated_at),
            "given_up_at": _when(each.given_up_at),
        }
        for where, each in held
    ]


def _when(moment: Any) -> str:
    return moment.isoformat() if moment else ""
