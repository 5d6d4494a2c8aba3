"""A search that ended too soon is gone on with from the best that it had found."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multaqa.engines.rotation import (
    Brief,
    Quota,
    Round,
    Seat,
    Seating,
    Table,
    bound,
    breaches,
    faults,
    replan,
    weave,
)
from multaqa.engines.rotation.hall import hall_of
from multaqa.engines.rotation.plan import Origin
from multaqa.engines.rotation.resuming import fitting
from tests.engines.rotation.briefs import briefs, called, golfers, people, renamed, rounds

few = settings(max_examples=25)
FORUM = Brief(people(12, city=list("ABC")), rounds(4, 3), effort=40)


def worth(plan):
    """What a search weighs, where no hard rule is broken."""
    return plan.tally.score - plan.tally.cost


def ended(brief, turns):
    """The plan of a search that was ended after so many turns."""
    return weave(replace(brief, effort=turns))


@few
@given(briefs(), st.integers(0, 2))
def test_it_is_never_worse_than_what_was_found_and_says_what_is_true_of_it(brief, turns):
    begun = ended(brief, turns)

    plan = replan(brief, (), found=begun.seatings, spent=begun.turns)

    assert list(faults(brief, plan)) == []
    assert plan.bound == bound(brief)
    if not begun.breaches:
        assert (plan.breaches, worth(plan) >= worth(begun)) == ((), True)


@few
@given(briefs(), st.integers(0, 2))
def test_what_a_search_found_fits_its_brief_even_if_rules_contradict_each_other(brief, turns):
    hall, begun = hall_of(brief), ended(brief, turns)

    rounds = fitting(hall, begun.seatings)

    assert rounds is not None
    assert [[len(there) for there in tables] for tables in rounds] == [
        [len(there) for there in seating.tables.values()] for seating in begun.seatings
    ]


@few
@given(briefs())
def test_equal_briefs_gone_on_with_from_equal_seatings_give_equal_plans(brief):
    begun = ended(brief, 1)

    first, again = (
        replan(replace(brief, effort=3), (), found=begun.seatings, spent=begun.turns)
        for _ in range(2)
    )

    assert first == again


@few
@given(briefs())
def test_more_effort_is_never_worse(brief):
    begun = ended(brief, 1)

    plans = [
        replan(replace(brief, effort=effort), (), found=begun.seatings, spent=begun.turns)
        for effort in (1, 3, 5)
    ]

    kept = [worth(plan) for plan in plans if not plan.breaches]
    assert kept == sorted(kept)


@few
@given(briefs())
def test_renaming_people_changes_nothing(brief):
    names = {person.id: 1000 - at for at, person in enumerate(brief.people)}
    other, begun = renamed(brief, names), ended(brief, 1)

    mine = replan(brief, (), found=begun.seatings, spent=begun.turns)
    theirs = replan(other, (), found=called(begun.seatings, names), spent=begun.turns)

    assert theirs.seatings == called(mine.seatings, names)


def test_only_the_turns_that_are_left_are_taken_and_all_are_counted():
    begun, heard = ended(FORUM, 30), []

    plan = replan(
        FORUM,
        (),
        found=begun.seatings,
        spent=begun.turns,
        told=lambda turns, best, limit: heard.append((turns, limit)),
    )

    assert heard == [(turns, bound(FORUM)) for turns in range(30, 41)]
    assert plan.turns == 40


def test_where_no_turn_is_left_the_plan_is_what_was_found():
    begun = ended(FORUM, 40)

    plan = replan(FORUM, (), found=begun.seatings, spent=40)

    assert plan == replace(begun, origin=Origin.BEFORE)


def test_it_goes_on_otherwise_than_the_search_that_ended():
    begun = ended(FORUM, 2)
    start = ended(FORUM, 0).seatings  # so poor that whatever is found is better

    plans = [
        replan(replace(FORUM, effort=2 + spent), (), found=start, spent=spent) for spent in (1, 2)
    ]

    assert len({str(plan.seatings) for plan in (begun, *plans)}) == 3


def test_what_is_optimal_already_is_taken_at_once():
    brief = golfers(3, 3, 4, effort=1000)
    begun = weave(brief)

    plan = replan(brief, (), found=begun.seatings, spent=begun.turns)

    assert (plan.optimal, plan.seatings) == (True, begun.seatings)
    assert plan.turns <= begun.turns + 1


def test_the_rest_of_a_forum_is_gone_on_with_too():
    held = ended(FORUM, 0).seatings[:1]
    begun = replan(replace(FORUM, effort=20), held)

    plan = replan(FORUM, held, found=begun.seatings, spent=begun.turns)

    assert list(faults(FORUM, plan, held)) == []
    assert (plan.turns, worth(plan) >= worth(begun)) == (40, True)


def changed(seatings, **tables):
    """The same seatings with tables of the first round otherwise."""
    first, *rest = seatings
    return (Seating(first.round, {**first.tables, **tables}), *rest)


FOUND = ended(FORUM, 5).seatings
FIRST = FOUND[0].tables
UNFIT = {
    "a round less": FOUND[:-1],
    "a round twice": (*FOUND[:-1], FOUND[0]),
    "another round": (*FOUND[:-1], replace(FOUND[-1], round="r9")),
    "another table": changed(FOUND, t9=()),
    "a stranger": changed(FOUND, t0=(*FIRST["t0"][1:], "p99")),
    "a person twice": changed(FOUND, t0=(*FIRST["t0"][1:], FIRST["t1"][0])),
    "a person without a seat": changed(FOUND, t0=FIRST["t0"][1:]),
    "a table over-full": changed(FOUND, t0=(*FIRST["t0"], FIRST["t1"][0]), t1=FIRST["t1"][1:]),
}


@pytest.mark.parametrize("found", UNFIT.values(), ids=UNFIT)
def test_seatings_of_another_brief_are_passed_over_and_what_was_spent_on_them(found):
    assert replan(FORUM, (), found=found, spent=5) == weave(FORUM)


def test_who_is_absent_by_now_is_no_longer_seated():
    gone = replace(FORUM, rounds=rounds(4, 3, absent=[["p0"]]))

    assert replan(gone, (), found=FOUND, spent=5) == weave(gone)


@pytest.mark.parametrize(
    "rule",
    [
        {"seats": (Seat(FIRST["t0"][0], "t1", frozenset({"r0"})),)},
        {"together": (frozenset({FIRST["t0"][0], FIRST["t1"][0]}),)},
    ],
    ids=["a seat of one's own", "two who stay together"],
)
def test_seatings_that_break_a_rule_which_a_search_never_breaks_are_passed_over(rule):
    stricter = replace(FORUM, **rule)

    plan = replan(stricter, (), found=FOUND, spent=5)

    assert (plan, plan.breaches) == (weave(stricter), ())


@pytest.mark.parametrize(
    "rule",
    [
        {"apart": (frozenset({"p0", "p1"}),)},
        {"quotas": (Quota("city", "A", 2, tables=frozenset({"t0"})),)},
        {"most_meetings": 1},
    ],
    ids=["apart", "quota", "meetings"],
)
def test_a_rule_that_they_break_is_kept_by_what_is_found_afterwards(rule):
    stricter = replace(FORUM, rounds=rounds(2, 4), **rule)
    found = tuple(
        Seating(f"r{at}", {f"t{n}": tuple(f"p{3 * n + i}" for i in range(3)) for n in range(4)})
        for at in range(2)
    )

    plan = replan(stricter, (), found=found, spent=5)

    assert fitting(hall_of(stricter), found) is not None
    assert (breaches(stricter, found) != (), plan.breaches) == (True, ())


def test_where_nobody_can_keep_a_rule_what_was_found_is_gone_on_with():
    crowd = tuple(Seat(f"p{at}", "t0") for at in range(3))
    brief = Brief(people(4), (Round("r0", (Table("t0", 2), Table("t1", 2))),), seats=crowd)
    begun = ended(brief, 0)

    assert begun.breaches
    assert fitting(hall_of(brief), begun.seatings) is not None


def test_the_best_so_far_is_handed_over_when_it_changes_and_only_to_who_asks():
    heard = []

    plan = replan(FORUM, (), bettered=heard.append)

    best = [found() for found in heard]
    assert best[-1] == plan.seatings
    assert all(one != other for one, other in pairwise(best))
