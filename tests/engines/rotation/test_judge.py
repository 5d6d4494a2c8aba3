"""The judge finds every breach of a plan that a person has edited."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.rotation import (
    Balance,
    Breach,
    BreachKind,
    Brief,
    Quota,
    Seat,
    Seating,
    Weights,
    breaches,
    faults,
    part_of,
    tally,
    weave,
)
from tests.engines.rotation.briefs import briefs, people, rounds

WHO = people(6, city=["Cairo", "Luxor", "Cairo"], role=["mentor", "guest", "guest"])
BRIEF = Brief(WHO, rounds(2, 2, 3, 3), effort=1)
FIRST = Seating("r0", {"t0": ("p0", "p1", "p2"), "t1": ("p3", "p4", "p5")})
SECOND = Seating("r1", {"t0": ("p0", "p1", "p4"), "t1": ("p3", "p2", "p5")})


def kinds(brief, *seatings):
    return [str(breach) for breach in breaches(brief, seatings)]


def test_a_plan_in_order_has_no_breach():
    assert kinds(BRIEF, FIRST, SECOND) == []


def test_a_tally_counts_who_is_new():
    got = tally(replace(BRIEF, met={frozenset({"p0", "p1"}): 100}), (FIRST, SECOND))

    # p0-p1 knew each other and meet twice; p3-p5 meet twice; four of nine cross cities.
    assert (got.score, got.pairs, got.across, got.repeats) == (17, 9, 4, 2)
    assert got.new == {"p0": 2, "p1": 2, "p2": 4, "p3": 3, "p4": 4, "p5": 3}


def test_soft_rules_and_third_meetings_cost():
    brief = replace(
        BRIEF,
        rounds=rounds(3, 2, 3, 3),
        quotas=(Quota("city", None, most=1, hard=False, weight=2),),
        balances=(Balance("role", 1),),
    )

    got = tally(brief, (FIRST, replace(FIRST, round="r1"), replace(FIRST, round="r2")))

    assert got.cost == 3 * 2 * 2 + 6 * 0.01


@pytest.mark.parametrize(
    ("change", "seating", "found"),
    [
        ({}, {"t0": ("p0", "p1"), "t1": ("p3", "p4", "p5")}, [
            "not_seated in round r0, people p2", "under_filled in round r0 at table t0, 2 for 3",
        ]),
        ({}, {"t0": ("p0", "p1", "p2", "p3"), "t1": ("p3", "p4", "p5")}, [
            "seated_twice in round r0, people p3, 2 for 1",
            "over_full in round r0 at table t0, 4 for 3",
        ]),
        ({}, {"t0": ("p0", "p1", "p2"), "t1": ("p3", "p4", "p5"), "t2": ("x",)}, [
            "unknown_person in round r0, people x", "unknown_table in round r0 at table t2",
        ]),
        ({"rounds": rounds(1, 2, absent=[["p5"]])}, FIRST.tables, [
            "absent_seated in round r0, people p5",
        ]),
        ({"apart": (frozenset({"p1", "p0"}),)}, FIRST.tables, [
            "apart in round r0 at table t0, people p0, p1",
        ]),
        ({"together": (frozenset({"p4", "p0"}),)}, FIRST.tables, [
            "together in round r0, people p0, p4, 2 for 1",
        ]),
        ({"seats": (Seat("p0", "t1"),)}, FIRST.tables, [
            "seat in round r0 at table t1, people p0",
        ]),
        ({"quotas": (Quota("role", "mentor", 2, 2, frozenset({"t0"})),)}, FIRST.tables, [
            "quota in round r0 at table t0, role mentor, 1 for 2",
        ]),
        ({"quotas": (Quota("city", None, most=1),)}, FIRST.tables, [
            "quota in round r0 at table t0, city Cairo, 2 for 1",
            "quota in round r0 at table t1, city Cairo, 2 for 1",
        ]),
    ],
)  # fmt: skip
def test_each_breach_is_found(change, seating, found):
    brief = replace(BRIEF, **({"rounds": BRIEF.rounds[:1]} | change))

    assert kinds(brief, Seating("r0", seating)) == found


def test_a_round_that_is_missing_is_a_breach():
    assert kinds(BRIEF, SECOND) == ["round_missing in round r0"]


def test_two_people_meet_no_more_often_than_they_may_but_for_those_together():
    brief = replace(BRIEF, most_meetings=1, together=(frozenset({"p3", "p5"}),))

    assert kinds(brief, FIRST, SECOND) == ["meetings, people p0, p1, 2 for 1"]
    assert breaches(brief, (SECOND,), (FIRST,)) == (
        Breach(BreachKind.MEETINGS, people=("p0", "p1"), count=2, limit=1),
    )


def test_meetings_of_rounds_that_are_over_are_nobodys_fault():
    brief = replace(BRIEF, rounds=rounds(3, 2, 3, 3), most_meetings=1)
    held = (FIRST, replace(FIRST, round="r1"))
    after = Seating("r2", {"t0": ("p0", "p3", "p4"), "t1": ("p1", "p2", "p5")})

    pairs = {breach.people for breach in breaches(brief, (after,), held)}

    assert pairs == {("p3", "p4"), ("p1", "p2")}


@given(briefs(), st.data())
def test_all_tables_of_a_round_are_a_part_that_keeps_what_the_round_keeps(brief, data):
    for seating in weave(replace(brief, effort=0)).seatings:
        everybody = data.draw(st.permutations([p for t in seating.tables.values() for p in t]))
        cut = data.draw(st.integers(0, len(everybody)))
        tables = {"t0": tuple(everybody[:cut]), "t1": tuple(everybody[cut:])}
        other = replace(seating, tables=tables)
        names = {*tables, *seating.tables}

        found = part_of(brief, other, names).breaches(tables)

        alone = tuple(each for each in brief.rounds if each.id == seating.round)
        assert found == breaches(replace(brief, rounds=alone, most_meetings=None), (other,))


def test_a_part_speaks_of_its_tables_alone():
    brief = replace(BRIEF, rounds=rounds(1, 3, 2, 2), apart=(frozenset({"p0", "p1"}),))
    seating = Seating("r0", {"t0": ("p0", "p2"), "t1": ("p1", "p3"), "t2": ("p4", "p5")})

    part = part_of(brief, seating, ("t0", "t1"))

    assert [person.id for person in part.brief.people] == ["p0", "p1", "p2", "p3"]
    assert part.breaches({"t0": ("p0", "p2"), "t1": ("p1", "p3")}) == ()
    assert [str(each) for each in part.breaches({"t0": ("p0", "p1"), "t1": ("p2", "p3")})] == [
        "apart in round r0 at table t0, people p0, p1"
    ]


def test_a_plan_that_says_more_than_is_true_is_found_out():
    plan = weave(BRIEF)

    boast = replace(plan, tally=replace(plan.tally, score=99, pairs=99), bound=98)
    silent = replace(plan, seatings=(FIRST, Seating("r1", FIRST.tables | {"t0": ("p0", "p1")})))
    humble = replace(plan, breaches=(Breach(BreachKind.APART, "r0"),))
    strange = replace(plan, seatings=(FIRST, Seating("r1", {"t0": ("x",)})))

    assert [fault.split()[0:2] for fault in faults(BRIEF, boast)] == [
        ["the", "figures"], ["the", "score"],
    ]  # fmt: skip
    assert "not_seated in round r1, people p2" in list(faults(BRIEF, silent))
    assert list(faults(BRIEF, humble)) == ["kept after all: apart in round r0"]
    assert "unknown_person in round r1, people x" in list(faults(BRIEF, strange))


def test_weights_may_be_anything():
    brief = replace(BRIEF, weights=Weights(1.5, 0.25, "role"))

    assert tally(brief, (FIRST,)).score == 2 * (2 * 1.5 + 0.25)
