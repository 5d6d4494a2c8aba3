"""Designs let nobody meet anybody twice."""

from collections import Counter
from itertools import combinations

import pytest

from multaqa.engines.rotation.designs import designs
from multaqa.engines.rotation.fields import Field, prime_power

KNOWN = [
    (4, 4, 5, "transversal"), (5, 5, 6, "transversal"), (8, 8, 9, "transversal"),
    (9, 9, 10, "transversal"), (9, 5, 9, "transversal"), (9, 3, 13, "transversal"),
    (16, 4, 21, "transversal"), (25, 5, 31, "transversal"), (27, 3, 40, "transversal"),
    (7, 4, 9, "maximal arc"), (13, 4, 17, "maximal arc"), (15, 8, 17, "maximal arc"),
    (29, 8, 33, "maximal arc"), (8, 4, 10, "kept"),
]  # fmt: skip


@pytest.mark.parametrize(("tables", "seats", "rounds", "name"), KNOWN, ids=str)
def test_nobody_meets_anybody_twice(tables, seats, rounds, name):
    design = next(each for each in designs(tables, seats, rounds) if each.name == name)

    met = Counter(
        pair for each in design.rounds for table in each for pair in combinations(sorted(table), 2)
    )
    shapes = {(len(each), frozenset(map(len, each))) for each in design.rounds}
    seated = {tuple(sorted(point for table in each for point in table)) for each in design.rounds}
    assert len(design.rounds) == rounds
    assert shapes == {(tables, frozenset({seats}))}
    assert seated == {tuple(range(tables * seats))}
    assert max(met.values()) == 1


@pytest.mark.parametrize(
    ("tables", "seats", "rounds"),
    [(6, 6, 2), (1, 4, 1), (100, 4, 2), (5, 6, 2), (5, 1, 1), (7, 5, 9)],
)
def test_where_there_is_no_design_none_is_given(tables, seats, rounds):
    assert list(designs(tables, seats, rounds)) == []


@pytest.mark.parametrize("order", [2, 3, 4, 7, 8, 9, 16, 25, 27, 49])
def test_a_field_can_be_divided_in(order):
    field = Field(order)
    every = range(order)

    assert all(field.add(one, field.negative(one)) == 0 for one in every)
    for one in range(1, order):
        assert {field.multiply(one, other) for other in every} == set(every)
        assert field.multiply(one, field.add(1, 1)) == field.add(one, one)


def test_there_is_no_field_of_six():
    assert [prime_power(order) for order in (0, 1, 6, 12, 27)] == [None, None, None, None, (3, 3)]
    with pytest.raises(ValueError, match="no field of 6"):
        Field(6)
