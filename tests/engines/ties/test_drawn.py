"""The drawing of a network: near those one knows, the same each time, nobody upon another."""

from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from multaqa.engines.ties import layout

TWO_RINGS = [(1, 2), (2, 3), (3, 1), (4, 5), (5, 6), (6, 4), (3, 4)]


@st.composite
def networks(draw):
    people = list(range(draw(st.integers(0, 20))))
    pairs = list(combinations(people, 2))
    return people, draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []


@settings(deadline=None, max_examples=40)
@given(networks())
def test_everybody_stands_in_the_square_and_nobody_upon_another(network):
    people, ties = network

    points = layout(people, ties)

    assert set(points) == set(people)
    assert all(-1e-9 <= each <= 1 + 1e-9 for point in points.values() for each in point)
    assert all(dist(points[a], points[b]) > 0.02 for a, b in combinations(people, 2))


@settings(deadline=None, max_examples=15)
@given(networks())
def test_the_same_network_is_drawn_the_same(network):
    assert layout(*network) == layout(*network)


def test_who_knows_each_other_stands_nearer():
    points = layout([1, 2, 3, 4, 5, 6], TWO_RINGS)

    assert dist(points[1], points[2]) < dist(points[1], points[5])


def test_who_stood_somewhere_stays_there_and_a_newcomer_stands_amid_who_they_know():
    before = layout([1, 2, 3, 4, 5, 6], TWO_RINGS)

    after = layout([1, 2, 3, 4, 5, 6, 7], [*TWO_RINGS, (2, 5), (7, 1), (7, 2)], before)

    assert {one: after[one] for one in before} == before
    assert dist(after[7], after[1]) < dist(after[7], after[5])
    assert min(dist(after[7], point) for point in before.values()) > 0.05


def test_a_newcomer_whom_nobody_knows_is_drawn_with_the_others():
    before = layout([1, 2, 3, 4, 5, 6], TWO_RINGS)

    after = layout([1, 2, 3, 4, 5, 6, 7], TWO_RINGS, before)

    assert {one: after[one] for one in before} == before
    assert all(0 <= each <= 1 for each in after[7])


def test_a_tie_to_oneself_draws_nothing():
    assert layout([1, 2, 3, 4], [(1, 2), (3, 3)]) == layout([1, 2, 3, 4], [(1, 2)])


def test_names_change_nothing():
    named = layout([10, 20, 30, 40], [(10, 20), (20, 30)])

    assert list(named.values()) == list(layout([1, 2, 3, 4], [(1, 2), (2, 3)]).values())
