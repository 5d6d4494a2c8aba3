"""What the desk shows: three reads, however many networks and forums a person has."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import (
    Case,
    Count,
    DateField,
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, JSONObject
from django.utils import timezone

from multaqa.attendance.models import CheckIn
from multaqa.convenings.models import Forum, Release, ReleaseLetter, Session
from multaqa.kernel.asked import asked_once
from multaqa.kernel.imports.states import ImportState
from multaqa.kernel.models import Entry, ImportRun
from multaqa.kernel.visitors import Visitor
from multaqa.networks.enums import Standing
from multaqa.networks.models import Network
from multaqa.people.models import Invitation
from multaqa.registrations.models import Place, Registration
from multaqa.weaving.models import Seat

from .home import OVER

# Sessions that nobody leads are no gap in these kinds.
UNLED_KINDS = ("meal", "free")
# Lines of the ledger after which the released agenda is still the one worked on.
NO_CHANGE_OF_AGENDA = ("forum created", "forum edited", "forum moved", "agenda released")


@dataclass(frozen=True, slots=True)
class DeskForum:
    """A forum of the reader's networks: ``mine`` counts the sessions that the reader leads;
    ``unled``, ``unserving``, ``stale`` and who is ``registered``, waits (``waiting``) or came
    ``today`` are for those who prepare it; who ``sits`` has a seat at tables."""

    forum: Forum
    coordinates: bool
    sessions: int
    unled: int
    unserving: int
    release: int | None
    stale: bool
    mine: int
    registered: int
    waiting: int
    today: int
    sits: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """``networks`` the reader belongs to (coordinated ones first), those that ``ask`` to stand
    under one the reader coordinates, and those that ``invite`` the reader; imports that wait for a
    word by network; forums not over; letters about releases not yet read."""

    networks: tuple[Network, ...]
    asking: tuple[Network, ...]
    inviting: tuple[Network, ...]
    coordinated: frozenset[int]
    forums: tuple[DeskForum, ...]
    letters: tuple[ReleaseLetter, ...]


def desk(visitor: Visitor) -> Desk:
    """Everything the reader's desk shows."""
    belongs = {standing.network_id for standing in visitor.standings}
    rows = _networks(visitor.person_id, belongs, visitor.coordinated)
    networks = {each.pk: each for each in rows}
    mine = [each for each in networks.values() if each.pk in belongs]
    return Desk(
        networks=tuple(sorted(mine, key=lambda n: n.pk not in visitor.coordinated)),
        asking=tuple(n for n in networks.values() if _asks(n, visitor)),
        inviting=tuple(n for n in networks.values() if n.invites),
        coordinated=visitor.coordinated,
        forums=tuple(_rows(visitor, belongs, networks)),
        letters=tuple(_letters(visitor)),
    )


@asked_once
def _networks(
    person_id: int | None, belongs: Collection[int], coordinated: Collection[int]
) -> QuerySet[Network]:
    waiting = (
        ImportRun.objects.filter(network_id=OuterRef("pk"), state=ImportState.PREVIEWED)
        .order_by()
        .values("network_id")
        .annotate(counted=Count("pk"))
        .values("counted")
    )
    invited = Invitation.objects.open().filter(network=OuterRef("pk"), person=person_id)
    return (
        Network.objects.annotate(waiting=Subquery(waiting), invites=Exists(invited))
        .filter(
            Q(pk__in=belongs)
            | Q(parent__in=coordinated, standing=Standing.PROPOSED)
            | Q(invites=True)
        )
        .select_related("parent")
        .order_by("pk")
    )


def _asks(network: Network, visitor: Visitor) -> bool:
    return network.parent_id in visitor.coordinated and network.standing == Standing.PROPOSED


def _rows(visitor: Visitor, belongs: set[int], networks: dict[int, Network]) -> Iterator[DeskForum]:
    days = _days(networks.values(), timezone.now())
    for forum in _forums(visitor.person_id, belongs, visitor.coordinated, *days):
        forum.network = networks[forum.network_id]
        of = forum.figures or {}
        working = of.get("working", 0)
        yield DeskForum(
            forum=forum,
            coordinates=visitor.coordinates(forum.network_id),
            sessions=of.get("every", 0),
            unled=working - of.get("led", 0),
            unserving=working - of.get("serving", 0),
            release=forum.release,
            stale=bool(
                forum.released_at and forum.worked_at and forum.worked_at > forum.released_at
            ),
            mine=of.get("mine", 0),
            registered=forum.registered,
            waiting=forum.registered - forum.seated,
            today=forum.today,
            sits=forum.sits,
        )


