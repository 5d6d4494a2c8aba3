"""What the public reads of a network's forums: the released agenda, and what stands round it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from multaqa.engines import agenda as engine
from multaqa.kernel.along import along
from multaqa.kernel.bilingual import words
from multaqa.networks.models import Network
from multaqa.people.queries import Shown, shown
from multaqa.programmes.models import Theme

from ..enums import ForumState
from ..models import Forum, Objective, Release, Room, Site
from .released import (
    Released,
    ReleasedObjective,
    ReleasedRoom,
    ReleasedSession,
    ReleasedSite,
    latest_release,
    read_release,
)

OVER = frozenset({ForumState.HELD, ForumState.ARCHIVED, ForumState.CANCELLED})


@dataclass(frozen=True, slots=True)
class Around:
    """What the public pages of a forum show beside its own row.

    ``people`` holds only those who show their name to everyone; ``released`` is None before the
    first release, when ``sites`` and ``objectives`` are those of the preparation.
    """

    released: Released | None
    sites: tuple[ReleasedSite, ...]
    objectives: tuple[ReleasedObjective, ...]
    themes: tuple[Any, ...]
    people: Mapping[int, Shown]

    def named(self, session: ReleasedSession) -> tuple[Shown, ...]:
        """Those who lead the session and show their name, in order."""
        return tuple(self.people[each] for each in session.people if each in self.people)

    def unnamed(self, session: ReleasedSession) -> int:
        """How many lead the session and keep their name to themselves."""
        return sum(1 for each in session.people if each not in self.people)


@dataclass(frozen=True, slots=True)
class PublicForum:
    """A forum as the public reads it."""

    forum: Forum
    around: Around

    @property
    def released(self) -> Released | None:
        return self.around.released


@dataclass(frozen=True, slots=True)
class Slot:
    """The sessions that start and end together at one site."""

    starts_at: datetime
    ends_at: datetime
    sessions: tuple[ReleasedSession, ...]


@dataclass(frozen=True, slots=True)
class SiteDay:
    """A site's slots on one day."""

    site: ReleasedSite
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the agenda, site by site."""

    date: date
    sites: tuple[SiteDay, ...]


def public_forums(network: Network) -> QuerySet[Forum]:
    """The network's forums that the public may know of, the newest first."""
    return Forum.objects.public().filter(network=network)


def public_forum(network: Network, slug: str) -> Forum:
    """The forum with this address, with ``latest``, the id of its newest release (one query).

    Raises Forum.DoesNotExist for a draft as for one that is not there.
    """
    newest = Release.objects.filter(forum=OuterRef("pk")).order_by("-number")
    forum = public_forums(network).annotate(latest=Subquery(newest.values("pk")[:1])).get(slug=slug)
    forum.network = network
    return forum


def around(forum: Forum) -> Around:
    """What stands round ``forum`` (three queries with a release, four before it)."""
    release = latest_release(forum)
    released = None if release is None else read_release(release)
    people = shown(released.people, network=forum.network) if released else {}
    return Around(
        released=released,
        sites=released.sites if released else _sites(forum),
        objectives=released.objectives if released else _objectives(forum),
        themes=tuple(Theme.objects.filter(cycle=forum.cycle_id).values_list("name", flat=True)),
        people={key: each for key, each in people.items() if words(each.name) and not each.left},
    )


def by_day(sessions: Iterable[ReleasedSession]) -> tuple[Day, ...]:
    """The sessions by day, by site in the order of their first session, by time."""
    days = []
    for day, held in groupby(sorted(sessions, key=lambda s: s.starts_at), key=lambda s: s.day):
        sites: dict[int, list[ReleasedSession]] = {}
        for session in held:
            sites.setdefault(session.site.id, []).append(session)
        days.append(Day(day, tuple(SiteDay(some[0].site, _slots(some)) for some in sites.values())))
    return tuple(days)


def now_and_next(
    released: Released, at: datetime
) -> tuple[tuple[engine.NowAndNext, ...], datetime | None]:
    """What goes on ``at`` each site and what comes next, and when that answer changes."""
    plans = [
        engine.ReleasedSession(
            uid=each.uid,
            title=words(each.title),
            site=each.site.id,
            room=each.room.id if each.room else None,
            starts=each.starts_at,
            ends=each.ends_at,
            people=each.people,
            kind=each.kind,
        )
        for each in released.sessions
    ]
    return tuple(engine.now_and_next(plans, at).values()), engine.changes_at(plans, at)


def releases_of(forum: Forum) -> list[Release]:
    """Every release, the newest first, without the agendas themselves."""
    return list(Release.objects.filter(forum=forum).order_by("-number").defer("agenda"))


def last_seen(releases: Iterable[Release], code: str) -> dict[str, Any] | None:
    """The row of the change that took the session with this ``code`` off the agenda, or None."""
    for release in releases:
        for row in release.changes:
            if row["code"] == code and "removed" in row["kinds"]:
                return row
    return None


def _slots(sessions: list[ReleasedSession]) -> tuple[Slot, ...]:
    times = sorted({(each.starts_at, each.ends_at) for each in sessions})
    return tuple(
        Slot(starts, ends, tuple(s for s in sessions if (s.starts_at, s.ends_at) == (starts, ends)))
        for starts, ends in times
    )


def _sites(forum: Forum) -> tuple[ReleasedSite, ...]:
    rows = along(Site.objects.filter(forum=forum), rooms=Room.objects.order_by("position"))
    return tuple(_site(row) for row in rows)


def _site(row: Site) -> ReleasedSite:
    names = ("slug", "city", "division", "venue", "address", "directions", "starts_on", "ends_on")
    return ReleasedSite(
        id=row.pk,
        **{name: getattr(row, name) for name in (*names, "opens_at", "closes_at", "capacity")},
        latitude=None if row.latitude is None else str(row.latitude),
        longitude=None if row.longitude is None else str(row.longitude),
        rooms=tuple(
            ReleasedRoom(each.pk, each.name, each.capacity, each.equipment)
            for each in row.rooms.all()
        ),
    )


def _objectives(forum: Forum) -> tuple[ReleasedObjective, ...]:
    rows = Objective.objects.filter(set=forum.objective_set_id or 0)
    return tuple(
        ReleasedObjective(row.pk, row.number, row.title, row.text, row.shown_by) for row in rows
    )
