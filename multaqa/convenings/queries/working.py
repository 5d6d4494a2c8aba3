"""The working agenda that coordinators prepare, with all that its pages show beside it."""

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import (
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from multaqa.kernel import ledger
from multaqa.kernel.models import Entry
from multaqa.people.models import Person
from multaqa.people.queries import in_network
from multaqa.programmes.models import Cycle

from ..enums import ForumState
from ..models import Forum, Leader, ObjectiveSet, Room, Session, Site, Travel

MOVED = "session moved"


def leaders(network_id: int) -> QuerySet[Person]:
    """Who may facilitate in the network: everyone present who holds a role in it."""
    return Person.objects.present().filter(in_network(network_id))


def forums_with(objective_set: ObjectiveSet) -> QuerySet[Forum]:
    """The forums that took this set."""
    return Forum.objects.filter(objective_set=objective_set)


def in_preparation(network_id: int) -> QuerySet[Forum]:
    """The network's forums, those not yet over first; each counts its ``sites_count``,
    ``sessions_count`` and ``releases_count``."""
    over = Q(state__in=(ForumState.HELD, ForumState.ARCHIVED, ForumState.CANCELLED))
    return (
        Forum.objects.filter(network_id=network_id)
        .select_related("cycle")
        .annotate(
            is_over=over,
            sites_count=Count("sites", distinct=True),
            sessions_count=Count("sessions", filter=Q(sessions__withdrawn_at=None), distinct=True),
            releases_count=Count("releases", distinct=True),
        )
        .order_by("is_over", "-starts_on", "slug")
    )


def serving_sessions(forum: Forum) -> QuerySet[Session]:
    """The sessions of the working agenda with the objectives they serve (2 queries)."""
    return (
        forum.sessions.standing()
        .prefetch_related("serves")
        .order_by("starts_at", "site__position", "room__position", "id")
    )


def planned(forum: Forum) -> list[Session]:
    """All sessions of ``forum`` without their abstracts, those off the agenda too, each with its
    ``leaders``; ``undoable``: it moved last, and nothing happened to it since (one query)."""
    moves = Entry.objects.filter(
        verb=MOVED,
        subject_kind=Session._meta.label_lower,
        subject_id__in=forum.sessions.standing().values("pk"),
    )
    rows = forum.sessions.defer("abstract").annotate(
        leader=F("facilitations__person"),
        leader_name=F("facilitations__person__name"),
        last_moved=Subquery(moves.values("subject_id")[:1]),
        last_version=Subquery(
            moves.values(version=Cast(KT("detail__version"), IntegerField()))[:1]
        ),
    )
    order = ("starts_at", "site__position", "room__position", "id")
    led = ("facilitations__position", "facilitations__id")
    sessions: dict[int, Session] = {}
    for row in rows.order_by(*order, *led):
        session = sessions.setdefault(row.pk, row)
        if row is session:
            session.leaders = ()
            session.undoable = (row.pk, row.version) == (row.last_moved, row.last_version)
        if row.leader is not None:
            session.leaders += (Leader(row.leader, row.leader_name),)
    return list(sessions.values())


def sites_with_rooms(forum: Forum) -> list[Site]:
    """The sites in order, each with its rooms (2 queries)."""
    return list(forum.sites.prefetch_related("rooms"))


def sites_and_ways(forum: Forum) -> tuple[list[Site], dict[frozenset[int], int]]:
    """The sites in order, each with its rooms, and the minutes of the known ways by the ids of
    their two sites (2 queries)."""
    sites: dict[int, Site] = {}
    ways = {}
    rows = forum.sites.annotate(way_to=F("travels_a__site_b"), way_minutes=F("travels_a__minutes"))
    for row in rows:
        sites.setdefault(row.pk, row)
        if row.way_to is not None:
            ways[frozenset((row.pk, row.way_to))] = row.way_minutes
    found = list(sites.values())
    prefetch_related_objects(found, "rooms")
    return found, ways


def ways_of(forum: Forum) -> dict[frozenset[int], Travel]:
    """The known ways by the ids of the two sites."""
    ways = Travel.objects.filter(site_a__forum=forum)
    return {frozenset((way.site_a_id, way.site_b_id)): way for way in ways}


def has_cycle(network_id: int) -> bool:
    """Whether the network has a cycle in which a forum can be held."""
    return Cycle.objects.filter(network_id=network_id).exists()


def sets_of(network_id: int) -> QuerySet[ObjectiveSet]:
    """The network's sets of objectives; each counts its ``objectives_count`` and
    ``forums_count``."""
    forums = Forum.objects.filter(objective_set=OuterRef("pk")).order_by()
    return (
        ObjectiveSet.objects.filter(network_id=network_id)
        .annotate(
            objectives_count=Count("objectives"),
            forums_count=Coalesce(
                Subquery(forums.values("objective_set").annotate(n=Count("pk")).values("n")), 0
            ),
        )
        .order_by("pk")
    )


def forum_days(forum: Forum) -> list[date]:
    """Every day of the forum."""
    return [
        forum.starts_on + timedelta(days=n)
        for n in range((forum.ends_on - forum.starts_on).days + 1)
    ]


def zone_of(forum: Forum) -> ZoneInfo:
    """The zone that the forum's days and hours are meant in."""
    return ZoneInfo(forum.network.time_zone)


def local(forum: Forum, moment: datetime) -> datetime:
    """``moment`` on the clock of the network."""
    return moment.astimezone(zone_of(forum))


def place_before_move(session: Session) -> dict[str, Any] | None:
    """Where the session stood before its last move (values of its fields), or None where it never
    moved, was changed since, or where that place is gone."""
    entry = ledger.history(session).filter(verb=MOVED).first()
    if entry is None or entry.detail["version"] != session.version:
        return None
    before = entry.detail["before"]
    site = Site.objects.filter(pk=before["site"]).first()
    room = Room.objects.filter(pk=before["room"]).first()
    if site is None or (room is None and before["room"] is not None):
        return None
    return {
        "site": site,
        "room": room,
        "starts_at": datetime.fromisoformat(before["starts_at"]),
        "ends_at": datetime.fromisoformat(before["ends_at"]),
    }
