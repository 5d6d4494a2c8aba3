"""A plan whose worker died is gone on with by another, from the best that was found."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from multaqa.engines import rotation as engine
from multaqa.weaving import actions, queries, tasks
from multaqa.weaving.actions.plans import MOST_ATTEMPTS
from multaqa.weaving.enums import PlanState
from multaqa.weaving.models import Plan
from tests.factories.people import PersonFactory, coordinator_of
from tests.factories.weaving import MeetingFactory, PlanFactory, hall_of
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db
LONG = queries.LEFT + timedelta(seconds=1)
DIED_AT = 12


class Died(BaseException):
    """What ends a worker, as a machine does: nothing of ours catches it."""


@pytest.fixture(autouse=True)
def nothing_by_itself(settings):
    """Plans wait in the line: each test says when one is made."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture(autouse=True)
def every_turn_is_noted(monkeypatch):
    monkeypatch.setattr(tasks, "PAUSE", timedelta(0))
    monkeypatch.setattr(tasks, "KEEP", timedelta(0))


@pytest.fixture
def desk():
    return PersonFactory()


@pytest.fixture
def rotation():
    """Too many to be seated as well as can be in a few turns."""
    return hall_of(*PersonFactory.create_batch(11), rounds=6)


def begin(rotation, effort=30):
    plan = actions.begin_plan(rotation=rotation, by=None, at=NOW)
    Plan.objects.update(brief=plan.brief | {"effort": effort}, effort=effort)
    return plan


def worked_at(plan, monkeypatch, turns=DIED_AT):
    """A worker takes it up, and dies after so many turns."""
    told = tasks.Watch.told

    def dying(watch, done, best, bound):
        told(watch, done, best, bound)
        if done == turns:
            raise Died

    with monkeypatch.context() as within:
        within.setattr(tasks.Watch, "told", dying)
        with pytest.raises(Died):
            tasks.plan_seats.func(plan.pk)
    plan.refresh_from_db()
    return plan


def worth_found(plan):
    figures = engine.tally(queries.brief_of(plan), queries.seatings_from(plan.found))
    return figures.score - figures.cost


def left(plan):
    """Nothing has moved for long: another worker is asked for."""
    actions.take_up_left(by=None, at=plan.moved_at + LONG)
    plan.refresh_from_db()
    return plan


def said(html):
    return re.search(r'<p role="status">([^<]*)<', html)[1]


def made(plan):
    assert tasks.plan_seats.func(plan.pk) == "done"
    plan.refresh_from_db()
    return plan


def test_the_best_so_far_is_kept_while_a_plan_is_made(rotation, monkeypatch):
    plan = worked_at(begin(rotation), monkeypatch)

    assert (plan.state, plan.turns) == (PlanState.WORKING, DIED_AT - 1)
    assert engine.breaches(queries.brief_of(plan), queries.seatings_from(plan.found)) == ()
    assert worth_found(plan) == plan.best


def test_another_worker_goes_on_from_there(rotation, monkeypatch):
    plan = left(worked_at(begin(rotation), monkeypatch))
    kept, counted = worth_found(plan), plan.turns
    heard = []
    advance = actions.advance_plan
    monkeypatch.setattr(
        actions, "advance_plan", lambda **news: (heard.append(news["turns"]), advance(**news))[1]
    )

    plan = made(plan)

    assert heard == list(range(DIED_AT - 1, 30))
    assert (counted, plan.turns, plan.attempt) == (DIED_AT - 1, 30, 2)
    assert plan.best >= kept
    assert queries.seatings(plan) != ()


def test_turns_never_go_back_while_it_waits_for_another_worker(rotation, monkeypatch):
    plan = worked_at(begin(rotation), monkeypatch)

    assert left(plan).turns == DIED_AT - 1
    assert worked_at(plan, monkeypatch, turns=DIED_AT + 5).turns == DIED_AT + 4


def test_what_was_found_is_dropped_once_the_plan_is_there(rotation, monkeypatch):
    plan = made(left(worked_at(begin(rotation), monkeypatch)))

    assert (plan.found, plan.result["stopped"]) == ([], False)


def test_what_was_found_is_dropped_when_the_plan_fails(rotation, monkeypatch):
    plan = worked_at(begin(rotation), monkeypatch)

    actions.fail_plan(plan=plan, by=None, at=NOW)

    plan.refresh_from_db()
    assert (plan.state, plan.found) == (PlanState.FAILED, [])


def test_where_nothing_was_found_yet_the_work_begins_anew(rotation, monkeypatch):
    monkeypatch.setattr(tasks, "PAUSE", timedelta(days=1))
    plan = left(worked_at(begin(rotation), monkeypatch))
    assert (plan.found, plan.turns) == ([], 0)

    plan = made(plan)

    assert queries.seatings(plan) == engine.weave(queries.brief_of(plan)).seatings


def test_turns_without_seatings_are_not_counted(rotation):
    """As rows have it whose worker was of the version before."""
    plan = actions.take_up_plan(plan=begin(rotation), by=None, at=NOW)
    actions.advance_plan(plan=plan, turns=9, best=1, by=None, at=NOW)
    plan.refresh_from_db()

    assert (plan.turns, left(plan).turns) == (9, 0)


