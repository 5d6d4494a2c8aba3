"""What is wrong with a brief is said before it is planned."""

from dataclasses import replace

import pytest

from multaqa.engines.rotation import (
    Balance,
    Brief,
    Person,
    Quota,
    Round,
    Seat,
    Table,
    Weights,
    malformed,
)
from multaqa.engines.rotation.hall import hall_of, sizes_of
from tests.engines.rotation.briefs import people, rounds

WELL = Brief(
    people(4),
    rounds(2, 2, 2, 1),
    {frozenset({"p0", "p1"}): 50},
    apart=(frozenset({"p0", "p2"}),),
    seats=(Seat("p0", "t0", frozenset({"r1"})),),
    quotas=(Quota("role", "mentor", 1, 2, frozenset({"t0"})),),
    most_meetings=1,
)


def test_a_brief_in_order_has_no_fault():
    assert list(malformed(WELL)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"people": people(4) + people(1)}, "two of a kind: person p0"),
        ({"rounds": WELL.rounds * 2}, "two of a kind: round r0"),
        ({"rounds": (Round("r1", (Table("t0"),) * 2),)}, "two of a kind: table of round r1 t0"),
        ({"rounds": rounds(2, 1, absent=[["x"]])}, "absent names the unknown x"),
        ({"rounds": rounds(2, 1, 2, 3)}, "table t0 takes from 3 to 2 people"),
        ({"rounds": rounds(2, 1, 2, -1)}, "table t0 takes from -1 to 2 people"),
        ({"met": {frozenset({"p0", "x"}): 1}}, "met names the unknown x"),
        ({"met": {frozenset({"p0"}): 1}}, "met is of two people and from 0 to 100 percent"),
        ({"met": {frozenset({"p0", "p1"}): 101}}, "met is of two people and from 0 to 100"),
        ({"apart": (frozenset({"p0"}),)}, "nobody can be apart from or together with nobody"),
        ({"together": (frozenset({"p0", "y"}),)}, "together names the unknown y"),
        ({"seats": (Seat("x", "t0"),)}, "a seat names the unknown x"),
        ({"seats": (Seat("p0", "t7"),)}, "a seat's table names the unknown t7"),
        ({"seats": (Seat("p0", "t0", frozenset({"r7"})),)}, "a seat's rounds names the unknown r7"),
        ({"quotas": (Quota("a", "b", tables=frozenset({"t7"})),)}, "a quota's tables names the"),
        ({"quotas": (Quota("a", "b", 3, 2),)}, "a quota of a asks from 3 to 2 people"),
        ({"balances": (Balance("a", -1),)}, "a weight is negative"),
        ({"weights": Weights(-1, 1)}, "a weight is negative"),
        ({"most_meetings": 0}, "nobody may meet anybody: most_meetings is 0"),
        ({"effort": -1}, "effort is negative: -1"),
    ],
)
def test_a_malformed_brief_is_found_out(change, fault):
    found = list(malformed(replace(WELL, **change)))

    assert any(each.startswith(fault) for each in found), found


@pytest.mark.parametrize(
    ("caps", "count", "sizes"),
    [
        ([None, None, None], 8, [(2, 3), (2, 3), (2, 3)]),
        ([None, None], 8, [(4, 4), (4, 4)]),
        ([2, None, None], 8, [(2, 2), (3, 3), (3, 3)]),
        ([2, 9, 9], 9, [(2, 2), (3, 4), (3, 4)]),
        ([3, 3], 9, [(3, 3), (3, 3)]),
        ([4, 4], 0, [(0, 0), (0, 0)]),
        ([], 3, []),
    ],
)
def test_tables_are_filled_within_one_of_each_other(caps, count, sizes):
    tables = tuple(Table(at, cap) for at, cap in enumerate(caps))

    assert list(sizes_of(Round(1, tables), count)) == sizes


def test_sizes_that_are_given_are_kept():
    tables = (Table(1, 6, 4), Table(2, None, 2), Table(3, 5))

    assert sizes_of(Round(1, tables), 9) == ((4, 6), (2, 9), (0, 5))


def test_what_two_people_are_worth_shrinks_with_what_they_know():
    who = (Person(1, {"city": "Giza"}), Person(2, {"city": "Suez"}), Person(3, {"city": "Giza"}))
    met = {frozenset({1, 2}): 100, frozenset({2, 3}): 50}

    assert hall_of(Brief(who, (), met)).worth == (0, 0, 100, 0, 0, 150, 100, 150, 0)
