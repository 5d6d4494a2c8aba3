"""How people stand with a forum: their places, and what is missing for them, in one question."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Exists, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from multaqa.convenings.models import Forum
from multaqa.convenings.rules import OVER
from multaqa.kernel.asked import asked_once
from multaqa.kernel.visitors import Visitor
from multaqa.registrations.enums import RegistrationState
from multaqa.registrations.models import Registration

from ..enums import OURS, Lack, Way
from ..models import Needs, Stay, Trip
from .outline import Outline, lacks

READ = (
    "pk", "forum_id", "forum__slug", "forum__network__slug", "forum__name", "forum__starts_on",
    "forum__ends_on", "state", "place", "place__site__city", "place__seat", "said", "arrives",
    "departs", "sleeps", "bedless",
)  # fmt: skip
SESSION = (
    "claim", "claim__session__title", "claim__session__withdrawn_at", "claim__seat",
    "claim__seated_at", "claim__asked_at",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class At:
    """A site where somebody is ``seated``, or waits for a seat."""

    city: Any
    seated: bool


@dataclass(frozen=True, slots=True)
class Hoped:
    """A session with limited places that somebody waits for, or waited for until one was theirs."""

    title: Any
    seated: bool


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody's registration: ``sent``, or begun and not sent yet; ``lacks`` is what is missing
    for them, and of it ``theirs`` what they have not said. ``hoped``: read for one person only."""

    registration: int
    forum: int
    slug: str
    network: str
    name: Any
    starts_on: date
    ends_on: date
    sent: bool
    places: tuple[At, ...]
    lacks: tuple[Lack, ...]
    hoped: tuple[Hoped, ...] = ()

    @property
    def theirs(self) -> tuple[Lack, ...]:
        return tuple(lack for lack in self.lacks if lack not in OURS)


def comings_of(visitor: Visitor, forum_id: int | None = None) -> list[Coming]:
    """The reader's own registrations for forums that are not over, or for this one of them, those
    begun included; by a personal link those of its network only (one question)."""
    return list(_comings(_of_person(visitor.person_id, visitor.within, forum_id)))


def silent(forum: Forum) -> int:
    """How many who come to ``forum`` have not said all (one question)."""
    return sum(1 for each in _comings(_of_forum(forum.pk)) if each.theirs)


@asked_once
def _of_person(
    person_id: int | None, within: int | None, forum_id: int | None
) -> QuerySet[Registration, dict[str, Any]]:
    rows = Registration.objects.filter(person=person_id).exclude(forum__state__in=OVER)
    rows = rows.exclude(state=RegistrationState.WITHDRAWN)
    if within is not None:
        rows = rows.filter(forum__network=within)
    if forum_id is not None:
        rows = rows.filter(forum=forum_id)
    held = FilteredRelation("session_places", condition=Q(session_places__given_up_at=None))
    return _lines(rows.annotate(claim=held)).values(*READ, *SESSION)


@asked_once
def _of_forum(forum_id: int) -> QuerySet[Registration, dict[str, Any]]:
    return _lines(Registration.objects.standing().filter(forum=forum_id)).values(*READ)


def _comings(lines: Iterable[dict[str, Any]]) -> Iterator[Coming]:
    for _pk, of_one in groupby(lines, key=lambda line: line["pk"]):
        yield _coming(list(of_one))


def _lines(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """A line a place, in the order of its days; one without a place for who only began."""
    needs = Needs.objects.filter(registration=OuterRef("pk"))
    here = Q(registration=OuterRef("pk"), site=OuterRef("place__site"))
    known = Trip.objects.filter(here, on__isnull=False, hour__isnull=False)
    stays = Stay.objects.filter(here)
    said = needs.values(said=JSONObject(travel="travel", lodging="lodging", diet="diet"))
    return rows.annotate(
        place=FilteredRelation("places", condition=Q(places__given_up_at=None)),
        said=Subquery(said),
        arrives=Exists(known.filter(way=Way.IN)),
        departs=Exists(known.filter(way=Way.OUT)),
        sleeps=Exists(stays),
        bedless=Exists(stays.filter(bedroom=None)),
    ).order_by("forum__starts_on", "pk", "place__site__starts_on", "place__site__position")


def _coming(lines: list[dict[str, Any]]) -> Coming:
    first, places = lines[0], {line["place"]: line for line in lines if line["place"]}
    seated = [line for line in places.values() if line["place__seat"]]
    return Coming(
        registration=first["pk"],
        forum=first["forum_id"],
        slug=first["forum__slug"],
        network=first["forum__network__slug"],
        name=first["forum__name"],
        starts_on=first["forum__starts_on"],
        ends_on=first["forum__ends_on"],
        sent=first["state"] == RegistrationState.SENT,
        places=tuple(
            At(line["place__site__city"], bool(line["place__seat"])) for line in places.values()
        ),
        lacks=lacks(_outline(seated)) if seated else (),
        hoped=tuple(_hoped(lines)),
    )


def _hoped(lines: list[dict[str, Any]]) -> Iterator[Hoped]:
    for claim in {line["claim"]: line for line in lines if line.get("claim")}.values():
        seated_at = claim["claim__seated_at"]
        waited = seated_at is None or seated_at > claim["claim__asked_at"]
        if waited and not claim["claim__session__withdrawn_at"]:
            yield Hoped(claim["claim__session__title"], bool(claim["claim__seat"]))


def _outline(seated: list[dict[str, Any]]) -> Outline:
    return Outline(
        **(seated[0]["said"] or {}),
        arrives=seated[0]["arrives"],
        departs=seated[-1]["departs"],
        sleeps=any(line["sleeps"] for line in seated),
        bedless=any(line["bedless"] for line in seated),
    )
