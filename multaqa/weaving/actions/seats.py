"""Moving people of a plan by hand, and saying which seats stay."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.people.models import Person

from .. import rules
from ..enums import PlanSource
from ..models import Plan, Rotation, Seat
from ..queries import (
    Gain,
    Move,
    Pairs,
    brief_of,
    held_in,
    held_of,
    judged,
    moved,
    next_number,
    result_of,
    seatings,
    tables_in,
    worse,
)

# What a version made by hand takes over from the one it was made from.
COPIED = (
    *("rotation", "state", "turns", "effort", "seed", "version"),
    *("digest", "brief", "made_of", "held"),
)


@dataclass(frozen=True, slots=True)
class Moved:
    """The version that holds the move, and what it brought. ``beside``: another version had been
    made by hand from the same one before."""

    plan: Plan
    gain: Gain
    new: bool = False
    beside: Plan | None = None


@transaction.atomic
def move_seat(
    *, plan: Plan, move: Move, seen: str, by: Person, at: datetime, sure: bool = False
) -> Moved:
    """Seat somebody at another table of a round, or let two change places. A version that was
    searched or published stays as it is: a new one holds the move. ``seen`` is the table where the
    person sat when it was asked for; ``sure``: even if a rule is no longer kept."""
    from multaqa.engines.rotation import breaches

    plan = _held(plan)
    seats = plan.seats.filter(round=move.round).select_related("person")
    tables = tables_in(plan).get(move.round, [])
    rules.require_ahead(move.round, held_of(plan.rotation))
    rules.require_as_seen({seat.person_id: seat for seat in seats}, move, seen, tables)
    brief, held, before = brief_of(plan), held_in(plan), seatings(plan)
    after = moved(before, move)
    found = judged(brief, after, held, known=plan.result)
    rules.require_kept(worse(breaches(brief, before, held), found.breaches), sure=sure)
    gain = Pairs(brief, (*held, *before)).gain(move)
    here, beside = _version_to_change(plan, by, at)
    _sit(here, move, seen)
    here.result, here.best, here.done_at = result_of(found), found.tally.score, at
    here.save(update_fields=["result", "best", "done_at"])
    _record("seat moved", here, by, at, round=move.round, swap=move.other is not None)
    return Moved(here, gain, here.pk != plan.pk, beside)


@transaction.atomic
def lock_seats(
    *, plan: Plan, round: int, seats: Mapping[str, Any], locked: bool, by: Person, at: datetime
) -> int:
    """Say of ``seats`` of a round (all of a table's, a person's) whether they stay when the rest is
    planned again. How many changed."""
    meant = plan.seats.filter(round=round, **seats).exclude(locked=locked)
    changed = meant.update(locked=locked)
    verb = "seats locked" if locked else "seats unlocked"
    _record(verb, plan, by, at, round=round, seats=changed)
    return changed


def _held(plan: Plan) -> Plan:
    """The plan as it stands, until the end of the transaction: two who move at once."""
    Rotation.objects.select_for_update(of=("self",)).get(pk=plan.rotation_id)
    rows = Plan.objects.select_related("rotation__forum").filter(pk=plan.pk)
    found = rules.require_there(rows.first())
    rules.require_planned(found)
    return found


def _version_to_change(plan: Plan, by: Person, at: datetime) -> tuple[Plan, Plan | None]:
    """The plan itself where it was made by hand and nobody sits by it yet; else a new version."""
    if plan.source == PlanSource.EDITED and plan.published_at is None:
        return plan, None
    beside = plan.children.filter(source=PlanSource.EDITED).order_by("-number").first()
    seats = list(plan.seats.all())
    copied = {name: getattr(plan, name) for name in COPIED}
    new = Plan.objects.create(
        **copied,
        number=next_number(plan.rotation),
        source=PlanSource.EDITED,
        parent=plan,
        by=by,
        begun_at=at,
        done_at=at,
    )
    for seat in seats:
        seat.pk, seat.plan = None, new
    Seat.objects.bulk_create(seats)
    return new, beside


def _sit(plan: Plan, move: Move, seen: str) -> None:
    there = plan.seats.filter(round=move.round)
    there.filter(person=move.person).update(table=move.table)
    if move.other is not None:
        there.filter(person=move.other).update(table=seen)


def _record(verb: str, plan: Plan, by: Person, at: datetime, **detail: object) -> None:
    network_id = plan.rotation.forum.network_id
    ledger.record(verb=verb, subject=plan, by=by, at=at, network_id=network_id, **detail)
