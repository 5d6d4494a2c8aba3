"""Plans begun and taken up in the same moment: one is made, once."""

import pytest
from django.db import connection

from multaqa.kernel.refusal import Refusal
from multaqa.weaving import actions, tasks
from multaqa.weaving.models import Plan, Seat
from tests.factories.people import PersonFactory
from tests.factories.weaving import hall_of
from tests.factories.words import NOW
from tests.together import all_at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one after the other"),
]


@pytest.fixture(autouse=True)
def nothing_by_itself(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


@pytest.fixture
def rotation():
    return hall_of(*PersonFactory.create_batch(8), rounds=3)


def begin(rotation):
    return actions.begin_plan(rotation=rotation, by=None, at=NOW)


def test_of_two_who_press_at_once_one_begins_a_plan(rotation):
    wrong = all_at_once(lambda: begin(rotation), lambda: begin(rotation))

    assert [type(each) for each in wrong] == [Refusal]
    assert Plan.objects.count() == 1


def test_of_two_workers_one_makes_the_plan(rotation):
    plan, ends = begin(rotation), []

    all_at_once(*[lambda: ends.append(tasks.plan_seats.func(plan.pk))] * 2)

    assert sorted(ends) == ["done", "gone"]
    assert Seat.objects.filter(plan=plan).count() == 24


def test_who_stops_a_plan_while_it_is_made_gets_the_best_so_far(rotation):
    plan = begin(rotation)

    wrong = all_at_once(
        lambda: tasks.plan_seats.func(plan.pk),
        lambda: actions.stop_plan(plan=plan, by=PersonFactory(), at=NOW),
    )

    assert wrong == []
    plan.refresh_from_db()
    assert plan.seats.count() == (24 if plan.state == "done" else 0)
