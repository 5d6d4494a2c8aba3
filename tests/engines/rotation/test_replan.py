"""The rest of a forum is planned after what really happened."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from multaqa.engines.rotation import Brief, Seat, Seating, bound, faults, replan, weave
from tests.engines.rotation.briefs import briefs, golfers, people, rounds

MORNING = Seating("r0", {"t0": ("p0", "p1", "p2"), "t1": ("p3", "p4", "p5"), "t9": ("p6", "guest")})


def test_only_what_is_left_is_planned():
    brief = Brief(people(9), rounds(3, 3), effort=5)

    plan = replan(brief, (MORNING,))

    assert [seating.round for seating in plan.seatings] == ["r1", "r2"]
    assert list(faults(brief, plan, (MORNING,))) == []


def test_who_met_in_the_morning_meets_others_in_the_afternoon():
    brief = golfers(3, 3, 2, effort=20)
    held = (
        Seating("r0", {f"t{at}": tuple(f"p{3 * at + i}" for i in range(3)) for at in range(3)}),
    )

    plan = replan(brief, held)

    assert (plan.tally.repeats, plan.tally.pairs, plan.optimal) == (0, 18, True)


def test_nothing_is_left_to_plan_when_all_is_over():
    brief = Brief(people(9), rounds(1, 3))

    plan = replan(brief, (MORNING,))

    assert (plan.seatings, plan.tally.score, plan.bound) == ((), 6, 6)


def test_who_left_is_not_seated_and_a_seat_can_be_locked():
    brief = Brief(
        people(9),
        rounds(3, 3, 3, 2, absent=[[], ["p8"], ["p8"]]),
        seats=(Seat("p0", "t2", frozenset({"r1"})),),
        effort=5,
    )

    plan = replan(brief, (MORNING,))

    assert (plan.breaches, "p0" in plan.seatings[0].tables["t2"]) == ((), True)


@settings(max_examples=25)
@given(briefs(), st.integers(0, 3))
def test_what_is_held_is_judged_by_nobody(brief, over):
    held = weave(replace(brief, effort=0)).seatings[:over]

    plan = replan(brief, held)

    assert list(faults(brief, plan, held)) == []
    assert plan.bound == bound(brief, held)
