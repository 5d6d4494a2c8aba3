"""What a person takes along of the weaving room: own answers and wishes, tables and teams."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef, Subquery

from multaqa.kernel.bilingual import words
from multaqa.people.queries import portable

from ..models import (
    Meeting,
    RotationRound,
    Seat,
    SurveyConsent,
    TeamMember,
    TeamWish,
    TieAnswer,
)
from ..queries import round_words


@portable("tie_answers")
def tie_answers(person_id: int) -> list[dict[str, Any]]:
    """What the person answered, without what others answered of them."""
    rows = TieAnswer.objects.filter(person_id=person_id).select_related("wave__cycle", "about")
    return [
        {
            "cycle": row.wave.cycle.number,
            "wave": row.wave.number,
            "about": row.about_id,
            "level": row.level,
            "advice": row.advice,
            "worked": row.worked,
        }
        for row in rows.order_by("wave__cycle", "wave__number", "about")
    ]


@portable("tie_survey_consents")
def consents(person_id: int) -> list[dict[str, Any]]:
    """When they agreed to take part, and took it back."""
    return [
        {
            "cycle": row.cycle.number,
            "named": row.named,
            "given_at": row.given_at.isoformat(),
            "withdrawn_at": row.withdrawn_at.isoformat() if row.withdrawn_at else "",
        }
        for row in SurveyConsent.objects.filter(person_id=person_id)
        .select_related("cycle")
        .order_by("given_at", "pk")
    ]


@portable("tables")
def tables(person_id: int) -> list[dict[str, Any]]:
    """The tables they sat at."""
    rows = Meeting.objects.filter(person_id=person_id).select_related("forum")
    keys = {"key": OuterRef("round"), "rotation__forum": OuterRef("forum")}
    arranged = Subquery(RotationRound.objects.filter(**keys).values("pk")[:1])
    rows = list(rows.annotate(arranged=arranged).order_by("forum", "position", "pk"))
    called = _called(row.arranged for row in rows)
    return [
        {
            "forum": words(row.forum.name),
            "round": called.get(row.arranged) or words(row.name) or row.round,
            "table": row.table,
        }
        for row in rows
    ]


@portable("planned_tables")
def planned_tables(person_id: int) -> list[dict[str, Any]]:
    """Where they are to sit by the plans that are published."""
    here = {"rotation": OuterRef("plan__rotation"), "position": OuterRef("round")}
    arranged = Subquery(RotationRound.objects.filter(**here).values("pk")[:1])
    rows = Seat.objects.filter(person_id=person_id, plan__published_at__isnull=False)
    rows = rows.select_related("plan__rotation__forum").annotate(arranged=arranged)
    rows = list(rows.order_by("plan__rotation", "round"))
    called = _called(row.arranged for row in rows)
    return [
        {
            "forum": words(row.plan.rotation.forum.name),
            "round": called.get(row.arranged) or str(row.round),
            "table": row.table,
        }
        for row in rows
    ]


def _called(ids: Iterable[int | None]) -> dict[int, dict[str, str]]:
    """What rounds are called, in all their languages."""
    rows = RotationRound.objects.filter(pk__in={pk for pk in ids if pk is not None})
    return {row.pk: round_words(row) for row in rows}


@portable("team_wishes")
def team_wishes(person_id: int) -> list[dict[str, Any]]:
    """The projects they wished to work in, the dearest first."""
    rows = TeamWish.objects.filter(ranking__person_id=person_id)
    rows = rows.select_related("ranking__call", "project")
    return [
        {
            "call": words(row.ranking.call.title),
            "rank": row.rank,
            "project": words(row.project.title),
        }
        for row in rows.order_by("ranking__call", "rank")
    ]


@portable("teams")
def teams(person_id: int) -> list[dict[str, Any]]:
    """The teams they are in, once these are out."""
    rows = TeamMember.objects.filter(person_id=person_id, call__published_at__isnull=False)
    return [
        {"call": words(row.call.title), "project": words(row.project.title)}
        for row in rows.select_related("call", "project").order_by("call", "pk")
    ]
