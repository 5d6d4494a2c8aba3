"""What the public reads: the latest released agenda, as frozen rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import CharField, Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat
from i18nfield.strings import LazyI18nString

from multaqa.letters.enums import LetterState
from multaqa.letters.models import Letter

from ..models import Forum, Release

# The kind of letter that tells what a release changes for its reader.
AGENDA_CHANGED = "agenda-changed"


@dataclass(frozen=True, slots=True)
class ReleasedRoom:
    """A room as it was released; ``capacity`` None: not said."""

    id: int
    name: LazyI18nString
    capacity: int | None
    equipment: LazyI18nString


@dataclass(frozen=True, slots=True)
class ReleasedSite:
    """A site as it was released; coordinates are texts in degrees, or None."""

    id: int
    slug: str
    city: LazyI18nString
    division: str
    venue: LazyI18nString
    address: LazyI18nString
    directions: LazyI18nString
    starts_on: date
    ends_on: date
    opens_at: time
    closes_at: time
    latitude: str | None
    longitude: str | None
    capacity: int | None
    rooms: tuple[ReleasedRoom, ...]


@dataclass(frozen=True, slots=True)
class ReleasedTravel:
    """``minutes`` between two sites (their ids), and by what."""

    a: int
    b: int
    minutes: int
    means: LazyI18nString


@dataclass(frozen=True, slots=True)
class ReleasedObjective:
    """An objective as it was released."""

    id: int
    number: int
    title: LazyI18nString
    text: LazyI18nString
    shown_by: LazyI18nString


@dataclass(frozen=True, slots=True)
class ReleasedSession:
    """A session as it was released; times are in the zone of the network, ``people`` are ids.

    ``serves`` pairs each objective with its share of the session's time in percent.
    """

    id: int
    uid: str
    code: str
    kind: str
    title: LazyI18nString
    abstract: LazyI18nString
    site: ReleasedSite
    room: ReleasedRoom | None
    starts_at: datetime
    ends_at: datetime
    capacity: int | None
    material_url: str
    people: tuple[int, ...]
    serves: tuple[tuple[ReleasedObjective, int], ...]

    @property
    def day(self) -> date:
        return self.starts_at.date()

    @property
    def minutes(self) -> int:
        return int((self.ends_at - self.starts_at).total_seconds()) // 60


@dataclass(frozen=True)
class Released:
    """One released version of a forum's agenda; sessions stand in order of time."""

    forum_id: int
    release_id: int
    number: int
    at: datetime
    note: LazyI18nString
    zone: ZoneInfo
    starts_on: date
    ends_on: date
    sites: tuple[ReleasedSite, ...]
    travels: tuple[ReleasedTravel, ...]
    objectives: tuple[ReleasedObjective, ...]
    sessions: tuple[ReleasedSession, ...]

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days that have sessions, in order."""
        return tuple(sorted({session.day for session in self.sessions}))

    @cached_property
    def people(self) -> tuple[int, ...]:
        """The ids of all who lead a session, each once, in order of appearance."""
        return tuple(dict.fromkeys(p for session in self.sessions for p in session.people))

    @cached_property
    def by_code(self) -> Mapping[str, ReleasedSession]:
        return {session.code: session for session in self.sessions}


def latest_release(forum: Forum) -> Release | None:
    """The row of the newest release of ``forum`` (one query), or None before the first."""
    return Release.objects.filter(forum=forum).order_by("-number").first()


def released(forum: Forum) -> Released | None:
    """What the public reads of ``forum`` now (one query), or None before the first release."""
    release = latest_release(forum)
    return None if release is None else read_release(release)


def read_release(release: Release) -> Released:
    """The frozen JSON of ``release`` as rows (no query). ``snapshot`` describes its shape."""
    agenda = release.agenda
    zone = ZoneInfo(agenda["zone"])
    sites = {row["id"]: _site(row) for row in agenda["sites"]}
    rooms = {room.id: room for site in sites.values() for room in site.rooms}
    objectives = {row["id"]: _objective(row) for row in agenda["objectives"]}
    return Released(
        forum_id=release.forum_id,
        release_id=release.pk,
        number=release.number,
        at=release.at.astimezone(zone),
        note=release.note,
        zone=zone,
        starts_on=date.fromisoformat(agenda["starts_on"]),
        ends_on=date.fromisoformat(agenda["ends_on"]),
        sites=tuple(sites.values()),
        travels=tuple(
            ReleasedTravel(row["a"], row["b"], row["minutes"], LazyI18nString(row["means"]))
            for row in agenda["travels"]
        ),
        objectives=tuple(objectives.values()),
        sessions=tuple(_session(row, zone, sites, rooms, objectives) for row in agenda["sessions"]),
    )


def _site(row: dict[str, Any]) -> ReleasedSite:
    texts = {name: LazyI18nString(row[name]) for name in ("city", "venue", "address", "directions")}
    plain = {
        name: row[name] for name in ("id", "slug", "division", "latitude", "longitude", "capacity")
    }
    return ReleasedSite(
        **texts,
        **plain,
        starts_on=date.fromisoformat(row["starts_on"]),
        ends_on=date.fromisoformat(row["ends_on"]),
        opens_at=time.fromisoformat(row["opens_at"]),
        closes_at=time.fromisoformat(row["closes_at"]),
        rooms=tuple(
            ReleasedRoom(
                each["id"],
                LazyI18nString(each["name"]),
                each["capacity"],
                LazyI18nString(each["equipment"]),
            )
            for each in row["rooms"]
        ),
    )


def _objective(row: dict[str, Any]) -> ReleasedObjective:
    texts = {name: LazyI18nString(row[name]) for name in ("title", "text", "shown_by")}
    return ReleasedObjective(id=row["id"], number=row["number"], **texts)


def _session(
    row: dict[str, Any],
    zone: ZoneInfo,
    sites: Mapping[int, ReleasedSite],
    rooms: Mapping[int, ReleasedRoom],
    objectives: Mapping[int, ReleasedObjective],
) -> ReleasedSession:
    plain = {name: row[name] for name in ("id", "uid", "code", "kind", "capacity", "material_url")}
    return ReleasedSession(
        **plain,
        title=LazyI18nString(row["title"]),
        abstract=LazyI18nString(row["abstract"]),
        site=sites[row["site"]],
        room=rooms.get(row["room"]),
        starts_at=datetime.fromisoformat(row["starts_at"]).astimezone(zone),
        ends_at=datetime.fromisoformat(row["ends_at"]).astimezone(zone),
        people=tuple(row["people"]),
        serves=tuple((objectives[number], share) for number, share in row["serves"]),
    )


def releases_of(forum: Forum) -> QuerySet[Release]:
    """Every release, the newest first, without its agenda; each counts its ``letters_count`` and
    those of them that were ``sent_count``."""
    sent = Letter.objects.filter(
        network=forum.network_id,
        kind=AGENDA_CHANGED,
        reason=Concat(Value("release "), Cast(OuterRef("pk"), CharField())),
        state=LetterState.SENT,
    )
    counted = sent.order_by().values("reason").annotate(n=Count("pk")).values("n")
    return (
        forum.releases.defer("agenda")
        .select_related("by")
        .annotate(letters_count=Count("letters"), sent_count=Coalesce(Subquery(counted), 0))
        .order_by("-number")
    )


def reason_of(release_id: int) -> str:
    """Why a letter about a release is written: once a person."""
    return f"release {release_id}"
