"""What the desk shows: three reads, however many networks and forums a person has."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from multaqa.convenings.models import Facilitation, Forum, Release, ReleaseLetter, Session
from multaqa.kernel.imports.states import ImportState
from multaqa.kernel.models import Entry, ImportRun
from multaqa.kernel.visitors import Visitor
from multaqa.networks.enums import Standing
from multaqa.networks.models import Network
from multaqa.people.models import Invitation

from .home import OVER

# Sessions that nobody leads are no gap in these kinds.
UNLED_KINDS = ("meal", "free")
# Lines of the ledger after which the released agenda is still the one worked on.
NO_CHANGE_OF_AGENDA = ("forum created", "forum edited", "forum moved", "agenda released")


@dataclass(frozen=True, slots=True)
class DeskForum:
    """A forum of the reader's networks: ``mine`` counts the sessions that the reader leads;
    ``unled``, ``unserving`` and ``stale`` are for those who prepare it."""

    forum: Forum
    coordinates: bool
    sessions: int
    unled: int
    unserving: int
    release: int | None
    stale: bool
    mine: int


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
    networks = list(_networks(visitor, belongs))
    mine = [each for each in networks if each.pk in belongs]
    return Desk(
        networks=tuple(sorted(mine, key=lambda n: n.pk not in visitor.coordinated)),
        asking=tuple(n for n in networks if _asks(n, visitor)),
        inviting=tuple(n for n in networks if n.invites),
        coordinated=visitor.coordinated,
        forums=tuple(_row(forum, visitor) for forum in _forums(visitor, belongs)),
        letters=tuple(_letters(visitor)),
    )


def _networks(visitor: Visitor, belongs: set[int]) -> QuerySet[Network]:
    waiting = (
        ImportRun.objects.filter(network_id=OuterRef("pk"), state=ImportState.PREVIEWED)
        .order_by()
        .values("network_id")
        .annotate(counted=Count("pk"))
        .values("counted")
    )
    invited = Invitation.objects.open().filter(network=OuterRef("pk"), person=visitor.person_id)
    return (
        Network.objects.annotate(waiting=Subquery(waiting), invites=Exists(invited))
        .filter(
            Q(pk__in=belongs)
            | Q(parent__in=visitor.coordinated, standing=Standing.PROPOSED)
            | Q(invites=True)
        )
        .select_related("parent")
        .order_by("pk")
    )


def _asks(network: Network, visitor: Visitor) -> bool:
    return network.parent_id in visitor.coordinated and network.standing == Standing.PROPOSED


def _forums(visitor: Visitor, belongs: set[int]) -> QuerySet[Forum]:
    releases = Release.objects.filter(forum=OuterRef("pk")).order_by("-number")
    standing = Session.objects.standing().filter(forum=OuterRef("pk"))
    led = Facilitation.objects.filter(session=OuterRef("pk"))
    worked_on = Entry.objects.filter(
        network_id=OuterRef("network_id"),
        subject_kind__startswith="convenings.",
        at__gt=OuterRef("released_at"),
    ).exclude(verb__in=NO_CHANGE_OF_AGENDA)
    return (
        Forum.objects.filter(network__in=belongs)
        .exclude(state__in=OVER)
        .exclude(~Q(network__in=visitor.coordinated), state="draft")
        .select_related("network")
        .annotate(
            release=Subquery(releases.values("number")[:1]),
            released_at=Subquery(releases.values("at")[:1]),
            stale=Exists(worked_on),
            sessions_count=_count(standing),
            unled=_count(standing.exclude(kind__in=UNLED_KINDS).filter(~Exists(led))),
            unserving=_count(standing.exclude(kind__in=UNLED_KINDS).filter(serves=None)),
            mine=_count(standing.filter(facilitations__person=visitor.person_id)),
        )
        .order_by("starts_on", "pk")
    )


def _count(sessions: QuerySet[Session]) -> Subquery:
    counted = sessions.order_by().values("forum").annotate(counted=Count("pk", distinct=True))
    return Subquery(counted.values("counted"))


def _row(forum: Forum, visitor: Visitor) -> DeskForum:
    return DeskForum(
        forum=forum,
        coordinates=visitor.coordinates(forum.network_id),
        sessions=forum.sessions_count or 0,
        unled=forum.unled or 0,
        unserving=forum.unserving or 0,
        release=forum.release,
        stale=forum.stale,
        mine=forum.mine or 0,
    )


def _letters(visitor: Visitor) -> QuerySet[ReleaseLetter]:
    """The newest unread letter of each forum that is not over."""
    mine = ReleaseLetter.objects.filter(person=visitor.person_id, read_at=None)
    newer = mine.filter(
        release__forum=OuterRef("release__forum"), release__number__gt=OuterRef("release__number")
    )
    return (
        mine.exclude(release__forum__state__in=OVER)
        .filter(~Exists(newer))
        .select_related("release__forum__network")
        .order_by("-release__at")
    )
