"""Whether sitting together made ties."""

from dataclasses import replace
from itertools import combinations, permutations

import numpy as np
import pytest

from multaqa.engines.ties import (
    Agreement,
    Level,
    Member,
    Share,
    TiesBrief,
    Verdict,
    Wave,
    Why,
    Withheld,
    answer,
    effect,
)
from tests.engines.ties.networks import eies, planted, rounds, squares, strangers_first, wave_of

FEW, NONE = Withheld(Why.FEW_PEOPLE), Withheld(Why.NO_ANSWERS)
COUPLES = ((0, 1), (2, 3), (4, 5), (6, 7))
ALIKE, NO_WAYS = Withheld(Why.NO_CONTRAST), Withheld(Why.FEW_WAYS)


def small(n=7, seed=0, **more):
    """Few enough people that all their orders can be gone through; all of one city."""
    random = np.random.default_rng(seed)
    second = 2 * (random.random((n, n)) < 0.5)
    tables = [(0, 1), (1, 2), (0, 2), (3, 4), (5, 6), (4, 5)]
    together = {frozenset(pair): 1 for pair in tables if max(pair) < n}
    people = tuple(Member(i, "Cairo") for i in range(n))
    waves = (wave_of(np.zeros((n, n))), wave_of(np.maximum(second, second.T)))
    return TiesBrief(people, waves, together, permutations=4_000, **more)


def every_order(brief):
    """The difference between pairs who sat together and not, in all orders of the people."""
    n = len(brief.people)
    new = np.array([brief.waves[1].levels[pair] >= 2 for pair in combinations(range(n), 2)])
    seats = np.zeros((n, n), bool)
    for one, other in brief.together:
        seats[one, other] = seats[other, one] = True
    one, other = np.triu_indices(n, 1)
    orders = np.array(list(permutations(range(n))))
    sat = seats[orders[:, one], orders[:, other]]
    counts = sat.sum(axis=1)
    return (sat & new).sum(axis=1) / counts - (~sat & new).sum(axis=1) / (len(new) - counts)


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_chance_is_that_of_all_orders_of_the_people(seed):
    brief = small(seed=seed)
    every = every_order(brief)

    found = effect(brief, 0, 1, Level.MET)

    exact = np.mean(abs(every - every.mean()) >= abs(found.difference - every.mean()) - 1e-9)
    assert found.difference == pytest.approx(every[0])
    assert found.chance.p == pytest.approx(exact, abs=0.03)
    assert found.chance.mean == pytest.approx(every.mean(), abs=0.02)


def test_a_contrast_counts_pairs_of_whom_neither_spoke_of_a_tie():
    brief = eies(together=rounds(32, 4, 4))
    before, after = (brief.waves[i].levels for i in (0, 1))
    strangers = [
        (i, j) for i, j in combinations(range(32), 2) if before[i, j] < 2 and before[j, i] < 2
    ]
    sat = [pair for pair in strangers if frozenset(pair) in brief.together]
    both = [(i, j) for i, j in sat if after[i, j] >= 2 and after[j, i] >= 2]

    found = effect(brief, 0, 1, Level.MET)

    assert found.pairs == len(strangers)
    assert (found.all.together.ties, found.all.together.of) == (len(both), len(sat))
    assert found.all.apart.of == len(strangers) - len(sat)
    assert found.all.difference == found.all.together.value - found.all.apart.value
    assert found.all.ratio == found.all.together.value / found.all.apart.value


def test_one_word_is_enough_where_the_brief_says_so():
    strict = eies(together=rounds(32, 4, 4))
    loose = replace(strict, agreement=Agreement.EITHER)

    found = [effect(brief, 0, 1, Level.MET).all.together for brief in (strict, loose)]

    assert found[0].of == found[1].of
    assert found[0].ties < found[1].ties


def test_cities_are_compared_with_their_like():
    """Tables join cities, whose people met for it; those of one city met anyway."""
    n = 16
    people = tuple(Member(i, "Cairo" if i < 8 else "Luxor") for i in range(n))
    second = np.zeros((n, n))
    together = {frozenset((0, 1)): 1, frozenset((4, 5)): 1, frozenset((8, 9)): 1}
    for i, j in combinations(range(n), 2):
        same = people[i].city == people[j].city
        if not same and (i + j) % 2:
            together[frozenset((i, j))] = 1
        if same or (i + j) % 4 == 1:
            second[i, j] = second[j, i] = 2
    brief = TiesBrief(people, (wave_of(np.zeros((n, n))), wave_of(second)), together)

    found = effect(brief, 0, 1, Level.MET)

    assert found.all.difference < 0  # as if tables kept people from meeting
    assert (found.within.difference, found.across.difference) == (0, 0.5)
    within, across = 3 * 53 / 56, 32 * 32 / 64  # what Mantel and Haenszel weigh the two by
    assert found.difference == pytest.approx(across * 0.5 / (within + across))


