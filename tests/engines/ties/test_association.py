"""What goes with a new tie."""

from dataclasses import replace
from itertools import combinations, permutations

import numpy as np
import pytest

from multaqa.engines.ties import Level, Member, Predictor, Why, Withheld, associations
from tests.engines.ties.networks import eies, planted, rounds, wave_of
from tests.engines.ties.test_tables import small

ALIKE = Withheld(Why.NO_CONTRAST)
CITY, TABLE = Predictor.SAME_CITY, Predictor.SEATED_TOGETHER


def squares(brief):
    """The pairs of ``brief``, all strangers before: newly tied, of one city, seated together."""
    n = len(brief.people)
    one, other = np.triu_indices(n, 1)
    new = np.array([brief.waves[1].levels[pair] >= 2 for pair in zip(one, other, strict=True)])
    city = np.array([member.city for member in brief.people])
    sat = np.zeros((n, n))
    for i, j in brief.together:
        sat[i, j] = sat[j, i] = 1
    return one, other, new.astype(float), np.equal.outer(city, city).astype(float), sat


def test_coefficients_are_those_of_least_squares():
    brief = planted(20, by_chance=0.2, by_table=0.3, permutations=50)
    one, other, new, same, sat = squares(brief)
    design = np.stack([np.ones(len(new)), same[one, other], sat[one, other]], axis=1)

    found = dict(associations(brief, 0, 1, Level.MET).by_predictor)

    assert [found[CITY].coefficient, found[TABLE].coefficient] == pytest.approx(
        np.linalg.lstsq(design, new)[0][1:]
    )
    assert found[TABLE].correlation == pytest.approx(np.corrcoef(new, sat[one, other])[0, 1])
    assert found[CITY].correlation == pytest.approx(np.corrcoef(new, same[one, other])[0, 1])


def test_p_is_that_of_all_orders_of_the_people():
    brief = small(6)
    people = tuple(Member(i, "Cairo" if i < 3 else "Luxor") for i in range(6))
    brief = replace(brief, people=people)
    one, other, new, same, sat = squares(brief)

    def t_of(this, held):
        design = np.stack([np.ones(len(new)), held[one, other], this[one, other]], axis=1)
        solved, rest, rank, _ = np.linalg.lstsq(design, new)
        if rank < 3:
            return 0.0
        spread = rest[0] / (len(new) - 3) * np.linalg.inv(design.T @ design)[2, 2]
        return solved[2] / np.sqrt(spread)

    pairs = (one, other)
    design = np.stack([np.ones(len(new)), same[pairs]], axis=1)
    fit = np.linalg.lstsq(design, sat[pairs])[0]
    rest = sat - fit[0] - fit[1] * same
    observed = t_of(rest, same)
    drawn = [t_of(rest[np.ix_(order, order)], same) for order in permutations(range(6))]
    exact = np.mean(np.abs(drawn) >= abs(observed) - 1e-9)

    found = dict(associations(brief, 0, 1, Level.MET).by_predictor)[TABLE]

    assert found.p == pytest.approx(exact, abs=0.03)


def test_alone_is_a_correlation_among_all_orders_of_the_people():
    brief = small(6, seed=2)
    one, other, new, _, sat = squares(brief)
    drawn = [
        np.corrcoef(new, sat[np.ix_(order, order)][one, other])[0, 1]
        for order in permutations(range(6))
    ]
    exact = np.mean(np.abs(drawn) >= abs(drawn[0]) - 1e-9)

    found = dict(associations(brief, 0, 1, Level.MET).by_predictor)

    assert found[TABLE].p_alone == pytest.approx(exact, abs=0.03)
    assert found[CITY] == ALIKE  # all are of Cairo


def test_a_table_that_made_ties_is_found_beside_the_city():
    found = dict(associations(planted(32, by_chance=0.2, by_table=0.4), 0, 1, 2).by_predictor)

    assert found[TABLE].p < 0.001 < 0.05 < found[CITY].p


def test_without_tables_only_the_city_is_asked():
    found = dict(associations(eies(), 0, 1, Level.MET).by_predictor)

    assert found[TABLE] == ALIKE
    assert found[CITY].coefficient == pytest.approx(2 / 46 - 26 / 157)


def test_a_table_for_each_city_tells_nothing_apart():
    brief = planted(16, by_chance=0.3, by_table=0)
    city = {member.id: member.city for member in brief.people}
    together = {
        frozenset(pair): 1 for pair in combinations(range(16), 2) if city[pair[0]] == city[pair[1]]
    }

    found = associations(replace(brief, together=together), 0, 1, Level.MET)

    assert [one for _, one in found.by_predictor] == [ALIKE, ALIKE]


def test_it_is_said_why_nothing_can_be_said():
    few = associations(small(4), 0, 1, Level.MET)
    nobody = associations(eies(together=rounds(32, 4, 1), silent=range(32)), 0, 1, Level.MET)
    friends = associations(replace(eies(), waves=(wave_of(np.full((32, 32), 3)),) * 2), 0, 1, 2)
    same = associations(replace(eies(), waves=(eies().waves[1],) * 2), 0, 1, 2)

    assert (few, nobody) == (Withheld(Why.FEW_PEOPLE),) * 2
    assert friends == ALIKE  # no pair was left to meet
    assert dict(same.by_predictor)[CITY] == ALIKE  # nobody met
