"""What goes with a new tie."""

from dataclasses import replace
from itertools import combinations, permutations

import numpy as np
import pytest

from multaqa.engines.ties import (
    Level,
    Member,
    Predictor,
    Why,
    Withheld,
    associations,
    effect,
)
from multaqa.engines.ties.answer import answered
from tests.engines.ties.networks import eies, lively, planted, rounds, squares, wave_of
from tests.engines.ties.test_tables import small

ALIKE = Withheld(Why.NO_CONTRAST)
CITY, TABLE = Predictor.SAME_CITY, Predictor.SEATED_TOGETHER


def whose(one, other, n):
    """A column for each person: 1 where a pair is theirs."""
    return ((one[:, None] == np.arange(n)) | (other[:, None] == np.arange(n))).astype(float)


def test_coefficients_are_those_of_least_squares_with_every_person_held():
    brief = planted(20, by_chance=0.2, by_table=0.3, permutations=50)
    one, other, new, same, sat = squares(brief)
    of_a_pair = (same[one, other], sat[one, other], *whose(one, other, 20).T)
    design = np.stack([np.ones(len(new)), *of_a_pair], axis=1)

    found = dict(associations(brief, 0, 1, Level.MET).by_predictor)

    assert [found[CITY].coefficient, found[TABLE].coefficient] == pytest.approx(
        np.linalg.lstsq(design, new)[0][1:3]
    )
    assert found[TABLE].correlation == pytest.approx(np.corrcoef(new, sat[one, other])[0, 1])
    assert found[CITY].correlation == pytest.approx(np.corrcoef(new, same[one, other])[0, 1])


def test_p_is_that_of_all_orders_of_the_people():
    brief = small(6)
    people = tuple(Member(i, "Cairo" if i < 3 else "Luxor") for i in range(6))
    brief = replace(brief, people=people)
    one, other, new, same, sat = squares(brief)

    def t_of(this, held):
        columns = np.column_stack([held[one, other], whose(one, other, 6)])
        base = np.linalg.svd(columns, full_matrices=False)
        frame = base.U[:, base.S > 1e-9]
        rest, cells = (each - frame @ (frame.T @ each) for each in (new, this[one, other]))
        size = np.sqrt((rest @ rest) * (cells @ cells))
        return rest @ cells / size if size > 1e-9 else 0.0

    columns = np.column_stack([same[one, other], whose(one, other, 6)])
    rest = np.zeros((6, 6))
    rest[one, other] = sat[one, other] - columns @ np.linalg.lstsq(columns, sat[one, other])[0]
    rest += rest.T
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
    levels = [wave.levels for wave in eies().waves]
    pairs = [(i, j) for i, j in combinations(range(32), 2) if levels[0][i, j] < 2 > levels[0][j, i]]
    one, other = np.array(pairs).T
    new = [levels[1][i, j] >= 2 <= levels[1][j, i] for i, j in pairs]
    city = np.array([member.city for member in eies().people])
    design = np.column_stack([city[one] == city[other], whose(one, other, 32)])
    assert found[CITY].coefficient == pytest.approx(np.linalg.lstsq(design, new)[0][0])
    assert found[CITY].correlation == pytest.approx(np.corrcoef(design[:, 0], new)[0, 1])


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
    nothing = dict(same.by_predictor)[CITY]  # nobody met
    assert (nothing.correlation, nothing.coefficient, nothing.p) == (0, 0, 1)
    assert nothing.interval.low < 0 < nothing.interval.high


def test_lively_people_are_not_taken_for_tables_that_made_ties():
    """Where some make ties readily, before as after, tables of strangers look as if they had."""
    briefs = [lively(35, by_table=0, seed=seed) for seed in range(40)]

    raw = sum(effect(each, 0, 1, 2).chance.p <= 0.05 for each in briefs)
    held = sum(associations(each, 0, 1, 2).of(TABLE).p <= 0.05 for each in briefs)

    assert (raw > 8, held <= 5) == (True, True), (raw, held)


def test_too_few_pairs_to_tell_people_and_tables_apart_are_not_judged():
    strangers = [frozenset(pair) for pair in [(0, 1), (2, 3), (4, 5), (6, 7), (0, 7)]]
    before = np.full((8, 8), 3)
    for one, other in strangers:
        before[one, other] = before[other, one] = 0
    brief = small(8)
    waves = (wave_of(before), brief.waves[1])
    together = dict.fromkeys([*strangers[:3], frozenset((6, 2)), frozenset((7, 2))], 1)

    found = associations(replace(brief, waves=waves, together=together), 0, 1, Level.MET)

    assert found.pairs == 5
    assert dict(found.by_predictor)[TABLE] == Withheld(Why.FEW_WAYS)
    assert answered(brief, effect(small(), 0, 1, Level.MET), found) == Withheld(Why.FEW_WAYS)
