"""Rules that cannot be kept together are named, and only those."""

from dataclasses import replace
from itertools import combinations

import pytest

from multaqa.engines.rotation import (
    Brief,
    Quota,
    Round,
    Rule,
    RuleKind,
    Seat,
    Table,
    contradictions,
    weave,
)
from multaqa.engines.rotation.case import Case, Solver, seat
from tests.engines.rotation.briefs import people, rounds

WHO = people(12, role=["mentor", "guest", "guest"], city=list("ABCD"))
HALL = Brief(WHO, rounds(1, 3, 4, 4), effort=1)
HARMLESS = {
    "apart": (frozenset({"p10", "p11"}),),
    "together": (frozenset({"p8", "p9"}),),
}
SIZES = Rule(RuleKind.SIZES, least=12, most=12)


def group(*numbers):
    return frozenset(f"p{at}" for at in numbers)


def rule(kind, *numbers, **more):
    return Rule(RuleKind(kind), tuple(f"p{at}" for at in numbers), **more)


@pytest.mark.parametrize(
    ("change", "rules"),
    [
        ({"rounds": rounds(1, 2, 4, 4)}, [Rule(RuleKind.SIZES, least=8, most=8)]),
        ({"rounds": rounds(1, 5, 4, 4)}, [Rule(RuleKind.SIZES, least=20, most=20)]),
        ({"rounds": (Round("r0", ()),)}, [Rule(RuleKind.SIZES, least=0, most=0)]),
        ({"together": (group(*range(5)),)}, [rule("together", 0, 1, 2, 3, 4), SIZES]),
        (
            {"apart": (group(0, 2),), "together": (group(0, 1), group(1, 2))},
            [rule("together", 0, 1), rule("together", 1, 2), rule("apart", 0, 2)],
        ),
        (
            {"apart": tuple(group(a, b) for a, b in combinations(range(4), 2))},
            [rule("apart", a, b) for a, b in combinations(range(4), 2)],
        ),
        (
            {"seats": (Seat("p0", "t0"), Seat("p0", "t1"))},
            [rule("seat", 0, table="t0"), rule("seat", 0, table="t1")],
        ),
        (
            {
                "rounds": (*HALL.rounds, Round("r1", (Table("t7"),))),
                "seats": (Seat("p0", "t7", frozenset({"r0"})),),
                "apart": (),
            },
            [rule("seat", 0, table="t7")],
        ),
        (
            {"seats": (Seat("p0", "t0"), Seat("p1", "t0")), "apart": (group(0, 1),)},
            [rule("apart", 0, 1), rule("seat", 0, table="t0"), rule("seat", 1, table="t0")],
        ),
        (
            {"seats": (Seat("p0", "t0"), Seat("p1", "t1")), "together": (group(0, 1),)},
            [rule("together", 0, 1), rule("seat", 0, table="t0"), rule("seat", 1, table="t1")],
        ),
        (
            {"quotas": (Quota("role", "mentor", 2),)},
            [Rule(RuleKind.QUOTA, trait="role", value="mentor", least=2)],
        ),
        (
            {"quotas": (Quota("role", "mentor", 0, 1),)},
            [Rule(RuleKind.QUOTA, trait="role", value="mentor", least=0, most=1)],
        ),
        (
            {
                "quotas": (
                    Quota("role", "mentor", 1),
                    Quota("role", "guest", 4, 4, frozenset({"t0"})),
                )
            },
            [
                Rule(RuleKind.QUOTA, trait="role", value="mentor", least=1),
                Rule(RuleKind.QUOTA, (), "t0", "role", "guest", 4, 4),
                SIZES,
            ],
        ),
    ],
)
def test_the_rules_that_contradict_each_other_are_named(change, rules):
    brief = replace(HALL, **(HARMLESS | change))

    (found,) = contradictions(brief)

    assert (list(found.rules), found.round, found.people) == (rules, "r0", 12)


def test_the_plan_of_a_contradiction_breaks_little_and_says_why():
    plan = weave(replace(HALL, apart=(group(0, 1),), together=(group(0, 1),), effort=5))

    assert [str(breach) for breach in plan.breaches] in (
        ["together in round r0, people p0, p1, 2 for 1"],
        ["apart in round r0 at table t0, people p0, p1"],
        ["apart in round r0 at table t1, people p0, p1"],
        ["apart in round r0 at table t2, people p0, p1"],
    )
    assert [str(each) for each in plan.contradictions] == [
        "In round r0, with 12 people, these cannot all be kept: "
        "p0 and p1 sit together; p0 and p1 sit apart."
    ]


def test_where_all_can_be_kept_nothing_is_said():
    assert contradictions(replace(HALL, **HARMLESS, most_meetings=2)) == ()


def test_two_who_share_a_table_too_often_are_named():
    seats = (Seat("p0", "t0"), Seat("p1", "t0"), Seat("p2", "t1"))
    brief = replace(HALL, rounds=rounds(3, 3, 4, 4), seats=seats, most_meetings=2)

    (found,) = contradictions(brief)
    kin = contradictions(replace(brief, together=(group(0, 1),)))

    assert str(found) == (
        "Together, these cannot all be kept: two people share 2 rounds at most; "
        "p0 sits at table t0; p1 sits at table t0."
    )
    assert kin == ()


def test_people_of_one_table_come_from_as_many_tables():
    (found,) = contradictions(replace(HALL, rounds=rounds(2, 3, 4, 4), most_meetings=1))

    assert found.rules[0] == Rule(RuleKind.MEETINGS, most=1)


def test_nobody_meets_more_people_than_there_are():
    five = Brief(people(5), rounds(5, 1, 5, 5), most_meetings=4)

    (found,) = contradictions(five)

    assert (found.rules[1].least, found.rules[1].most) == (20, 16)


def test_rules_say_themselves_in_a_sentence():
    assert str(Rule(RuleKind.QUOTA, trait="role", value="mentor", least=2)) == (
        "a table takes at least 2 of role mentor"
    )
    assert str(SIZES) == "the tables seat 12 to 12 people"


def test_a_proof_that_takes_too_long_is_no_proof():
    foes = frozenset(pair for a, b in combinations(range(9), 2) for pair in ((a, b), (b, a)))
    sizes = tuple((0, 3 + table) for table in range(8))
    solver = Solver(Case(tuple(range(9)), sizes, apart=foes), budget=50)

    assert (solver.solve(), solver.proved) == (None, False)


def test_a_solver_takes_back_what_fails():
    # The pair must have the larger table, which the first to choose would rather take.
    foes = frozenset({(0, 1), (1, 0)})
    case = Case((0, 1, 2, 3), ((2, 2), (2, 2)), {}, ((2, 3),), foes)

    assert Solver(case).solve() is None
    assert len(seat(case, {0: 0})) == 2


def test_people_who_fit_no_table_together_sit_where_there_is_room():
    tables = seat(Case((0, 1, 2), ((0, 2), (0, 1)), blocks=((0, 1, 2),)), {})

    assert sorted(map(len, tables)) == [1, 2]


def test_wishes_are_heard_where_rules_allow():
    case = Case((0, 1, 2, 3), ((2, 2), (2, 2)), {0: 1})

    assert [sorted(there) for there in seat(case, {1: 1, 2: 0, 3: 0})] == [[2, 3], [0, 1]]