def test_the_adjusted_difference_is_that_of_least_squares():
    brief = planted(20, by_chance=0.2, by_table=0.3, permutations=50)

    found = effect(brief, 0, 1, Level.MET)
    one, other, new, same, sat = squares(brief)
    design = np.stack([np.ones(len(new)), same[one, other], sat[one, other]], axis=1)

    assert found.difference == pytest.approx(np.linalg.lstsq(design, new)[0][2])


def test_the_adjusted_ratio_is_the_plain_one_where_all_are_of_one_city():
    found = effect(small(), 0, 1, Level.MET)

    assert found.ratio == pytest.approx(found.all.ratio)
    assert found.ratio_interval.low < found.ratio < found.ratio_interval.high
    assert found.within == found.all
    assert (found.across.together, found.across.difference) == (NONE, NONE)


def test_it_is_counted_how_often_people_sat_together():
    brief = planted(24, by_chance=0.2, by_table=0.3, permutations=50)
    often = [sum(count == 1 for count in brief.together.values())]
    often.append(len(brief.together) - often[0])

    found = effect(brief, 0, 1, Level.MET).by_times

    assert [share.of for share in found] == [24 * 23 // 2 - sum(often), *often]


def test_tables_that_made_ties_are_found():
    found = answer(planted(32, by_chance=0.2, by_table=0.4), 0, 1, Level.MET)

    assert found.verdict == Verdict.MADE_TIES
    assert found.p == pytest.approx(1 / 5_001)
    assert found.interval.low < 0.4 < found.interval.high


def test_tables_that_kept_people_apart_are_found():
    found = answer(planted(32, by_chance=0.6, by_table=-0.4), 0, 1, Level.MET)

    assert (found.verdict, found.p < 0.01) == (Verdict.FEWER_TIES, True)


def test_tables_that_did_nothing_are_blamed_for_nothing():
    """Also where some people are livelier than others: one in twenty may look like an effect."""
    briefs = [
        planted(16, by_chance=0.3, by_table=0, seed=seed, activity=0.15, permutations=199)
        for seed in range(100)
    ]

    false = sum(answer(each, 0, 1, Level.MET).verdict != Verdict.NOT_SHOWN for each in briefs)

    assert false <= 10


def test_a_rotation_that_left_few_strangers_apart_is_blamed_for_nothing():
    briefs = [strangers_first(20, apart=8, seed=seed, permutations=99) for seed in range(200)]

    false = sum(answer(each, 0, 1, Level.MET).verdict != Verdict.NOT_SHOWN for each in briefs)

    assert false <= 18


def test_the_detectable_difference_is_found_four_times_in_five():
    least = answer(planted(24, by_chance=0.3, by_table=0), 0, 1, Level.MET).detectable
    briefs = [
        planted(24, by_chance=0.3, by_table=least, seed=seed, permutations=199)
        for seed in range(100)
    ]

    found = sum(answer(each, 0, 1, Level.MET).verdict == Verdict.MADE_TIES for each in briefs)

    assert 70 <= found <= 92


def test_within_their_city_people_keep_the_mix_of_every_table():
    brief = planted(16, by_chance=0.3, by_table=0.4)

    found = effect(brief, 0, 1, Level.MET)

    assert found.chance_within.p < 0.05
    assert found.chance_within.mean == pytest.approx(0, abs=0.05)


def test_where_each_has_a_city_nobody_can_change_seats_within_it():
    brief = small()
    people = tuple(Member(member.id, f"city {member.id}") for member in brief.people)

    found = effect(replace(brief, people=people), 0, 1, Level.MET)

    assert found.chance_within == NO_WAYS


def test_who_came_to_no_table_is_left_out():
    brief = planted(20, by_chance=0.2, by_table=0.3, permutations=50)
    absent = {18, 19}
    together = {pair: n for pair, n in brief.together.items() if not pair & absent}

    found = effect(replace(brief, together=together), 0, 1, Level.MET)

    assert (found.people, found.pairs) == (18, 18 * 17 // 2)


def test_an_answer_that_is_missing_leaves_the_other_persons_word():
    n = 6
    first = {pair: 0 for pair in permutations(range(n), 2) if pair != (0, 1)}
    second = {pair: 2 * (0 in pair) for pair in permutations(range(n), 2)}
    people = tuple(Member(i, "Cairo") for i in range(n))
    waves = (Wave(frozenset(range(n)), first), Wave(frozenset(range(n)), second))
    together = {frozenset((0, 1)): 1, frozenset((2, 3)): 1, frozenset((4, 5)): 1}

    found = effect(TiesBrief(people, waves, together, permutations=9), 0, 1, Level.MET)

    assert found.all.together == Share(ties=1, of=3, people=6)


@pytest.mark.parametrize(
    ("brief", "why"),
    [
        (small(4), FEW),
        (eies(), ALIKE),  # there was no table
        (eies(together={frozenset((0, 1)): 1}), FEW),
        (eies(together={frozenset(pair): 1 for pair in combinations(range(32), 2)}), ALIKE),
        (eies(silent=range(32), together=rounds(32, 4, 2)), FEW),
        (replace(small(), waves=(wave_of(np.full((7, 7), 4)),) * 2), ALIKE),  # all had met
    ],
)
def test_it_is_said_why_nothing_can_be_said(brief, why):
    assert answer(brief, 0, 1, Level.MET) == why


def four_couples(*met):
    """Strangers who sat in twos, and of whom these then met."""
    n = 8
    second = np.zeros((n, n))
    for one, other in met:
        second[one, other] = second[other, one] = 2
    people = tuple(Member(i, "Cairo") for i in range(n))
    together = {frozenset(pair): 1 for pair in COUPLES}
    return TiesBrief(people, (wave_of(np.zeros((n, n))), wave_of(second)), together)


def test_that_all_who_sat_together_met_and_no_others_is_not_certain_of_others():
    found = effect(four_couples(*COUPLES), 0, 1, Level.MET)

    assert found.difference == found.interval.high == 1
    assert found.interval.low < 0.8
    assert (found.ratio, found.ratio_interval, found.all.ratio) == (ALIKE, ALIKE, ALIKE)
    assert found.chance.p < 0.05


def test_where_nobody_met_no_difference_is_shown_and_a_large_one_not_ruled_out():
    found = answer(four_couples(), 0, 1, Level.MET)

    assert (found.verdict, found.difference, found.p) == (Verdict.NOT_SHOWN, 0, 1)
    assert 0.1 < found.detectable < 0.6


def test_where_almost_all_met_nothing_more_could_have_been_found():
    everybody = four_couples(*combinations(range(8), 2))

    assert answer(everybody, 0, 1, Level.MET).detectable == NO_WAYS


def test_a_difference_without_a_ratio_has_its_interval():
    found = effect(four_couples(COUPLES[0]), 0, 1, Level.MET)

    assert found.interval.low < 0.25 < found.interval.high
    assert (found.ratio, found.ratio_interval) == (ALIKE, ALIKE)


def test_where_nobody_sat_apart_there_is_no_difference():
    everybody = {frozenset(pair): 1 for pair in combinations(range(8), 2) if sum(pair) != 7}
    brief = replace(four_couples(), together=everybody)
    people = tuple(Member(i, "Cairo" if i < 4 else "Luxor") for i in range(8))

    found = effect(replace(brief, people=people), 0, 1, Level.MET)

    assert found.within.apart == found.within.difference == found.within.ratio == NONE


def test_few_people_in_one_kind_of_pair_hide_the_others():
    brief = planted(12, by_chance=0.3, by_table=0.3, permutations=50)
    people = tuple(Member(i, "Cairo" if i < 3 else f"city {i}") for i in range(12))
    together = {frozenset(pair): 1 for pair in [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9), (10, 11)]}

    found = effect(replace(brief, people=people, together=together), 0, 1, Level.MET)

    kinds = (found.within, found.across)
    assert [each.together for each in kinds] + [each.apart for each in kinds] == [FEW] * 4
    assert (found.within.difference, found.within.ratio) == (FEW, FEW)
    assert found.by_times[2] == NONE
