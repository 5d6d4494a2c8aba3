"""People of a plan are moved by hand; what was published or searched stays as it was."""

import pytest

from multaqa.engines.rotation import bound
from multaqa.kernel.models import Entry
from multaqa.kernel.refusal import Refusal
from multaqa.weaving.actions import discard_plan, lock_seats, move_seat, publish_plan
from multaqa.weaving.enums import PlanSource
from multaqa.weaving.models import Plan
from multaqa.weaving.queries import Move, brief_of, judged, seatings
from tests.factories.people import coordinator_of
from tests.factories.weaving import MeetingFactory
from tests.factories.words import NOW

from .plans import at_table, planned, table_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return planned()


@pytest.fixture
def by(plan):
    return coordinator_of(plan.rotation.forum.network)


def swap(plan, by, *, at=1, sure=True):
    """The first of table 1 changes places with the first of table 2."""
    one, other = at_table(plan, "1", at)[0], at_table(plan, "2", at)[0]
    move = Move(at, one, "2", other)
    return move, move_seat(plan=plan, move=move, seen="1", sure=sure, by=by, at=NOW)


def test_two_change_places_in_a_new_version(plan, by):
    before = list(plan.seats.values_list("round", "table", "person"))

    move, done = swap(plan, by)

    assert (done.plan.number, done.plan.source, done.plan.parent) == (2, PlanSource.EDITED, plan)
    assert (table_of(done.plan, move.person), table_of(done.plan, move.other)) == ("2", "1")
    assert list(plan.seats.values_list("round", "table", "person")) == before


def test_later_moves_go_on_in_that_version(plan, by):
    _move, first = swap(plan, by)

    _move, second = swap(first.plan, by, at=2)

    assert (second.plan, second.new) == (first.plan, False)


def test_a_published_version_is_never_changed(plan, by):
    _move, first = swap(plan, by)
    publish_plan(plan=first.plan, by=by, at=NOW)
    before = list(first.plan.seats.values_list("round", "table", "person"))

    _move, second = swap(first.plan, by)

    assert second.plan.number == 3
    assert second.plan.published_at is None
    assert list(first.plan.seats.values_list("round", "table", "person")) == before


def test_the_judge_says_what_the_new_version_is_worth(plan, by):
    _move, done = swap(plan, by)

    figures = judged(brief_of(done.plan), seatings(done.plan), ()).tally
    assert done.plan.result["pairs"] == figures.pairs
    assert done.gain.pairs == figures.pairs - plan.result["pairs"]
    assert done.plan.result["bound"] == bound(brief_of(done.plan))


def test_where_answers_count_the_bound_is_found_anew_for_each_version(plan, by):
    quotas = [*plan.brief["quotas"], ["q1", None, 0, 2, None, True, 0.25]]
    plan.brief, plan.result = plan.brief | {"quotas": quotas}, plan.result | {"bound": 1}
    plan.save()

    _move, done = swap(plan, by)

    assert done.plan.result["bound"] == bound(brief_of(done.plan)) != 1


def test_whoever_was_moved_meanwhile_is_not_moved_from_where_they_no_longer_sit(plan, by):
    move, done = swap(plan, by)

    with pytest.raises(Refusal, match="meanwhile"):
        move_seat(plan=done.plan, move=move, seen="1", sure=True, by=by, at=NOW)

    assert table_of(done.plan, move.person) == "2"


def test_nobody_changes_places_with_somebody_who_went_elsewhere(plan, by):
    move, done = swap(plan, by)
    there = Move(1, at_table(done.plan, "3")[0], "2", move.other)

    with pytest.raises(Refusal, match="meanwhile"):
        move_seat(plan=done.plan, move=there, seen="3", sure=True, by=by, at=NOW)


def test_a_second_hand_on_the_same_version_is_told_of_the_first(plan, by):
    _move, first = swap(plan, by)

    _move, second = swap(plan, by, at=2)

    assert (second.plan.number, second.beside) == (3, first.plan)


def test_a_move_against_a_rule_is_refused_unless_one_is_sure(plan, by):
    one = at_table(plan, "1")[0]
    there = {"move": Move(1, one, "2"), "seen": "1", "by": by, "at": NOW}

    with pytest.raises(Refusal, match="no longer be kept"):
        move_seat(plan=plan, **there)
    done = move_seat(plan=plan, **there, sure=True)

    kinds = {each["kind"] for each in done.plan.result["breaches"]}
    assert kinds == {"over_full", "under_filled"}


@pytest.mark.parametrize(
    "move",
    [Move(9, 1, "2"), Move(1, 0, "2"), Move(1, 1, "9"), Move(1, 1, "1")],
    ids=["no such round", "nobody", "no such table", "where they sit"],
)
def test_what_makes_no_sense_is_refused(plan, by, move):
    person = at_table(plan, "1")[0] if move.person else 0
    there = Move(move.round, person, move.table)

    with pytest.raises(Refusal):
        move_seat(plan=plan, move=there, seen="1", sure=True, by=by, at=NOW)

    assert Plan.objects.count() == 1


def test_nobody_is_moved_in_a_round_that_took_place(plan, by):
    round_ = plan.rotation.rounds.get(position=1)
    MeetingFactory(forum=plan.rotation.forum, round=round_.key)

    with pytest.raises(Refusal, match="took place"):
        swap(plan, by)


def test_nobody_changes_places_with_somebody_who_has_no_seat(plan, by):
    one, gone = at_table(plan, "1")[0], at_table(plan, "2")[0]
    plan.seats.filter(round=1, person=gone).delete()

    with pytest.raises(Refusal, match="no seat"):
        move_seat(plan=plan, move=Move(1, one, "2", gone), seen="1", sure=True, by=by, at=NOW)


def test_nobody_is_moved_in_a_version_that_was_thrown_away(plan, by):
    copy = Plan.objects.get(pk=plan.pk)
    discard_plan(plan=copy, by=by, at=NOW)

    with pytest.raises(Refusal, match="discarded"):
        move_seat(plan=plan, move=Move(1, 1, "2"), seen="1", by=by, at=NOW)


def test_who_moved_is_in_the_ledger_and_whom_is_not(plan, by):
    _move, done = swap(plan, by)

    entry = Entry.objects.get(verb="seat moved")
    assert (entry.by_id, entry.subject_id) == (by.pk, done.plan.pk)
    assert entry.detail == {"round": 1, "swap": True}


def test_a_lock_stays_with_who_has_the_seat(plan, by):
    one = at_table(plan, "1")[0]
    lock_seats(plan=plan, round=1, seats={"person": one}, locked=True, by=by, at=NOW)

    move, done = swap(plan, by)

    locked = done.plan.seats.filter(locked=True)
    assert list(locked.values_list("round", "person", "table")) == [(1, move.person, "2")]


def test_a_table_and_a_round_are_locked_in_one_go(plan, by):
    given = {"plan": plan, "round": 1, "by": by, "at": NOW}

    assert lock_seats(**given, seats={"table": "1"}, locked=True) == 4
    assert lock_seats(**given, seats={}, locked=True) == 8
    assert lock_seats(**given, seats={}, locked=False) == 12
