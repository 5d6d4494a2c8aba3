"""Reads of what those who came say: figures only, of five answers at least."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from multaqa.convenings.models import Forum, Session
from multaqa.engines.survey import Rated, rated
from multaqa.registrations.models import Registration

from .enums import About
from .models import Ballot, Item, Questionnaire, Response

Answers = dict[str, Any]


def mark_of(
    questionnaire: Questionnaire, session: Session | None, registration: Registration
) -> str:
    """What stands on the ballot of a registration: the same each time, and nobody's without the
    site's secret key."""
    about = f"{questionnaire.pk}/{session.pk if session else ''}/{registration.pk}"
    return salted_hmac(
        "feedback.ballot", about, settings.SECRET_KEY, algorithm="sha256"
    ).hexdigest()


def has_answered(
    questionnaire: Questionnaire, session: Session | None, registration: Registration
) -> bool:
    """Whether the registration's ballot is there."""
    return Ballot.objects.filter(mark=mark_of(questionnaire, session, registration)).exists()


def silent(
    questionnaire: Questionnaire, session: Session | None, registrations: Iterable[Registration]
) -> list[Registration]:
    """Those of ``registrations`` who have not answered yet: whom to remind (one query)."""
    marks = {mark_of(questionnaire, session, each): each for each in registrations}
    cast = set(Ballot.objects.filter(mark__in=marks).values_list("mark", flat=True))
    return [each for mark, each in marks.items() if mark not in cast]


def counted(
    questionnaire: Questionnaire, session: Session | None, *, today: date
) -> QuerySet[Response]:
    """The responses that figures may be made of: all of them once nobody answers any more, else
    those that have joined."""
    responses = Response.objects.filter(questionnaire=questionnaire, session=session)
    return responses if _over(questionnaire, today) else responses.filter(counted=True)


def received(forum: Forum, *, today: date) -> dict[int, Rated]:
    """How each session was received by the rating that sums it up, by the session's id; a session
    of fewer than five answers is left out (two queries)."""
    item = (
        Item.objects.filter(
            questionnaire__forum=forum, questionnaire__about=About.SESSION, sums_up=True
        )
        .select_related("questionnaire")
        .first()
    )
    if item is None:
        return {}
    rows = Response.objects.filter(questionnaire=item.questionnaire, session__isnull=False)
    if not _over(item.questionnaire, today):
        rows = rows.filter(counted=True)
    values: dict[int, list[int]] = defaultdict(list)
    for session_id, answers in rows.values_list("session_id", "answers"):
        if str(item.pk) in answers:
            values[session_id].append(answers[str(item.pk)])
    summaries = {session_id: rated(ratings) for session_id, ratings in values.items()}
    return {key: said for key, said in summaries.items() if isinstance(said, Rated)}


def _over(questionnaire: Questionnaire, today: date) -> bool:
    return questionnaire.closes_at.date() < today
