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
)
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from multaqa.kernel import ledger
from multaqa.kernel.along import along
from multaqa.kernel.asked import asked_once
from multaqa.kernel.models import Entry
from multaqa.people.models import Person
from multaqa.people.queries import in_network
from multaqa.programmes.models import Cycle

from ..enums import ForumState
from ..models import Forum, Leader, ObjectiveSet, Room, Session, Site, Travel

MOVED = "session moved"
# How the sessions of an agenda stand.
IN_ORDER = ("starts_at", "site__position", "room__position", "id")


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


def planned(forum: Forum) -> list[Session]:
    """All sessions of ``forum`` without their abstracts, those off the agenda too, each with its
    ``leaders``; ``undoable``: it moved last, and nothing happened to it since (one query)."""
    sessions: dict[int, Session] = {}
    for row in _planned(forum.pk):
        session = sessions.setdefault(row.pk, row)
        if row is session:
            session.forum, session.leaders = forum, ()
            session.undoable = (row.pk, row.version) == (row.last_moved, row.last_version)
        if row.leader is not None:
            session.leaders += (Leader(row.leader, row.leader_name),)
    return list(sessions.values())


@asked_once
def _planned(forum_id: int) -> QuerySet[Any]:
    """A row for each that leads a session, one for a session that nobody leads."""
    of_forum = Session.objects.filter(forum=forum_id)
    moves = Entry.objects.filter(
        verb=MOVED,
        subject_kind=Session._meta.label_lower,
        subject_id__in=of_forum.standing().values("pk"),
    )
    rows = of_forum.defer("abstract").annotate(
        leader=F("facilitations__person"),
        leader_name=F("facilitations__person__name"),
        last_moved=Subquery(moves.values("subject_id")[:1]),
        last_version=Subquery(
            moves.values(version=Cast(KT("detail__version"), IntegerField()))[:1]
        ),
    )
    return rows.order_by(*IN_ORDER, "facilitations__position", "facilitations__id")


def sites_with_rooms(forum: Forum) -> list[Site]:
    """The sites in order, each with its rooms (one query)."""
    return sites_and_ways(forum)[0]


def sites_and_ways(forum: Forum) -> tuple[list[Site], dict[frozenset[int], int]]:
    """The sites in order, each with its rooms, and the minutes of the known ways by the ids of
    their two sites (one query)."""
    sites: list[Site] = []
    ways: dict[frozenset[int], int] = {}
    for site in _sites(forum.pk):
        site.forum = forum
        sites.append(site)
        ways |= {frozenset((site.pk, other)): minutes for other, minutes in site.ways}
    return sites, ways


@asked_once
def _sites(forum_id: int) -> QuerySet[Any]:
    ways = Travel.objects.filter(site_a=OuterRef("pk")).values_list("site_b", "minutes")
    sites = Site.objects.filter(forum=forum_id)
    return along(sites, rooms=Room.objects.order_by("position", "pk"), ways=ways)


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
