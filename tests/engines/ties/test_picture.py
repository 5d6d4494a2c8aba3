"""What a network is in one wave."""

from itertools import permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

from multaqa.engines.ties import (
    LEAST,
    Group,
    Level,
    Member,
    Response,
    Share,
    TiesBrief,
    Wave,
    Why,
    Withheld,
    picture,
)
from tests.engines.ties.networks import briefs, eies, lazega

FEW, NONE = Withheld(Why.FEW_PEOPLE), Withheld(Why.NO_ANSWERS)


def brief_of(cities, tie):
    """One wave of people in these cities; ``tie(i, j)`` is how i knows j, or None."""
    n = len(cities)
    levels = {(i, j): tie(i, j) for i, j in permutations(range(n), 2) if tie(i, j) is not None}
    people = tuple(Member(i, city) for i, city in enumerate(cities))
    return TiesBrief(people, (Wave(frozenset(range(n)), levels),), permutations=200)


@pytest.mark.parametrize(
    ("wave", "all", "across", "within"), [(0, 517, 436, 675), (1, 658, 613, 746)]
)
def test_the_researchers_met_as_published(wave, all, across, within):
    found = picture(eies(permutations=1), wave, Level.MET).densities

    assert [round(1000 * share.value) for share in (found.all, found.across, found.within)] == [
        all,
        across,
        within,
    ]


def test_the_lawyers_ask_for_advice_as_published():
    found = picture(lazega(), 0, "advice").densities

    assert (round(found.within.value, 3), round(found.across.value, 3)) == (0.268, 0.081)


def test_the_lawyers_mix_as_networkx_says():
    brief = lazega()
    advice = brief.waves[0].relations["advice"]
    graph = nx.DiGraph(pair for pair, yes in advice.items() if yes)
    nx.set_node_attributes(graph, {member.id: member.city for member in brief.people}, "office")
    order = {"1": 0, "2": 1, "3": 2}
    matrix = nx.attribute_mixing_matrix(graph, "office", mapping=order, normalized=False)

    found = picture(brief, 0, "advice").mixing

    # The third office has four lawyers: it is counted with the second.
    assert [(group.cities, group.people) for group in found.groups] == [
        (("1",), 48),
        (("2", "3"), 23),
    ]
    assert [[cell.ties for cell in row] for row in found.cells] == [
        [matrix[0, 0], matrix[0, 1:].sum()],
        [matrix[1:, 0].sum(), matrix[1:, 1:].sum()],
    ]


def test_what_is_missing_is_not_zero():
    found = picture(brief_of("aaaaaa", lambda i, j: {0: None, 1: 0}.get(j, 2)), 0, Level.MET)

    assert found.response == Response(asked=6, answered=6, answers=25, possible=30)
    assert found.densities.all == Share(ties=20, of=25, people=5)


def test_reciprocity_is_of_ties_whose_other_side_answered():
    found = picture(brief_of("aaaaaaa", lambda i, j: None if i == 0 else 2), 0, Level.MET)

    assert found.reciprocity == Share(ties=30, of=30, people=6)


def every_deal(brief):
    """The E-I index of all ways in which people can be dealt to the brief's cities."""
    ties = np.array([pair for pair, level in brief.waves[0].levels.items() if level >= 2])
    city = np.array([member.city for member in brief.people])
    dealt = np.array(list(permutations(city)))
    same = dealt[:, ties[:, 0]] == dealt[:, ties[:, 1]]
    return 1 - 2 * same.mean(axis=1)


def test_the_index_lies_among_all_deals_of_the_cities():
    brief = brief_of("aaaaabc", lambda i, j: 2 if i < 3 or j % 2 else 0)
    every = every_deal(brief)

    found = picture(TiesBrief(brief.people, brief.waves, permutations=5_000), 0, Level.MET)

    index, chance = found.outwardness, found.outwardness.chance
    assert chance.mean == pytest.approx(every.mean())
    exact = np.mean(abs(every - every.mean()) >= abs(index.value - every.mean()) - 1e-12)
    assert chance.p == pytest.approx(exact, abs=0.02)
    assert (chance.interval.low, chance.interval.high) == pytest.approx(
        tuple(np.quantile(every, (0.025, 0.975))), abs=0.05
    )


def test_in_one_city_all_ties_are_inward():
    found = picture(brief_of("aaaaaa", lambda i, j: 2), 0, Level.MET)

    assert found.densities.across == NONE
    assert (found.outwardness.value, found.outwardness.chance.mean) == (-1, -1)
    assert found.outwardness.chance.p == 1


def test_where_each_has_a_city_all_ties_are_outward():
    found = picture(brief_of("abcdef", lambda i, j: 2), 0, Level.MET)

    assert found.densities.within == NONE
    assert (found.outwardness.value, found.outwardness.chance.mean) == (1, 1)
    assert [group.cities for group in found.mixing.groups] == [tuple("abcdef")]


def test_a_network_without_a_tie_has_no_index():
    assert picture(brief_of("aaaaaa", lambda i, j: 1), 0, Level.MET).outwardness == NONE


def test_two_people_of_one_city_are_hidden_behind_the_others():
    found = picture(brief_of("aabcdefg", lambda i, j: 2), 0, Level.MET)

    assert found.densities.all == Share(ties=56, of=56, people=8)
    assert (found.densities.within, found.densities.across) == (FEW, FEW)
    assert found.outwardness == FEW


def test_a_small_city_is_counted_with_the_smallest_large_one():
    found = picture(brief_of("aaaaaaabbbbbcc", lambda i, j: 2), 0, Level.MET).mixing

    assert found.groups == (Group(("a",), 7), Group(("b", "c"), 7))


@pytest.mark.parametrize("people", [0, 1, 2, 4])
def test_few_people_have_no_figures(people):
    found = picture(brief_of("a" * people, lambda i, j: 2), 0, Level.MET)

    assert found.response.answered == (people if people > 1 else 0)
    assert found.densities.all == (FEW if people > 1 else NONE)
    assert (found.shape, found.mixing) == (FEW, FEW)


def test_nobody_answered():
    found = picture(brief_of("aaabbbccc", lambda i, j: None), 0, Level.MET)

    assert found.response == Response(asked=9, answered=0, answers=0, possible=72)
    assert found.densities.all == NONE
    assert (found.reciprocity, found.outwardness) == (NONE, NONE)
    assert (found.shape, found.mixing) == (FEW, FEW)


@given(briefs())
@settings(max_examples=40)
def test_what_is_not_a_tie_is_the_rest(brief):
    for number, wave in enumerate(brief.waves):
        whole = picture(brief, number, "advice").densities.all
        other = {pair: not yes for pair, yes in wave.relations["advice"].items()}
        turned = TiesBrief(brief.people, (Wave(wave.asked, {}, {"advice": other}),), permutations=1)

        rest = picture(turned, 0, "advice").densities.all

        if isinstance(whole, Withheld):
            assert rest == whole
        else:
            assert (rest.ties, rest.of, rest.people) == (
                whole.of - whole.ties,
                whole.of,
                whole.people,
            )


def test_a_relation_that_nobody_was_asked_about_has_no_answers():
    assert picture(eies(permutations=1), 0, "advice").densities.all == NONE


def test_a_figure_needs_five_people():
    assert LEAST == 5
