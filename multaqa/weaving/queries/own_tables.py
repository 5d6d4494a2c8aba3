"""One person's own tables at a forum, by the plans that are published: where now, where next."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, QuerySet

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from multaqa.kernel.asked import asked_once
from multaqa.kernel.visitors import Visitor

from ..models import Meeting, RotationRound, Seat
from .naming import round_called
from .sitters import sitters
from .spelling import tables_called

# A round of a rotation: the rotation's id and the round's position.
Place = tuple[int, int]
OVER = (ForumState.HELD, ForumState.ARCHIVED, ForumState.CANCELLED)
Times = tuple[datetime | None, ...]
Company = dict[Any, tuple[str, list[int]]]


@dataclass(frozen=True, slots=True)
class OwnStop:
    """A round: ``table`` is empty where its person has no seat; ``others`` are badge names. ``of``
    is what its tables are called, where a forum has several rotations.

    Hours are those of the network. ``over``: it was written down as it was, or its time has passed.
    """

    name: Any
    table: str
    others: tuple[Any, ...]
    starts_at: datetime | None
    ends_at: datetime | None
    over: bool
    of: Any = ""


@dataclass(frozen=True, slots=True)
class OwnTables:
    """All rounds in their order; ``at`` is the one that goes on or comes next, None after the last.

    ``changes_at``: when the clock alone makes it another.
    """

    stops: tuple[OwnStop, ...]
    at: OwnStop | None
    goes_on: bool
    changes_at: datetime | None


def has_own_tables(forum: Forum, person_id: int | None) -> bool:
    """Whether a published plan of the forum has a seat for this person."""
    return person_id is not None and own_seats(forum.pk, person_id).exists()


def own_seats(forum_id: int, person_id: int) -> QuerySet[Seat]:
    """One of the person's seats by the forum's published plans, if there is any."""
    return _published(forum_id).filter(person=person_id)[:1]


def forums_with_tables(visitor: Visitor, forum_id: int | None = None) -> list[Forum]:
    """The forums that are not over in which this reader has a seat by a published plan, or this
    one of them; by a personal link those of its network only (one question)."""
    return _with_tables(visitor.person_id, visitor.within, forum_id) if visitor.signed_in else []


@asked_once
def _with_tables(
    person_id: int | None, within: int | None, forum_id: int | None
) -> QuerySet[Forum]:
    seats = Seat.objects.filter(plan__published_at__isnull=False, person=person_id)
    rows = Forum.objects.filter(pk__in=seats.order_by().values("plan__rotation__forum"))
    rows = rows.exclude(state__in=OVER).select_related("network").order_by("starts_on", "pk")
    if within is not None:
        rows = rows.filter(network=within)
    return rows if forum_id is None else rows.filter(pk=forum_id)


def own_tables(forum: Forum, person_id: int, now: datetime) -> OwnTables:
    """Where this person sits and with whom (4 questions, however many rounds and people)."""
    planned = _planned(forum, person_id)
    rows = RotationRound.objects.filter(rotation__in={place[0] for place in planned})
    rounds = _in_order(rows.select_related("rotation"))
    several = len({each.rotation_id for each in rounds}) > 1
    held = _held(forum, {each.key for each in rounds}, person_id)
    company = {each: _company(each, planned, held) for each in rounds}
    ids = {pk for _table, people in company.values() for pk in people} - {person_id}
    names = {pk: sitter.name for pk, sitter in sitters(forum, ids).items()}
    stops, zone = [], ZoneInfo(forum.network.time_zone)
    for each, (table, people) in company.items():
        others = [name for pk, name in names.items() if pk in people]
        starts_at, ends_at = (at and at.astimezone(zone) for at in _times(each))
        stops.append(
            OwnStop(
                round_called(each),
                tables_called([each]).get(table, table),
                tuple(others),
                starts_at,
                ends_at,
                each.key in held or (ends_at is not None and ends_at <= now),
                each.rotation.name if several else "",
            )
        )
    return _told(stops, now)


def _published(forum_id: int) -> QuerySet[Seat]:
    return Seat.objects.filter(
        plan__published_at__isnull=False, plan__rotation__forum=forum_id
    ).order_by()


def _planned(forum: Forum, person_id: int) -> Company:
    """By round, the table of this person and everybody who is to sit there."""
    same = {name: OuterRef(name) for name in ("plan", "round", "table")}
    mine = Exists(Seat.objects.filter(**same, person=person_id))
    rows = _published(forum.pk).filter(mine)
    found: Company = {}
    for rotation, position, table, pk in rows.values_list(
        "plan__rotation", "round", "table", "person"
    ):
        found.setdefault((rotation, position), (table, []))[1].append(pk)
    return found


def _held(forum: Forum, keys: Iterable[str], person_id: int) -> Company:
    """By the key of a round that was held, where this person really sat, and with whom."""
    tables: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    rows = Meeting.objects.filter(forum=forum, round__in=keys).order_by()
    for key, table, pk in rows.values_list("round", "table", "person"):
        tables[key][table].append(pk)
    return {
        key: next(((t, people) for t, people in each.items() if person_id in people), ("", []))
        for key, each in tables.items()
    }


def _company(each: RotationRound, planned: Company, held: Company) -> tuple[str, list[int]]:
    if each.key in held:
        return held[each.key]
    return planned.get((each.rotation_id, each.position), ("", []))


def _in_order(rounds: Iterable[RotationRound]) -> list[RotationRound]:
    """Rotation by rotation, the one that begins first before the others."""
    of: dict[int, list[RotationRound]] = defaultdict(list)
    for each in rounds:
        of[each.rotation_id].append(each)

    def begins(each: Sequence[RotationRound]) -> tuple[bool, Any, int]:
        first = min(filter(None, (_times(one)[0] for one in each)), default=None)
        return first is None, first or each[0].rotation_id, each[0].rotation_id

    return [each for one in sorted(of.values(), key=begins) for each in one]


def _times(each: RotationRound) -> Times:
    session = each.session
    if session is None or session.withdrawn_at is not None:
        return None, None
    return session.starts_at, session.ends_at


def _told(stops: Sequence[OwnStop], now: datetime) -> OwnTables:
    at = next((each for each in stops if not each.over), None)
    moments = [
        moment
        for each in stops
        if not each.over
        for moment in (each.starts_at, each.ends_at)
        if moment is not None and moment > now
    ]
    goes_on = at is not None and at.starts_at is not None and at.starts_at <= now
    return OwnTables(tuple(stops), at, goes_on, min(moments, default=None))
