"""No plan passes the bound."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from multaqa.engines.rotation import Brief, Quota, Seat, Weights, bound, weave
from tests.engines.rotation.briefs import briefs, golfers, people, rounds


@pytest.mark.parametrize(
    ("brief", "limit"),
    [
        (golfers(5, 3, 7), 105),
        (golfers(5, 3, 9), 105),
        (golfers(8, 4, 10), 480),
        (Brief(people(6), ()), 0),
        (Brief(people(5), rounds(1, 2, 4, 1)), 6),
        (Brief(people(9), rounds(1, 1, 3)), 9),
        # Two of each of three cities at two tables: somebody sits beside a neighbour nowhere.
        (Brief(people(6, city=list("ABC")), rounds(1, 2, 3, 3)), 18),
        # Four of one city at two tables: two pairs of neighbours.
        (Brief(people(6, city=list("AABAAB")), rounds(1, 2, 3, 3)), 14),
        (Brief(people(4, city=list("AABB")), rounds(3, 2, 2), weights=Weights(1, 3)), 10),
        (Brief(people(4), rounds(2, 2, 2), together=(frozenset({"p0", "p1"}),)), 3),
        (Brief(people(4), rounds(1, 1, 4), apart=(frozenset({"p0", "p1"}),)), 5),
        (Brief(people(4), rounds(2, 2, 2), {frozenset({"p0", "p1"}): 50}), 4),
        (Brief(people(4), rounds(3, 2, 2), {frozenset({"p0", "p1"}): 50}), 5.5),
        # Two facilitators at two tables never meet, and everybody else may meet both.
        (Brief(people(4), rounds(9, 2), seats=(Seat("p0", "t0"), Seat("p1", "t1"))), 5),
        # One mentor a table: mentors never meet.
        (
            Brief(
                people(6, role=["mentor", "guest", "guest"]),
                rounds(9, 2, 3, 3),
                quotas=(Quota("role", "mentor", 1, 1),),
            ),
            14,
        ),
        # Two mentors a table: the two of the first round are all who can meet anew.
        (
            Brief(
                people(6, role=["mentor", "guest"]),
                rounds(9, 1, 6, 6),
                quotas=(Quota("role", "mentor", 3, 3),),
            ),
            15,
        ),
    ],
)
def test_known_bounds(brief, limit):
    assert bound(brief) == limit


@settings(max_examples=30)
@given(briefs())
def test_no_plan_that_keeps_its_rules_passes_the_bound(brief):
    plan = weave(replace(brief, effort=2))

    assert plan.breaches or plan.tally.score <= plan.bound == bound(brief)
