"""A plan's life, and what the database itself holds of plans."""

from itertools import pairwise

import pytest
from django.db import IntegrityError

from multaqa.weaving.enums import PLAN_LIFE, PlanState
from tests.factories.weaving import PlanFactory, RotationFactory, SeatFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", PlanState)
@pytest.mark.parametrize("to", PlanState)
def test_a_plan_waits_is_worked_at_and_ends_once(state, to):
    order = [PlanState.WAITING, PlanState.WORKING, PlanState.DONE]
    forward = (state, to) in pairwise(order)
    left = (state, to) == (PlanState.WORKING, PlanState.WAITING)
    broken = to == PlanState.FAILED and state in order[:2]

    assert PLAN_LIFE.may(state, to) == (forward or left or broken)


def test_one_plan_of_a_rotation_is_under_way():
    rotation = RotationFactory()
    PlanFactory(rotation=rotation, state=PlanState.WAITING, done_at=None)

    with pytest.raises(IntegrityError, match=r"under_way|rotation_id"):
        PlanFactory(rotation=rotation, state=PlanState.WORKING, done_at=None)


def test_one_plan_of_a_rotation_is_published():
    rotation = RotationFactory()
    PlanFactory(rotation=rotation, published_at=NOW)

    with pytest.raises(IntegrityError, match=r"published|rotation_id"):
        PlanFactory(rotation=rotation, published_at=NOW)


def test_what_is_not_planned_is_not_published():
    with pytest.raises(IntegrityError, match="published_once_done"):
        PlanFactory(state=PlanState.FAILED, published_at=NOW)


def test_nobody_has_two_seats_in_a_round():
    seat = SeatFactory()

    with pytest.raises(IntegrityError, match="seat"):
        SeatFactory(plan=seat.plan, person=seat.person, table="2")
