"""What one person is asked to say now: in surveys of ties and in calls for teams; for the desk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Value

from multaqa.kernel.asked import asked_once
from multaqa.people.enums import Part
from multaqa.people.models import Consent

from ..models import Listing, SurveyConsent, TeamCall, TeamProject, TeamWish, TieAnswer


@dataclass(frozen=True, slots=True)
class Asked:
    """A survey of a cycle, or (``teams``) a call for teams, which waits for the person."""

    about: Any
    network: str
    cycle: int
    number: int
    teams: bool


def asked_now(person_id: int | None, at: datetime) -> list[Asked]:
    """The surveys in which the person is asked and has not answered of everybody, and the calls in
    which they have ranked nothing, whichever closes first (one query)."""
    rows = sorted(_rows(person_id, at), key=lambda row: row[-1])
    found = {
        (network, cycle, number, bool(held)): about
        for about, network, cycle, number, roles, held, _closes in rows
        if not held or held in roles
    }
    return [Asked(about, *key) for key, about in found.items()]


@asked_once
def _rows(person_id: int | None, at: datetime) -> QuerySet[Any, Any]:
    return _surveys(person_id, at).union(_calls(person_id, at), all=True)


def _surveys(person_id: int | None, at: datetime) -> QuerySet[Any, Any]:
    """Who took their consent back is not asked again."""
    mine = TieAnswer.objects.filter(person=person_id, wave=OuterRef("wave"))
    left = Exists(_others(person_id).exclude(Exists(mine.filter(about=OuterRef("person")))))
    gone = SurveyConsent.objects.filter(person=person_id, cycle=OuterRef("wave__cycle"))
    rows = Listing.objects.filter(
        left,
        Exists(gone.filter(withdrawn_at=None)) | ~Exists(gone),
        person=person_id,
        wave__opens_at__lte=at,
        wave__closes_at__gt=at,
    )
    return rows.order_by().values_list(
        "wave__cycle__name",
        "wave__cycle__network__slug",
        "wave__cycle__number",
        "wave__number",
        "wave__roles",
        Value("", CharField()),
        "wave__closes_at",
    )


def _others(person_id: int | None) -> QuerySet[Listing]:
    """The others on the roster of an outer row's wave, of whom one can be asked."""
    shows = Consent.objects.standing().filter(person=OuterRef("person"), part=Part.NAME)
    rows = Listing.objects.filter(Exists(shows), wave=OuterRef("wave"), person__left_at=None)
    return rows.exclude(person=person_id)


def _calls(person_id: int | None, at: datetime) -> QuerySet[Any, Any]:
    """A row for each role that the person holds in the cycle, whether it is asked or not."""
    said = TeamWish.objects.filter(ranking__call=OuterRef("pk"), ranking__person=person_id)
    calls = TeamCall.objects.filter(
        ~Exists(said),
        Exists(TeamProject.objects.filter(call=OuterRef("pk"))),
        opens_at__lte=at,
        closes_at__gt=at,
        published_at=None,
        cycle__roles__person=person_id,
        cycle__roles__ended_at=None,
    )
    return (
        calls.annotate(held=F("cycle__roles__name"))
        .order_by()
        .values_list(
            "title",
            "cycle__network__slug",
            "cycle__number",
            "number",
            "roles",
            "held",
            "closes_at",
        )
    )
