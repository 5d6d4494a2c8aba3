"""A plan is begun, worked at, stopped, kept, taken up again when its worker is gone."""

from datetime import timedelta

import pytest

from multaqa.engines import rotation as engine
from multaqa.kernel.models import Entry
from multaqa.kernel.refusal import Refusal
from multaqa.weaving import actions, queries, tasks
from multaqa.weaving.actions.plans import MOST_ATTEMPTS
from multaqa.weaving.enums import PlanSource, PlanState, SeatingRuleKind
from multaqa.weaving.models import Plan, Seat
from multaqa.weaving.notices import PlanWaits
from tests.factories.people import PersonFactory
from tests.factories.weaving import (
    MeetingFactory,
    PlanFactory,
    RotationFactory,
    SeatFactory,
    SeatingRuleFactory,
    hall_of,
)
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db
LATER = NOW + queries.LEFT + timedelta(seconds=1)


@pytest.fixture
def people():
    return PersonFactory.create_batch(6)


@pytest.fixture
def rotation(people):
    return hall_of(*people, rounds=3)


@pytest.fixture
def desk():
    return PersonFactory()


@pytest.fixture(autouse=True)
def nothing_by_itself(settings):
    """Plans wait in the line: each test says when one is made."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def begin(rotation, **given):
    return actions.begin_plan(rotation=rotation, by=None, at=NOW, **given)


def working(rotation):
    return actions.take_up_plan(plan=begin(rotation), by=None, at=NOW)


def made(rotation, **given):
    plan = begin(rotation, **given)
    assert tasks.plan_seats.func(plan.pk) == "done"
    plan.refresh_from_db()
    return plan


def test_a_plan_is_kept_with_all_that_it_was_made_from(rotation):
    plan = made(rotation)

    brief, held = queries.brief_of(plan), queries.held_in(plan)
    assert plan.digest == queries.digest_of(brief, held)
    assert engine.weave(brief).seatings == queries.seatings(plan)
    assert list(engine.faults(brief, engine.weave(brief))) == []
    assert (plan.state, plan.number, plan.version) == (PlanState.DONE, 1, queries.PLANNER)


def test_everybody_sits_once_in_every_round(rotation, people):
    plan = made(rotation)

    seats = Seat.objects.filter(plan=plan)
    assert sorted(seats.values_list("round", "person")) == [
        (position, person.pk) for position in (1, 2, 3) for person in people
    ]


def test_the_result_says_how_good_the_plan_is(rotation):
    result = made(rotation).result

    assert 0 < result["pairs"] <= 15
    assert result["score"] <= result["bound"]
    assert sum(result["new"].values()) == 2 * result["pairs"]
    assert (result["breaches"], result["contradictions"]) == ([], [])


def test_what_contradicts_itself_is_planned_as_well_as_can_be_and_said(rotation, people):
    for kind in (SeatingRuleKind.APART, SeatingRuleKind.TOGETHER):
        SeatingRuleFactory(rotation=rotation, kind=kind).people.set(people[:2])

    result = made(rotation).result

    assert len(result["contradictions"]) == 3
    assert {rule["kind"] for rule in result["contradictions"][0]["rules"]} == {"apart", "together"}


def test_rounds_that_were_held_stay_as_they_were(rotation, people):
    for number, person in enumerate(people[:5]):
        where = {"round": "Round 1", "table": "12"[number % 2]}
        MeetingFactory(forum=rotation.forum, person=person, **where)

    plan = made(rotation, source=PlanSource.REPLANNED)

    assert {seating.round for seating in queries.seatings(plan)} == {2, 3}
    assert [seating.round for seating in queries.held_in(plan)] == [1]
    assert [(each.name, each.held) for each in queries.tables_of(plan)] == [
        ("Round 1", True),
        ("Round 2", False),
        ("Round 3", False),
    ]


def test_locked_seats_stay_when_the_rest_is_planned_again(rotation, people):
    first = made(rotation)
    Seat.objects.filter(plan=first, round=2).update(locked=True)
    rotation.seed = 5
    rotation.save()

    again = made(rotation, source=PlanSource.REPLANNED, parent=first)

    def of(plan):
        return sorted(plan.seats.filter(round=2).values_list("table", "person", "locked"))

    assert of(again) == of(first)
    assert set(again.seats.exclude(round=2).values_list("locked", flat=True)) == {False}


def test_versions_are_counted(rotation):
    assert [made(rotation).number, made(rotation).number] == [1, 2]


@pytest.mark.parametrize(
    ("rotation", "why"),
    [
        (lambda: hall_of(), "nobody to seat"),
        (lambda: hall_of(*PersonFactory.create_batch(3), rounds=0), "which rounds there"),
    ],
)
def test_what_cannot_be_planned_is_refused_with_the_reason(rotation, why):
    with pytest.raises(Refusal, match=why):
        begin(rotation())


def test_nothing_is_left_to_plan_once_all_was_held(rotation, people):
    for number in (1, 2, 3):
        MeetingFactory(forum=rotation.forum, round=f"Round {number}", person=people[0])

    with pytest.raises(Refusal, match="nothing is left"):
        begin(rotation)


def test_two_plans_are_not_made_at_once(rotation):
    begin(rotation)

    with pytest.raises(Refusal, match="being made already"):
        begin(rotation)


def test_how_far_the_work_is_can_be_read(rotation):
    plan = working(rotation)

    assert actions.advance_plan(plan=plan, turns=7, best=12.5, by=None, at=LATER)
    plan.refresh_from_db()
    assert (plan.turns, plan.best, plan.moved_at) == (7, 12.5, LATER)


def test_who_asks_to_stop_keeps_the_best_so_far(rotation, desk, monkeypatch):
    plan = working(rotation)
    actions.stop_plan(plan=plan, by=desk, at=NOW)
    monkeypatch.setattr(tasks, "PAUSE", timedelta(0))

    kept = tasks._search(plan)

    assert (kept.state, kept.result["stopped"], kept.turns) == (PlanState.DONE, True, 0)
    assert kept.seats.count() == 18


def test_what_nobody_has_taken_up_is_given_up_when_stopped(rotation, desk):
    plan = begin(rotation)

    actions.stop_plan(plan=plan, by=desk, at=NOW)

    assert Plan.objects.get().state == PlanState.FAILED
    assert tasks.plan_seats.func(plan.pk) == "gone"


def test_a_plan_is_taken_up_once(rotation):
    plan = begin(rotation)

    taken = [actions.take_up_plan(plan=plan, by=None, at=NOW) for _ in range(2)]

    assert [each is not None for each in taken] == [True, False]


def test_a_plan_whose_worker_is_gone_is_made_by_another(rotation):
    gone = working(rotation)

    assert actions.take_up_left(by=None, at=LATER) == 1
    assert tasks.plan_seats.func(gone.pk) == "done"

    row = Plan.objects.get()
    assert (row.state, row.attempt) == (PlanState.DONE, 2)
    assert not actions.advance_plan(plan=gone, turns=9, best=1, by=None, at=LATER)
    values = {"score": 0, "cost": 0}
    assert actions.keep_plan(plan=gone, values=values, seatings=(), by=None, at=LATER) is None


def test_what_moved_a_moment_ago_is_left_alone(rotation):
    working(rotation)

    assert actions.take_up_left(by=None, at=NOW + timedelta(seconds=30)) == 0


def test_what_several_workers_died_of_is_given_up(rotation):
    plan = working(rotation)
    Plan.objects.update(attempt=MOST_ATTEMPTS)

    actions.take_up_left(by=None, at=LATER)

    plan.refresh_from_db()
    assert plan.state == PlanState.FAILED


def test_a_plan_is_announced_when_it_begins_and_when_its_turn_was_lost(
    rotation, heard, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        plan = begin(rotation)
    with django_capture_on_commit_callbacks(execute=True):
        actions.take_up_left(by=None, at=LATER)

    assert heard(PlanWaits) == [PlanWaits(plan.pk)] * 2


def test_a_plan_that_breaks_fails_and_the_next_can_begin(rotation, caplog):
    plan = begin(rotation)
    Plan.objects.update(brief={})

    assert tasks.plan_seats.func(plan.pk) == "failed"
    assert Plan.objects.get().state == PlanState.FAILED
    assert "could not be made" in caplog.text
    begin(rotation)


def test_a_plan_that_is_gone_is_no_trouble():
    assert tasks.plan_seats.func(0) == "gone"


def test_seatings_made_elsewhere_are_kept_with_what_the_judge_says(rotation, people, desk):
    pks = [person.pk for person in people]
    sat = tuple(
        engine.Seating(position, {"1": tuple(pks[:4]), "2": tuple(pks[4:])})
        for position in (1, 2, 3)
    )

    plan = actions.lay_plan(
        rotation=rotation, source=PlanSource.IMPORTED, seatings=sat, by=desk, at=NOW
    )

    assert queries.seatings(plan) == sat
    assert (plan.state, plan.result["pairs"], plan.result["repeats"]) == (PlanState.DONE, 7, 14)
    assert [each["kind"] for each in plan.result["breaches"]] == ["over_full", "under_filled"] * 3


def test_one_plan_is_published_in_the_place_of_another(desk):
    rotation = RotationFactory()
    first, second = PlanFactory.create_batch(2, rotation=rotation)

    for plan in (first, second):
        actions.publish_plan(plan=plan, by=desk, at=NOW)

    assert queries.published_plan(rotation) == second


def test_what_is_not_planned_yet_is_not_published(rotation, desk):
    with pytest.raises(Refusal, match="not there yet"):
        actions.publish_plan(plan=begin(rotation), by=desk, at=NOW)


def test_by_what_people_sit_is_not_thrown_away(desk):
    plan = PlanFactory(published_at=NOW)
    SeatFactory(plan=plan)

    with pytest.raises(Refusal, match="Take it back"):
        actions.discard_plan(plan=plan, by=desk, at=NOW)

    actions.unpublish_plan(plan=plan, by=desk, at=NOW)
    actions.discard_plan(plan=plan, by=desk, at=NOW)
    assert not Plan.objects.exists()
    assert set(Entry.objects.values_list("verb", flat=True)) == {
        "plan taken back",
        "plan discarded",
    }


def test_an_itinerary_tells_table_and_company_round_by_round(rotation, people):
    plan = made(rotation)
    rounds = queries.tables_of(plan)

    stops = queries.itinerary(rounds, people[0].pk)

    assert [stop.round.name for stop in stops] == ["Round 1", "Round 2", "Round 3"]
    assert all(len(stop.others) == 2 for stop in stops)


def test_a_plan_is_read_with_as_many_questions_for_few_as_for_many(rotation, queries_of):
    plan = made(rotation)
    few = queries_of(lambda: queries.tables_of(Plan.objects.get(pk=plan.pk)))
    SeatFactory.create_batch(5, plan=plan, table="3")

    assert queries_of(lambda: queries.tables_of(Plan.objects.get(pk=plan.pk))) == few
