"""Arranging who is to sit with whom: rounds and tables, who comes, what must be."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from multaqa.convenings.models import Forum, Session
from multaqa.kernel import ledger
from multaqa.people.models import Person

from .. import rules
from ..models import Meeting, Plan, Rotation, RotationGuest, RotationRound, Seat, SeatingRule
from ..queries import published_plan, round_text, seatable_ids, table_names, tables_in
from ..queries.answered import is_answer, questions_that_seat

# What a coordinator writes of a rotation; of it, what plans are worth less or more by.
MATTERS = (
    *("across", "within", "most_meetings", "knows_library", "knows_meetings"),
    *("mix_cities", "balance_roles", "spread"),
)
WRITTEN = ("name", "site", *MATTERS, "seed", "effort")
OF_RULE = ("kind", "table", "trait", "value", "least", "most", "hard", "rounds")


@dataclass(frozen=True, slots=True)
class AskedRound:
    """A round as it is asked for; without a ``position`` it is new and comes last, without a
    ``name`` it is called as its session, or by its number."""

    name: Any
    tables: Sequence[Mapping[str, Any]]
    session: Session | None = None
    position: int | None = None


@transaction.atomic
def arrange_rotation(
    *,
    forum: Forum,
    values: Mapping[str, Any],
    rounds: Sequence[AskedRound] = (),
    people: Collection[int] = (),
    by: Person | None,
    at: datetime,
) -> Rotation:
    """A new rotation of a forum with its rounds and, by their ids, who goes through them."""
    rotation = Rotation(forum=forum, by=by, at=at)
    _write(rotation, values)
    _record("rotation arranged", rotation, by, at)
    if rounds:
        lay_rounds(rotation=rotation, rounds=rounds, by=by, at=at)
    if people:
        set_guests(rotation=rotation, people=people, by=by, at=at)
    return rotation


@transaction.atomic
def change_rotation(
    *, rotation: Rotation, values: Mapping[str, Any], by: Person | None, at: datetime
) -> Rotation:
    """Write what matters anew; plans that are there stay as they are."""
    before = _matters(rotation)
    _write(rotation, values)
    if _matters(rotation) != before:
        _note_change(rotation)
    _record("rotation changed", rotation, by, at)
    return rotation


@transaction.atomic
def remove_rotation(*, rotation: Rotation, by: Person | None, at: datetime) -> None:
    """Take it away with its plans; what was held stays written down."""
    plan = published_plan(rotation)
    if plan is not None:
        rules.require_unpublished(plan)
    _record("rotation removed", rotation, by, at)
    rotation.delete()


@transaction.atomic
def lay_rounds(
    *, rotation: Rotation, rounds: Sequence[AskedRound], by: Person | None, at: datetime
) -> None:
    """Give the rotation these rounds and no others. A round keeps its position, by which absences,
    rules and plans know it; what spoke of one that is gone is forgotten. Where no round and no
    table comes, goes or gets other seats, plans are not told of a change."""
    Rotation.objects.select_for_update(of=("self",)).get(pk=rotation.pk)  # two at once
    old = {each.position: each for each in rotation.rounds.all()}
    rows = _numbered(rotation, rounds, old)
    rules.require_rounds(rows)
    gone = set(old) - {each.position for each in rows}
    called = {old[position].key: round_text(old[position]) for position in gone}
    rules.require_free_rounds(called, _planned(rotation), _held(rotation))
    rotation.rounds.all().delete()
    RotationRound.objects.bulk_create(rows)
    _forget(rotation, gone)
    if _halls(rows) != _halls(old.values()):
        _note_change(rotation)
    _record("rounds laid", rotation, by, at, rounds=len(rows))


@transaction.atomic
def set_guests(
    *, rotation: Rotation, people: Collection[int], by: Person | None, at: datetime
) -> None:
    """Let these people, and no others, go through the tables; whoever stays keeps their
    absences."""
    asked = set(people)
    there = set(rotation.guests.values_list("person_id", flat=True))
    rules.require_guests(asked, there | seatable_ids(rotation.forum))
    rotation.guests.exclude(person__in=asked).delete()
    RotationGuest.objects.bulk_create(
        RotationGuest(rotation=rotation, person_id=pk) for pk in sorted(asked - there)
    )
    came, went = len(asked - there), len(there - asked)
    if came or went:
        _note_change(rotation)
    _record("guests set", rotation, by, at, came=came, went=went)


@transaction.atomic
def note_absences(
    *, rotation: Rotation, absent: Mapping[int, Collection[int]], by: Person | None, at: datetime
) -> int:
    """Say for each round in ``absent``, by its position, who misses it; how many guests it
    changed."""
    changed = []
    for guest in rotation.guests.select_for_update(of=("self",)):
        others = {position for position in guest.absent if position not in absent}
        missed = {position for position, ids in absent.items() if guest.person_id in ids}
        now = sorted(others | missed)
        if now != guest.absent:
            guest.absent = now
            changed.append(guest)
    RotationGuest.objects.bulk_update(changed, ["absent"])
    if changed:
        _note_change(rotation)
    _record("absences noted", rotation, by, at, rounds=sorted(absent), people=len(changed))
    return len(changed)


@transaction.atomic
def add_seating_rule(
    *,
    rotation: Rotation,
    values: Mapping[str, Any],
    people: Sequence[int] = (),
    by: Person | None,
    at: datetime,
) -> SeatingRule:
    """A rule that plans keep from now on."""
    rule = SeatingRule(rotation=rotation, **{key: values[key] for key in OF_RULE if key in values})
    guests = set(rotation.guests.values_list("person_id", flat=True))
    questions = questions_that_seat(rotation.forum) if is_answer(rule.trait) else {}
    rules.require_rule(rule, people, guests, questions)
    rules.require_table(rule, table_names(rotation))
    rule.save()
    rule.people.set(people)
    _note_change(rotation)
    _record("seating rule added", rotation, by, at, rule=rule.pk, kind=str(rule.kind))
    return rule


@transaction.atomic
def drop_seating_rule(*, rule: SeatingRule, by: Person | None, at: datetime) -> None:
    """Plans need not keep it any more."""
    _note_change(rule.rotation)
    _record("seating rule dropped", rule.rotation, by, at, rule=rule.pk, kind=str(rule.kind))
    rule.delete()


def _note_change(rotation: Rotation) -> None:
    """Count that something was changed that plans are made from: those before are told by it."""
    Rotation.objects.filter(pk=rotation.pk).update(changes=F("changes") + 1)
    rotation.refresh_from_db(fields=["changes"])


def _matters(rotation: Rotation) -> list[Any]:
    return [getattr(rotation, name) for name in MATTERS]


def _write(rotation: Rotation, values: Mapping[str, Any]) -> None:
    for key in WRITTEN:
        if key in values:
            setattr(rotation, key, values[key])
    rules.require_rotation(rotation)
    if values.get("spread"):
        rules.require_spread(rotation.spread, questions_that_seat(rotation.forum))
    rotation.save()


def _numbered(
    rotation: Rotation, rounds: Sequence[AskedRound], old: Mapping[int, RotationRound]
) -> list[RotationRound]:
    """Rows with positions: no new round takes the position of one that a plan speaks of."""
    seated = Seat.objects.filter(plan__rotation=rotation).aggregate(last=Max("round"))["last"]
    last = max(*old, seated or 0, 0) if old else seated or 0
    found = []
    for each in rounds:
        if each.position is None or each.position not in old:
            last += 1
        position = each.position if each.position in old else last
        key = old[position].key if position in old else f"{rotation.pk}.{position}"
        given = {"name": each.name, "session": each.session, "tables": list(each.tables)}
        found.append(RotationRound(rotation=rotation, position=position, key=key, **given))
    return found


def _halls(rows: Iterable[RotationRound]) -> dict[int, dict[str, tuple[Any, Any]]]:
    """What plans are made from of rounds: the tables of each by name, and how many sit there."""
    return {
        row.position: {each["name"]: (each["least"], each["most"]) for each in row.tables}
        for row in rows
    }


def _planned(rotation: Rotation) -> set[str]:
    plan = Plan.objects.published().filter(rotation=rotation).first()
    positions = tables_in(plan) if plan else {}
    return set(rotation.rounds.filter(position__in=positions).values_list("key", flat=True))


def _held(rotation: Rotation) -> set[str]:
    rows = Meeting.objects.filter(forum=rotation.forum_id).order_by()
    return set(rows.values_list("round", flat=True).distinct())


def _forget(rotation: Rotation, gone: Collection[int]) -> None:
    """Take positions that are no longer there out of absences and rules."""
    if not gone:
        return
    guests = list(rotation.guests.all())
    for guest in guests:
        guest.absent = [each for each in guest.absent if each not in gone]
    RotationGuest.objects.bulk_update(guests, ["absent"])
    for rule in rotation.rules.all():
        left = [each for each in rule.rounds if each not in gone]
        if rule.rounds and not left:
            rule.delete()  # empty would mean every round
        elif left != rule.rounds:
            rule.rounds = left
            rule.save(update_fields=["rounds"])


def _record(verb: str, row: Rotation, by: Person | None, at: datetime, **detail: Any) -> None:
    network_id = row.forum.network_id
    ledger.record(verb=verb, subject=row, by=by, at=at, network_id=network_id, **detail)
