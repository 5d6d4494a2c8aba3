"""Who sits where and who waits: by site, and by session with limited places."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import count, islice
from typing import Any

from django.db.models import (
    Case,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Coalesce

from multaqa.convenings.models import Forum, Session, Site
from multaqa.convenings.queries import Claims
from multaqa.kernel.asked import asked_once

from ..models import Place, SessionPlace, SignUp


@dataclass(frozen=True, slots=True)
class SiteState:
    """A site with how many have a seat there and how many wait."""

    site: Site
    seated: int = 0
    waiting: int = 0

    @property
    def left(self) -> int | None:
        """How many seats are free; None where there is no limit."""
        if self.site.capacity is None:
            return None
        return max(self.site.capacity - self.seated, 0)

    @property
    def full(self) -> bool:
        return self.left == 0


@dataclass(frozen=True, slots=True)
class SessionState:
    """A session with limited places, how many are taken and how many people wait."""

    session: Session
    places: int
    seated: int = 0
    waiting: int = 0

    @property
    def left(self) -> int:
        return max(self.places - self.seated, 0)


def held_forum(forum_id: int) -> Forum:
    """The forum's row, held until the transaction ends: whatever changes places in it comes one
    after the other. Rows that only name the forum are written meanwhile."""
    rows = Forum.objects.select_for_update(of=("self",), no_key=True).select_related("network")
    return rows.get(pk=forum_id)


def free_seats(taken: Collection[int], capacity: int | None, wanted: int) -> list[int]:
    """The lowest free numbers for ``wanted`` people, as many as ``capacity`` leaves."""
    left = wanted if capacity is None else min(wanted, capacity - len(taken))
    return list(islice((n for n in count(1) if n not in taken), max(left, 0)))


def site_states(forum: Forum) -> list[SiteState]:
    """Every site in order (one query)."""
    sites = _counted_sites(forum.pk)
    for site in sites:
        site.forum = forum
    return [
        SiteState(site, site.seated_count, site.every_count - site.seated_count) for site in sites
    ]


@asked_once
def _counted_sites(forum_id: int) -> QuerySet[Any]:
    places = Place.objects.filter(site=OuterRef("pk"), given_up_at=None).order_by().values("site")
    return Site.objects.filter(forum=forum_id).annotate(
        seated_count=Coalesce(Subquery(places.annotate(n=Count("seat")).values("n")), 0),
        every_count=Coalesce(Subquery(places.annotate(n=Count("pk")).values("n")), 0),
    )


def session_states(forum: Forum) -> list[SessionState]:
    """Every session with limited places, by its hour (one query)."""
    held = SessionPlace.objects.filter(session=OuterRef("session"), given_up_at=None)
    held = held.order_by().values("session")
    rows = SignUp.objects.filter(session__forum=forum, session__withdrawn_at=None).annotate(
        seated_count=Coalesce(Subquery(held.annotate(n=Count("seat")).values("n")), 0),
        every_count=Coalesce(Subquery(held.annotate(n=Count("pk")).values("n")), 0),
    )
    rows = rows.select_related("session__site", "session__room", "session__forum__network")
    return [
        SessionState(
            each.session, each.places, each.seated_count, each.every_count - each.seated_count
        )
        for each in rows.order_by("session__starts_at", "session_id")
    ]


def standing_in_line() -> Case:
    """Of a place that waits, where it stands in the line of its site: from 1."""
    served = Q(asked_at__lt=OuterRef("asked_at")) | Q(
        asked_at=OuterRef("asked_at"), pk__lte=OuterRef("pk")
    )
    before = Place.objects.waiting().filter(served, site=OuterRef("site")).order_by()
    count = Subquery(before.values("site").annotate(n=Count("pk")).values("n"))
    return Case(When(seat=None, given_up_at=None, then=count), output_field=IntegerField())


def waiting_at(site: Site) -> QuerySet[Place]:
    """Those who wait at the site, in the order in which they are served."""
    return Place.objects.waiting().filter(site=site).select_related("registration__person")


def places_in(session: Session) -> QuerySet[SessionPlace]:
    """Those who have a place in the session, then those who wait, in their order."""
    places = SessionPlace.objects.filter(session=session, given_up_at=None)
    return places.select_related("registration__person").order_by(
        F("seat").asc(nulls_last=True), "asked_at", "pk"
    )


def claims_of_site(site: Site) -> Claims:
    """How many have a seat at the site, and how many ever asked for one."""
    counted = Place.objects.filter(site=site).aggregate(ever=Count("pk"), seated=Count("seat"))
    return Claims(counted["seated"], counted["ever"])
