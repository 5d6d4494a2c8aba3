"""A round as somebody at the tables sees it: who was to sit where, who came through the door, what
was confirmed, and where two said different things."""

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet, Value
from django.utils.translation import gettext as _

from multaqa.attendance.queries import check_ins
from multaqa.convenings.models import Forum
from multaqa.convenings.queries import local
from multaqa.kernel.bilingual import spoken
from multaqa.people.models import Person
from multaqa.programmes.queries import cohort
from multaqa.registrations.models import Registration
from multaqa.ui.templatetags.ui import num, time_short

from ..models import Confirmation, Meeting, Rotation, RotationGuest, RotationRound, Seat
from .naming import round_called
from .sitters import Sitter, sitters
from .spelling import tables_called


@dataclass(frozen=True, slots=True)
class SheetLine:
    """Somebody at a table: ``ticked`` to begin with, or not; ``missing``: people are checked in,
    and they were not."""

    sitter: Sitter
    ticked: bool
    missing: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table to confirm, ``called`` so by readers. ``was`` are the ids written down so far, None
    before anything was; ``disputes`` say what somebody else saw and was not taken."""

    name: str
    called: str
    lines: tuple[SheetLine, ...]
    was: tuple[int, ...] | None
    disputes: tuple[str, ...] = ()
    uid: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def written(self) -> str:
        """``was`` as a form carries it."""
        return "" if self.was is None else ",".join(["-", *map(str, self.was)])


@dataclass(frozen=True, slots=True)
class RoundSheets:
    """All tables of a round, and everybody who may have come to one, by what they are called."""

    sheets: tuple[Sheet, ...]
    everybody: Mapping[str, Sitter]

    @property
    def confirmed(self) -> int:
        """The tables that are written down, and of which nobody says otherwise."""
        return sum(sheet.was is not None and not sheet.disputes for sheet in self.sheets)


def rounds_to_confirm(forum: Forum) -> list[RotationRound]:
    """The rounds by whose published plan people sit (one query)."""
    rows = RotationRound.objects.filter(
        rotation__forum=forum, rotation__plans__published_at__isnull=False
    )
    return list(rows.select_related("rotation").order_by("rotation_id", "position"))


def confirmed_tables(forum: Forum) -> dict[str, set[str]]:
    """By the round's key the tables that are written down, and of which nobody says otherwise (two
    queries)."""
    rows = Meeting.objects.filter(forum=forum).order_by().values_list("round", "table").distinct()
    said = Confirmation.objects.filter(forum=forum).order_by("at", "disputed")
    # The last word counts: whoever looked at both settled it.
    last = {(name, at): wrong for name, at, wrong in said.values_list("round", "table", "disputed")}
    found: dict[str, set[str]] = defaultdict(set)
    for name, table in {*rows, *last}:
        if not last.get((name, table)):
            found[name].add(table)
    return dict(found)


def may_have_come(rotation: Rotation) -> QuerySet[Person]:
    """Those who may have sat at its tables: its guests, whoever is registered or in the cycle."""
    among = (
        RotationGuest.objects.filter(rotation=rotation).order_by().values("person"),
        Registration.objects.standing().filter(forum=rotation.forum_id).order_by().values("person"),
        cohort(rotation.forum.cycle).order_by().values("person"),
    )
    who = Q(pk__in=among[0]) | Q(pk__in=among[1]) | Q(pk__in=among[2])
    return Person.objects.filter(who, left_at=None)


def round_sheets(row: RotationRound, at: datetime) -> RoundSheets:
    """The round as it is to be confirmed, or was (4 queries)."""
    forum = row.rotation.forum
    planned, was = _seated(row)
    said = list(
        Confirmation.objects.filter(forum=forum, round=row.key).select_related("by").order_by("at")
    )
    settled = {each.table: each.at for each in said if not each.disputed}
    names = [table["name"] for table in row.tables]
    names += sorted((set(was) | set(planned)) - set(names))
    seen = seen_in(row, at)
    ids = set().union(*planned.values(), *was.values())
    known = sitters(forum, ids, also=may_have_come(row.rotation))
    sheets, called = [], tables_called([row])
    for name in names:
        here = was.get(name, () if name in settled else None)
        open_ones = [e for e in said if e.disputed and e.table == name and _is_open(e, settled)]
        lines = _lines(planned.get(name, ()), here, seen, known)
        told = tuple(dispute(forum, each, here or (), known) for each in open_ones)
        sheets.append(Sheet(name, called.get(name, name), lines, here, told))
    return RoundSheets(tuple(sheets), told_apart(known.values()))


def _is_open(said: Confirmation, settled: Mapping[str, datetime]) -> bool:
    return said.table not in settled or said.at >= settled[said.table]


def told_apart(people: Iterable[Sitter]) -> dict[str, Sitter]:
    """Everybody by what they are called; two of one name by their city, and then by number."""
    found: dict[str, Sitter] = {}
    for each in people:
        name = spoken(each.name).text
        tries = (name, f"{name} · {spoken(each.city.name).text}", f"{name} · {each.person_id}")
        found[next(label for label in tries if label not in found)] = each
    return found


def _seated(row: RotationRound) -> tuple[dict[str, list[int]], dict[str, tuple[int, ...]]]:
    """Table by table who is to sit there, and who is written down."""
    seats = Seat.objects.filter(
        plan__rotation=row.rotation_id, plan__published_at__isnull=False, round=row.position
    )
    sat = Meeting.objects.filter(forum=row.rotation.forum_id, round=row.key)
    who = ("table", "person_id")
    planned: dict[str, list[int]] = defaultdict(list)
    was: dict[str, list[int]] = defaultdict(list)
    lines = (
        seats.order_by()
        .values_list(Value(value=False), *who)
        .union(sat.order_by().values_list(Value(value=True), *who), all=True)
    )
    for is_written, table, person in lines:
        (was if is_written else planned)[table].append(person)
    return dict(planned), {table: tuple(sorted(ids)) for table, ids in was.items()}


def _written(forum: Forum, key: str) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    rows = Meeting.objects.filter(forum=forum, round=key)
    for table, person in rows.values_list("table", "person_id"):
        found[table].append(person)
    return {table: tuple(sorted(ids)) for table, ids in found.items()}


def as_planned(row: RotationRound) -> dict[int, str]:
    """Where people are to sit by the published plan, by what readers call the table, less whoever
    is left out or did not come; nobody once anything of the round was written down (5 queries)."""
    row = RotationRound.objects.select_related("rotation__forum__network").get(pk=row.pk)
    planned, was = _seated(row)
    said = Confirmation.objects.filter(forum=row.rotation.forum, round=row.key, disputed=False)
    if was or said.exists():
        return {}
    guests = row.rotation.guests.values_list("person_id", "absent")
    there = {person for person, absent in guests if row.position not in absent}
    seen, called = seen_in(row, None), tables_called([row])
    if seen is not None:
        there &= seen
    return {pk: called.get(at, at) for at, ids in planned.items() for pk in ids if pk in there}


def seen_in(row: RotationRound, at: datetime | None) -> set[int] | None:
    """Who was checked in for the round: in its session where anybody was, else at the site that
    day (any day, where neither a session nor ``at`` says which); None where nobody is checked in
    (one query)."""
    forum, rows = row.rotation.forum, check_ins(row.rotation.forum)
    if when := row.session.starts_at if row.session else at:
        rows = rows.filter(on=when.astimezone(ZoneInfo(forum.network.time_zone)).date())
    if row.rotation.site_id:
        rows = rows.filter(site=row.rotation.site_id)
    found = list(rows.order_by().values_list("session_id", "registration__person_id"))
    in_it = {person for session, person in found if row.session_id and session == row.session_id}
    return in_it or {person for _session, person in found} or None


def _lines(
    planned: Sequence[int],
    here: Sequence[int] | None,
    seen: Collection[int] | None,
    known: Mapping[int, Sitter],
) -> tuple[SheetLine, ...]:
    ids = {*planned, *(here or ())}
    lines = []
    for pk, sitter in known.items():
        if pk in ids:
            missing = seen is not None and pk not in seen
            lines.append(SheetLine(sitter, not missing if here is None else pk in here, missing))
    return tuple(lines)


def dispute(
    forum: Forum, said: Confirmation, here: Collection[int], known: Mapping[int, Sitter]
) -> str:
    """What somebody else saw at a table, beside what is written down."""
    names = {pk: spoken(sitter.name).text for pk, sitter in known.items()}
    more = [names.get(pk, "") for pk in said.people if pk not in here]
    fewer = [names.get(pk, "") for pk in here if pk not in said.people]
    parts = [
        _("%(who)s saw it otherwise, at %(hour)s.")
        % {"who": _named(said.by), "hour": time_short(local(forum, said.said_at))}
    ]
    if more:
        parts.append(_("There too: %(names)s.") % {"names": _(", ").join(more)})
    if fewer:
        parts.append(_("Not there: %(names)s.") % {"names": _(", ").join(fewer)})
    return " ".join(parts)


def why_disputed(said: Confirmation) -> str:
    """Why a confirmation was not taken, for who made it (5 queries)."""
    forum, name = said.forum, said.round
    was = _written(forum, name)
    here, mine = was.get(said.table, ()), set(said.people)
    elsewhere = {pk: table for table, ids in was.items() for pk in ids if table != said.table}
    known = sitters(forum, mine.union(here, elsewhere))
    called = tables_called(RotationRound.objects.filter(rotation__forum=forum, key=name))
    first = Confirmation.objects.filter(
        forum=forum, round=name, table=said.table, disputed=False
    ).select_related("by")
    parts = []
    for pk in sorted(mine & set(elsewhere)):
        words = {
            "who": spoken(known[pk].name).text,
            "table": num(called.get(elsewhere[pk], elsewhere[pk])),
        }
        parts.append(_("%(who)s is written down at table %(table)s already.") % words)
    if set(here) != mine and (here or not parts):
        last = first.last()
        seen = Confirmation(people=list(here), by=last.by if last else None, said_at=said.said_at)
        if last is not None:
            seen.said_at = last.said_at
        parts.append(dispute(forum, seen, said.people, known))
    return " ".join([*parts, _("What you saw is kept; look at both, and confirm again.")])


def _named(person: Person | None) -> str:
    return spoken(person.name).text if person else _("Somebody")


@dataclass(frozen=True, slots=True)
class Changed:
    """How the rounds held differ from who was planned: ``came`` sat there and are no guests;
    ``gone`` are guests who did not sit in the last round held and still are to. ``held`` and
    ``left`` are what rounds are called."""

    came: tuple[Sitter, ...]
    gone: tuple[Sitter, ...]
    held: tuple[Any, ...]
    left: tuple[Any, ...]


def changed_guests(rotation: Rotation) -> Changed:
    """What a coordinator looks at before the rest is planned anew (4 queries)."""
    rows = list(rotation.rounds.all())
    rounds = [row.key for row in rows]
    guests = dict(rotation.guests.values_list("person_id", "absent"))
    sat: dict[str, set[int]] = defaultdict(set)
    sitting = Meeting.objects.filter(forum=rotation.forum_id, round__in=rounds)
    for key, person in sitting.values_list("round", "person_id"):
        sat[key].add(person)
    held = [row for row in rows if row.key in sat]
    left = [row for row in rows if row.key not in sat]
    last = sat[held[-1].key] if held else set(guests)
    rest = {row.position for row in left}
    came = set().union(*sat.values()) - set(guests)
    gone = {pk for pk, absent in guests.items() if pk not in last and not rest <= set(absent)}
    known = sitters(rotation.forum, came | gone)
    who = (tuple(known[pk] for pk in known if pk in ids) for ids in (came, gone))
    return Changed(*who, tuple(map(round_called, held)), tuple(map(round_called, left)))
