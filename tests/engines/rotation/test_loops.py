"""The compiled loops and the plain ones do the same, move for move."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multaqa.engines.rotation import Brief, Quota, Seat, compiled, plain, plain_of_designs
from multaqa.engines.rotation.board import lay
from multaqa.engines.rotation.designs import designs
from multaqa.engines.rotation.hall import hall_of
from multaqa.engines.rotation.orbits import orbits_of
from multaqa.engines.rotation.placing import placing_of
from multaqa.engines.rotation.search import Search
from multaqa.engines.rotation.shape import shape_of
from multaqa.engines.rotation.wheels import wheels_of
from tests.engines.rotation.briefs import briefs, golfers, people, rounds


def state_of(board):
    """All that a board knows; what nobody's table counts is not asked for."""
    kept = "state who best met gain loss cross counted full where sitting"
    tables = len(board.seats.round) * (board.people + 1)
    return {name: getattr(board, name) for name in kept.split()} | {"sums": board.sums[:tables]}


def board_of(brief):
    search = Search(hall_of(brief), fast=True)
    return lay(search.setting, search._opened(), 7)


@settings(max_examples=25)
@given(briefs(), st.sampled_from([1.0, 60.0, 400.0]))
def test_people_change_seats_in_the_same_way(brief, heat):
    one, other = board_of(brief), board_of(brief)
    if not one.seats.free:
        return

    compiled.Compiled(one).anneal(400, heat, 5.0)
    plain.Plain(other).anneal(400, heat, 5.0)

    assert state_of(one) == state_of(other)


BUSY = Brief(
    people(24, city=list("ABCDEFGH"), role=["mentor", "guest", "guest"]),
    rounds(4, 5, 6, 4, absent=[["p3"], ["p4", "p5"]]),
    apart=(frozenset({"p1", "p2"}),),
    together=(frozenset({"p0", "p8"}), frozenset({"p9", "p10", "p11"}), frozenset({"p20", "p21"})),
    seats=(Seat("p0", "t0"), Seat("p12", "t1")),
    quotas=(Quota("role", "mentor", 1, 2), Quota("city", None, most=1, hard=False)),
)


@pytest.mark.parametrize("heat", [20.0, 3000.0, 1e7])
def test_blocks_of_people_change_seats_in_the_same_way(heat):
    one, other = board_of(BUSY), board_of(BUSY)

    compiled.Compiled(one).anneal(3000, heat, heat)
    plain.Plain(other).anneal(3000, heat, heat)

    assert state_of(one) == state_of(other)


def test_the_score_that_is_kept_is_that_of_the_seats():
    board = board_of(BUSY)
    compiled.Compiled(board).anneal(20_000, 200.0, 20.0)

    def score_of(who):
        again = lay(board.setting, board.seated(who), 7)
        compiled.Compiled(again)
        return again.score

    assert (score_of(board.who), score_of(board.best)) == (board.state[1], board.state[2])


def test_orbits_turn_in_the_same_way():
    hall = hall_of(golfers(5, 3, 7))
    shape = shape_of(hall)
    one, other = (orbits_of(hall, shape, 1, 7).board(3) for _ in range(2))

    compiled.Compiled(one).anneal(3000, 100.0, 15.0)
    plain.Plain(other).anneal(3000, 100.0, 15.0)

    assert state_of(one) == state_of(other)


def test_people_are_placed_in_the_same_way():
    brief = replace(BUSY, rounds=rounds(4, 5), quotas=(), together=())
    shape = shape_of(hall_of(brief))
    design = next(designs(5, 5, 4))
    one, other = (placing_of(hall_of(brief), shape, design, 5) for _ in range(2))

    compiled.place(one, 2000, 200.0, 10.0)
    plain_of_designs.place(other, 2000, 200.0, 10.0)

    assert (one.state, one.point, one.best) == (other.state, other.point, other.best)


@pytest.mark.parametrize(("tables", "seats", "weeks"), [(6, 4, 5), (5, 3, 4), (6, 5, 6)])
def test_rows_are_turned_in_the_same_way(tables, seats, weeks):
    shape = shape_of(hall_of(golfers(tables, seats, weeks)))
    one, other = (wheels_of(shape, 5, tables % 2 == 0) for _ in range(2))

    compiled.spin(one, 3000, 0.4 * tables, 0.2 * tables)
    plain_of_designs.spin(other, 3000, 0.4 * tables, 0.2 * tables)

    assert (one.state, one.turn, one.best, one.count) == (
        other.state, other.turn, other.best, other.count,
    )  # fmt: skip


def test_a_block_stays_where_the_other_table_has_no_room_for_it():
    block = frozenset({"p0", "p1", "p2"})
    brief = Brief(people(6), rounds(1, 2, 3), together=(block,), seats=(Seat("p3", "t1"),))
    one, other = board_of(brief), board_of(brief)
    before = one.seated(one.who)

    compiled.Compiled(one).anneal(3000, 1e7, 1e7)
    plain.Plain(other).anneal(3000, 1e7, 1e7)

    assert (one.seated(one.who), state_of(one)) == (before, state_of(other))


def test_a_seat_that_stays_empty_is_changed_in_the_same_way():
    limits = (Quota("role", "guest", 1, 2), Quota("city", "A", most=1, hard=False))
    who = people(10, city=["A", "B", "A"], role=["guest", "mentor"])
    one, other = (board_of(Brief(who, rounds(3, 4, 4, 2), quotas=limits)) for _ in range(2))

    compiled.Compiled(one).anneal(3000, 300.0, 30.0)
    plain.Plain(other).anneal(3000, 300.0, 30.0)

    assert state_of(one) == state_of(other)
