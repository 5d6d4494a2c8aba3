"""Why two people never meet is told by the first reason that holds."""

from multaqa.engines.rotation import Brief, Person, Quota, Round, Seat, Seating, Table, Weights
from multaqa.weaving.queries import Pairs, Why, never_meet

TABLES = (Table("1"), Table("2"))
EVEN = Weights(1, 1)


def person(number, **traits):
    return Person(number, traits)


def reasons(brief, *rounds, held=()):
    seatings = [Seating(n, tables) for n, tables in enumerate(rounds, 1)]
    pairs = Pairs(brief, seatings, held)
    return {pair: each.why for each in never_meet(pairs) for pair in each.pairs}


def four(*rounds, absent=frozenset(), held=(), **fields):
    people = tuple(person(n, city="ab"[n % 2]) for n in range(4))
    given = tuple(Round(n, TABLES, absent) for n, _tables in enumerate(rounds, 1))
    return reasons(Brief(people, given, **({"weights": EVEN} | fields)), *rounds, held=held)


ONCE = {"1": (0, 1), "2": (2, 3)}


def test_nobody_is_a_stranger_to_those_they_sat_with():
    assert set(four(ONCE)) == {(0, 2), (0, 3), (1, 2), (1, 3)}


def test_a_rule_keeps_two_apart():
    assert four(ONCE, apart=(frozenset({0, 2}),))[0, 2] == Why.APART


def test_who_is_never_there_at_once_is_away():
    assert four({"1": (0, 1), "2": (2,)}, absent=frozenset({3}))[0, 3] == Why.AWAY


def test_who_was_expected_and_did_not_come_was_away():
    came = {"1": (0, 1), "2": (2,)}

    assert (four(came)[0, 3], four(came, held=[1])[0, 3]) == (Why.SEATS, Why.AWAY)


def test_who_came_to_a_round_that_they_were_not_expected_at_was_there():
    found = four(ONCE, absent=frozenset({3}), held=[1])

    assert found[0, 3] == Why.SEATS


def test_who_must_sit_at_two_tables_is_fixed():
    seats = (Seat(0, "1"), Seat(2, "2"))

    assert four(ONCE, seats=seats)[0, 2] == Why.FIXED


def test_a_table_takes_one_of_a_kind():
    assert four(ONCE, quotas=(Quota("city", "a", most=1),))[0, 2] == Why.QUOTA


def test_who_knows_each_other_need_not_meet():
    assert four(ONCE, met={frozenset({0, 2}): 100})[0, 2] == Why.KNOWN


def test_two_of_one_city_come_after_others():
    found = four(ONCE, weights=Weights(3, 1))

    assert (found[0, 2], found[0, 3]) == (Why.ONE_CITY, Why.SEATS)


def test_where_seats_would_have_been_enough_others_sat_there():
    again = ({"1": (0, 1), "2": (2, 3)},) * 3

    assert set(four(*again).values()) == {Why.OTHERS}
