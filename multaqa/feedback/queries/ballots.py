"""Who has answered, without a row that says so to whoever reads the database alone."""

from collections.abc import Iterable

from django.conf import settings
from django.utils.crypto import salted_hmac

from multaqa.convenings.models import Session
from multaqa.registrations.models import Registration

from ..models import Ballot, Questionnaire


def mark_of(
    questionnaire: Questionnaire, session: Session | int | None, registration: Registration | int
) -> str:
    """What stands on the ballot of a registration: the same each time, and nobody's without the
    site's secret key. Rows or their ids."""
    about = getattr(session, "pk", session) or ""
    whose = getattr(registration, "pk", registration)
    return salted_hmac(
        "feedback.ballot",
        f"{questionnaire.pk}/{about}/{whose}",
        settings.SECRET_KEY,
        algorithm="sha256",
    ).hexdigest()


def marks_of(questionnaire: Questionnaire) -> set[str]:
    """Every ballot that was cast for the questionnaire (one query)."""
    return set(Ballot.objects.filter(questionnaire=questionnaire).values_list("mark", flat=True))


def has_answered(
    questionnaire: Questionnaire, session: Session | None, registration: Registration
) -> bool:
    """Whether the registration's ballot is there."""
    return Ballot.objects.filter(mark=mark_of(questionnaire, session, registration)).exists()


def answered(
    registration: Registration, asked: Iterable[tuple[Questionnaire, Session | None]]
) -> set[tuple[Questionnaire, Session | None]]:
    """To which of these questionnaires about what the registration's ballots are there (one
    query)."""
    marks = {mark_of(*each, registration): each for each in asked}
    cast = Ballot.objects.filter(mark__in=marks).values_list("mark", flat=True)
    return {marks[mark] for mark in cast}


def silent(
    questionnaire: Questionnaire, session: Session | None, registrations: Iterable[Registration]
) -> list[Registration]:
    """Those of ``registrations`` who have not answered yet (one query)."""
    cast = marks_of(questionnaire)
    return [each for each in registrations if mark_of(questionnaire, session, each) not in cast]
