"""A plan's life: begun, worked at, stopped, kept, let people sit by it, thrown away."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Q, QuerySet

from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.people.models import Person

from .. import rules
from ..enums import PLAN_LIFE, PlanSource, PlanState
from ..models import Plan, Rotation, Seat
from ..notices import PlanWaits
from ..queries import (
    LEFT,
    PLANNER,
    arranged,
    digest_of,
    judged,
    locked_of,
    made_of,
    next_number,
    plain,
    result_of,
    values_of,
)

if TYPE_CHECKING:
    from multaqa.engines.rotation import Seating

# So many workers may die of one plan before it is given up.
MOST_ATTEMPTS = 3
Place = tuple[int, str, int]


@transaction.atomic
def begin_plan(
    *,
    rotation: Rotation,
    source: str = PlanSource.SEARCHED,
    parent: Plan | None = None,
    by: Person | None,
    at: datetime,
) -> Plan:
    """Take the rotation as it is now, with what was held of it; a task plans the rest.

    Seats that are locked in ``parent`` stay.
    """
    Rotation.objects.select_for_update(of=("self",)).get(pk=rotation.pk)  # two who press at once
    rules.require_no_plan_under_way(rotation)
    now = arranged(rotation, locked=locked_of(parent) if parent else ())
    brief, held = now.brief, now.held
    rules.require_plannable(brief, {seating.round for seating in held})
    plan = Plan(rotation=rotation, source=source, parent=parent, by=by, begun_at=at)
    plan.brief, plan.held, plan.digest = values_of(brief), plain(held), digest_of(brief, held)
    plan.seed, plan.effort, plan.version = brief.seed, brief.effort, PLANNER
    plan.made_of = made_of(rotation, now.rules, now.answered.questions)
    plan.number = next_number(rotation)
    plan.save()
    _record("plan begun", plan, by, at, source=str(source))
    announce(PlanWaits(plan.pk))
    return plan


@transaction.atomic
def take_up_plan(*, plan: Plan, by: None, at: datetime) -> Plan | None:
    """A worker takes a plan that waits; None where it does not, or another worker was faster."""
    row = Plan.objects.select_for_update(of=("self",)).filter(pk=plan.pk).first()
    if row is None or row.state != PlanState.WAITING:
        return None
    PLAN_LIFE.require(row.state, PlanState.WORKING)
    row.state, row.moved_at, row.attempt = PlanState.WORKING, at, row.attempt + 1
    row.save(update_fields=["state", "moved_at", "attempt"])
    return row


def advance_plan(
    *,
    plan: Plan,
    turns: int,
    best: float,
    found: Sequence["Seating"] = (),
    by: None,
    at: datetime,
) -> bool:
    """Note how far the work is, and the best seatings ``found`` where they are new; False where it
    is to end: somebody asked to stop, or the plan is no longer this worker's."""
    mine = _mine(plan)
    news = {"found": plain(found)} if found else {}
    if not mine.update(turns=turns, best=best, moved_at=at, **news):
        return False
    return not mine.filter(stop_asked=True).exists()


@transaction.atomic
def stop_plan(*, plan: Plan, by: Person, at: datetime) -> None:
    """End the search: the best so far is kept, by the next worker if this one is gone. Where
    nothing is found yet and no worker is at it, the plan is given up."""
    row = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if row.state == PlanState.WAITING and not row.found:
        PLAN_LIFE.require(row.state, PlanState.FAILED)
        row.state = PlanState.FAILED
    row.stop_asked = True
    row.save(update_fields=["state", "stop_asked"])
    _record("plan stopped", row, by, at)


@transaction.atomic
def keep_plan(
    *,
    plan: Plan,
    values: Mapping[str, Any],
    seatings: Sequence["Seating"],
    locked: Iterable[Place] = (),
    by: None,
    at: datetime,
) -> Plan | None:
    """Keep what was planned; None where the plan is no longer this worker's."""
    row = _mine(plan).select_for_update(of=("self",)).first()
    if row is None:
        return None
    PLAN_LIFE.require(row.state, PlanState.DONE)
    row.state, row.done_at, row.moved_at = PlanState.DONE, at, at
    row.result, row.best = dict(values), values["score"] - values["cost"]
    row.found = []
    row.turns = values.get("turns", row.turns)
    row.save()
    _sit(row, seatings, locked)
    return row