def _days(
    networks: Iterable[Network], now: datetime
) -> tuple[date, Collection[int], date, Collection[int], date]:
    """The day it is in most of the world, then the networks where it is the day before already or
    still, and the day after, each with that day."""
    middle = now.astimezone(UTC).date()
    there = {each.pk: now.astimezone(ZoneInfo(each.time_zone)).date() for each in networks}
    behind = [pk for pk, day in there.items() if day < middle]
    ahead = [pk for pk, day in there.items() if day > middle]
    return middle, behind, middle - timedelta(days=1), ahead, middle + timedelta(days=1)


@asked_once
def _forums(
    person_id: int | None,
    belongs: Collection[int],
    coordinated: Collection[int],
    day: date,
    behind: Collection[int],
    day_before: date,
    ahead: Collection[int],
    day_after: date,
) -> QuerySet[Forum]:
    """``worked_at``: when somebody last worked on an agenda of its network. Of the ``registered``,
    who is ``seated``; who was seen ``today``, on the day that it is where the network is; whether
    the reader ``sits`` at its tables."""
    sits = Seat.objects.filter(
        plan__rotation__forum=OuterRef("pk"), plan__published_at__isnull=False, person=person_id
    )
    there = Case(
        When(network__in=behind, then=Value(day_before)),
        When(network__in=ahead, then=Value(day_after)),
        default=Value(day),
        output_field=DateField(),
    )
    people = Registration.objects.standing().filter(forum=OuterRef("pk"))
    seats = Place.objects.filter(registration=OuterRef("pk"), seat__isnull=False)
    seen = CheckIn.objects.filter(site__forum=OuterRef("pk"), on=OuterRef("day"))
    releases = Release.objects.filter(forum=OuterRef("pk")).order_by("-number")
    worked_on = Entry.objects.filter(
        network_id=OuterRef("network_id"), subject_kind__startswith="convenings."
    ).exclude(verb__in=NO_CHANGE_OF_AGENDA)
    return (
        Forum.objects.filter(network__in=belongs)
        .exclude(state__in=OVER)
        .exclude(~Q(network__in=coordinated), state="draft")
        .annotate(
            day=there,
            figures=Subquery(_figures(person_id)),
            release=Subquery(releases.values("number")[:1]),
            released_at=Subquery(releases.values("at")[:1]),
            worked_at=Subquery(worked_on.values("at")[:1]),
            registered=_counted(people, "forum", "pk"),
            seated=_counted(people.filter(Exists(seats)), "forum", "pk"),
            sits=Exists(sits),
            today=_counted(seen, "site__forum", "registration"),
        )
        .order_by("starts_on", "pk")
    )


def _counted(rows: QuerySet[Any], by: str, what: str) -> Coalesce:
    counted = rows.order_by().values(by).annotate(counted=Count(what, distinct=True))
    return Coalesce(Subquery(counted.values("counted")), 0)


def _figures(person_id: int | None) -> QuerySet[Session, dict[str, Any]]:
    """The sessions of the forum outside counted: every one, those whose kind wants somebody to lead
    it and an objective to serve (``working``), of these the led and the serving ones, and ``mine``.
    """
    working = ~Q(kind__in=UNLED_KINDS)

    def count(which: Q | None = None) -> Count:
        return Count("pk", distinct=True, filter=which)

    counted = JSONObject(
        every=count(),
        working=count(working),
        led=count(working & Q(facilitations__isnull=False)),
        serving=count(working & Q(serves__isnull=False)),
        mine=count(Q(facilitations__person=person_id)),
    )
    rows = Session.objects.standing().filter(forum=OuterRef("pk")).order_by().values("forum")
    return rows.annotate(counted=counted).values("counted")


def _letters(visitor: Visitor) -> Iterator[ReleaseLetter]:
    """The newest unread letter of each forum that is not over."""
    told: set[int] = set()
    for letter in _unread(visitor.person_id):
        if letter.release.forum_id not in told:
            told.add(letter.release.forum_id)
            yield letter


@asked_once
def _unread(person_id: int | None) -> QuerySet[ReleaseLetter]:
    return (
        ReleaseLetter.objects.filter(person=person_id, read_at=None)
        .exclude(release__forum__state__in=OVER)
        .select_related("release__forum")
        .defer("changes", "release__agenda", "release__changes", "release__forum__about")
        .order_by("-release__at", "-release__number")
    )