def test_seatings_that_are_no_longer_legible_as_such_are_passed_over(rotation, monkeypatch):
    plan = left(worked_at(begin(rotation), monkeypatch))
    Plan.objects.update(found=[[1, [["1", [0]]]]])

    plan = made(plan)

    assert queries.seatings(plan) == engine.weave(queries.brief_of(plan)).seatings


def test_a_rotation_that_changed_meanwhile_changes_nothing_of_a_plan_under_way(
    rotation, monkeypatch
):
    plan = left(worked_at(begin(rotation), monkeypatch))
    rotation.guests.first().delete()
    rotation.seed = 9
    rotation.save()
    kept = worth_found(plan)

    plan = made(plan)

    assert (plan.turns, plan.best >= kept) == (30, True)
    assert plan.seats.count() == 11 * 6


def test_rounds_that_were_held_stay_so_when_it_is_gone_on_with(rotation, monkeypatch):
    for person in rotation.guests.all()[:4]:
        MeetingFactory(forum=rotation.forum, person=person.person, round="Round 1", table="1")
    plan = made(left(worked_at(begin(rotation), monkeypatch)))

    assert {seating.round for seating in queries.seatings(plan)} == {2, 3, 4, 5, 6}


class TestStopping:
    """Somebody asks to stop while no worker is alive."""

    def test_the_best_so_far_is_kept_as_it_is(self, rotation, desk, monkeypatch):
        plan = worked_at(begin(rotation), monkeypatch)
        found = queries.seatings_from(plan.found)
        actions.stop_plan(plan=plan, by=desk, at=NOW)

        plan = made(left(plan))

        assert queries.seatings(plan) == found
        assert (plan.turns, plan.result["stopped"]) == (DIED_AT - 1, True)

    def test_it_can_be_asked_while_the_plan_waits_for_a_worker(self, rotation, desk, monkeypatch):
        plan = left(worked_at(begin(rotation), monkeypatch))
        found = queries.seatings_from(plan.found)

        actions.stop_plan(plan=plan, by=desk, at=NOW)

        plan = made(plan)
        assert (plan.state, queries.seatings(plan)) == (PlanState.DONE, found)

    def test_where_nothing_was_found_something_is(self, rotation, desk):
        plan = actions.take_up_plan(plan=begin(rotation), by=None, at=NOW)
        actions.stop_plan(plan=plan, by=desk, at=NOW)

        plan = made(left(plan))

        assert (plan.seats.count(), plan.result["stopped"]) == (11 * 6, True)


def test_who_looks_reads_that_it_goes_on_and_can_still_stop_it(rotation, client_of):
    client = client_of(coordinator_of(rotation.forum.network))
    plan = PlanFactory(
        rotation=rotation, state=PlanState.WAITING, turns=9, effort=30, begun_at=timezone.now()
    )
    address = f"/en/{rotation.forum.network.slug}/prepare/{rotation.forum.slug}/rotations/"
    page = f"{address}{rotation.pk}/plans/{plan.number}/progress/"
    new = client.get(page).content.decode()
    Plan.objects.update(found=[[1, []]])

    begun = client.get(page).content.decode()

    assert (said(new), "Give the plan up" in new) == ("It waits for its turn.", True)
    assert said(begun) == "It waits for its turn, and goes on from the best so far."
    assert "Stop, and keep the best so far" in begun


class TestSeveralDeaths:
    """What several workers died of."""

    @pytest.fixture
    def plan(self, rotation, monkeypatch):
        plan = worked_at(begin(rotation), monkeypatch)
        Plan.objects.update(attempt=MOST_ATTEMPTS)
        return left(plan)

    def test_the_best_so_far_is_kept_by_one_more(self, plan):
        found = queries.seatings_from(plan.found)

        assert (plan.state, plan.stop_asked) == (PlanState.WAITING, True)
        assert queries.seatings(made(plan)) == found

    def test_it_waits_for_that_one_as_long_as_it_takes(self, plan):
        actions.take_up_left(by=None, at=plan.moved_at + LONG)

        assert Plan.objects.get().state == PlanState.WAITING

    def test_if_that_one_dies_too_it_is_given_up(self, plan):
        gone = left(actions.take_up_plan(plan=plan, by=None, at=plan.moved_at))

        assert (gone.state, gone.found) == (PlanState.FAILED, [])


def test_the_best_is_written_when_it_is_new_and_not_at_every_sign(rotation, monkeypatch):
    monkeypatch.setattr(tasks, "KEEP", timedelta(days=1))
    heard = []
    advance = actions.advance_plan
    monkeypatch.setattr(
        actions,
        "advance_plan",
        lambda **news: (heard.append(bool(news["found"])), advance(**news))[1],
    )

    made(begin(rotation))

    assert (heard[0], any(heard[1:])) == (True, False)


def test_lists_of_plans_are_read_without_what_was_found(rotation):
    PlanFactory(rotation=rotation, found=[[1, []]])

    assert "found" in queries.plans(rotation).get().get_deferred_fields()