@transaction.atomic
def lay_plan(
    *,
    rotation: Rotation,
    source: str,
    seatings: Sequence["Seating"],
    parent: Plan | None = None,
    locked: Iterable[Place] = (),
    by: Person | None,
    at: datetime,
) -> Plan:
    """Keep seatings that no search made, moved by hand or taken from a file, as the next version,
    with what the judge says of them."""
    Rotation.objects.select_for_update(of=("self",)).get(pk=rotation.pk)  # two numbers at once
    now = arranged(rotation)
    brief, held = now.brief, now.held
    over = {seating.round for seating in held}
    planned = [seating for seating in seatings if seating.round not in over]
    woven = judged(brief, planned, held)
    plan = Plan(rotation=rotation, source=source, parent=parent, by=by, begun_at=at, done_at=at)
    plan.brief, plan.held, plan.digest = values_of(brief), plain(held), digest_of(brief, held)
    plan.seed, plan.version, plan.state = brief.seed, PLANNER, PlanState.DONE
    plan.made_of = made_of(rotation, now.rules, now.answered.questions)
    plan.result, plan.best = result_of(woven), woven.tally.score - woven.tally.cost
    plan.number = next_number(rotation)
    plan.save()
    _sit(plan, planned, locked)
    _record("plan laid", plan, by, at, source=str(source))
    return plan


@transaction.atomic
def fail_plan(*, plan: Plan, by: None, at: datetime) -> None:
    """It could not be made; the reason is in the log."""
    row = _mine(plan).select_for_update(of=("self",)).first()
    if row is not None:
        PLAN_LIFE.require(row.state, PlanState.FAILED)
        row.state, row.found = PlanState.FAILED, []
        row.save(update_fields=["state", "found"])


@transaction.atomic
def take_up_left(*, by: Person | None, at: datetime) -> int:
    """Let plans whose worker is gone wait again, to be gone on with from the best so far; how many.
    Of which several workers died is ended: the best so far is kept, if there is any. Whatever waits
    for long is announced anew: its turn may be lost.

    The workers' clock asks every minute.
    """
    left = Q(moved_at__lt=at - LEFT) | Q(moved_at=None, begun_at__lt=at - LEFT)
    rows = Plan.objects.under_way().filter(left).defer("brief", "held", "result")
    found = list(rows.select_for_update(of=("self",), skip_locked=True))
    for row in found:
        tired = row.attempt >= MOST_ATTEMPTS + bool(row.found)  # the last only keeps what is found
        to = PlanState.FAILED if tired else PlanState.WAITING
        if row.state != to:
            PLAN_LIFE.require(row.state, to)
        row.stop_asked = row.stop_asked or row.attempt >= MOST_ATTEMPTS
        row.turns = row.turns if row.found else 0
        row.found = [] if tired else row.found
        row.state, row.moved_at = to, at
        row.save(update_fields=["state", "stop_asked", "turns", "found", "moved_at"])
        if to == PlanState.WAITING:
            announce(PlanWaits(row.pk))
    return len(found)


@transaction.atomic
def publish_plan(*, plan: Plan, by: Person, at: datetime) -> Plan:
    """Let people read where they sit, in the place of the plan published before."""
    Rotation.objects.select_for_update(of=("self",)).get(pk=plan.rotation_id)
    rules.require_planned(plan)
    Plan.objects.published().filter(rotation=plan.rotation_id).update(published_at=None)
    plan.published_at = at
    plan.save(update_fields=["published_at"])
    _record("plan published", plan, by, at)
    return plan


@transaction.atomic
def unpublish_plan(*, plan: Plan, by: Person, at: datetime) -> Plan:
    """Take the plan back: nobody reads where they sit."""
    plan.published_at = None
    plan.save(update_fields=["published_at"])
    _record("plan taken back", plan, by, at)
    return plan


@transaction.atomic
def discard_plan(*, plan: Plan, by: Person, at: datetime) -> None:
    """Throw a version away; its number is not given again while a later one stands."""
    rules.require_unpublished(plan)
    _record("plan discarded", plan, by, at, number=plan.number)
    plan.delete()


def _mine(plan: Plan) -> QuerySet[Plan]:
    """The row, as long as it is this worker's."""
    return Plan.objects.filter(pk=plan.pk, state=PlanState.WORKING, attempt=plan.attempt)


def _sit(plan: Plan, seatings: Iterable["Seating"], locked: Iterable[Place]) -> None:
    fixed = set(locked)
    Seat.objects.bulk_create(
        Seat(
            plan=plan,
            round=seating.round,
            table=str(table),
            person_id=person,
            locked=(seating.round, table, person) in fixed,
        )
        for seating in seatings
        for table, people in seating.tables.items()
        for person in people
    )


def _record(verb: str, plan: Plan, by: Person | None, at: datetime, **detail: Any) -> None:
    network_id = plan.rotation.forum.network_id
    ledger.record(verb=verb, subject=plan, by=by, at=at, network_id=network_id, **detail)
