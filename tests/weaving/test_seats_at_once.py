"""Two people who move seats in the same moment: one waits for the other, and nothing is lost."""

import pytest
from django.db import connection

from multaqa.kernel.refusal import Refusal
from multaqa.weaving.actions import move_seat
from multaqa.weaving.models import Plan, Seat
from multaqa.weaving.queries import Move
from tests.factories.people import coordinator_of
from tests.factories.words import NOW
from tests.together import all_at_once

from .plans import at_table, planned

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one after the other"),
]


@pytest.fixture
def plan():
    return planned()


@pytest.fixture
def by(plan):
    return coordinator_of(plan.rotation.forum.network)


def swap(plan, by, one, other):
    move = Move(1, one, "2", other)
    return move_seat(plan=plan, move=move, seen="1", sure=True, by=by, at=NOW)


def test_one_person_is_moved_once_and_the_second_hand_reads_why(plan, by):
    one, (other, third) = at_table(plan, "1")[0], at_table(plan, "2")[:2]
    hand = swap(plan, by, at_table(plan, "1")[1], at_table(plan, "2")[3]).plan

    wrong = all_at_once(
        lambda: swap(hand, by, one, other),
        lambda: swap(hand, by, one, third),
    )

    assert [type(each) for each in wrong] == [Refusal]
    assert "لم يتغير شيء" in str(wrong[0])  # a thread speaks the site’s own language
    assert Seat.objects.filter(plan=hand, round=1).count() == 12


def test_two_moves_of_others_are_both_kept(plan, by):
    (one, second), (other, third) = at_table(plan, "1")[:2], at_table(plan, "2")[:2]
    hand = swap(plan, by, at_table(plan, "1")[2], at_table(plan, "2")[3]).plan

    wrong = all_at_once(
        lambda: swap(hand, by, one, other),
        lambda: swap(hand, by, second, third),
    )

    assert wrong == []
    assert {one, second} <= set(at_table(hand, "2"))
    assert {other, third} <= set(at_table(hand, "1"))


def test_two_hands_on_a_searched_version_make_two_versions(plan, by):
    one, other, third = at_table(plan, "1")[0], *at_table(plan, "2")[:2]

    wrong = all_at_once(lambda: swap(plan, by, one, other), lambda: swap(plan, by, one, third))

    assert wrong == []
    assert sorted(Plan.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert Seat.objects.count() == 3 * 36
