"""Ways through a network, as networkx finds them."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multaqa.engines.ties import Level, Member, TiesBrief, Wave, picture
from multaqa.engines.ties.paths import betweenness, bridges
from multaqa.engines.ties.sheets import sheet
from tests.engines.ties.networks import eies, lazega, wave_of


def brief_of(graph):
    """A brief of one wave in which everybody names whom the graph ties them to."""
    people = tuple(Member(i, "Cairo") for i in graph)
    return TiesBrief(people, (wave_of(2 * nx.to_numpy_array(graph)),), permutations=1)


@st.composite
def graphs(draw):
    n = draw(st.integers(5, 14))
    chance = draw(st.sampled_from([0.05, 0.15, 0.3, 0.7]))
    return nx.gnp_random_graph(n, chance, seed=draw(st.integers(0, 10_000)))


@given(graphs())
@settings(max_examples=40)
def test_betweenness_is_that_of_networkx(graph):
    found = betweenness(nx.to_numpy_array(graph) > 0)

    assert dict(enumerate(found.tolist())) == pytest.approx(nx.betweenness_centrality(graph))


@given(graphs())
@settings(max_examples=40)
def test_bridges_are_those_of_networkx(graph):
    named = {frozenset(pair) for pair in nx.bridges(graph)}

    found = bridges(nx.to_numpy_array(graph) > 0)

    assert picture(brief_of(graph), 0, Level.MET).shape.bridges == len(named)
    assert sorted(map(sorted, found)) == sorted(map(sorted, named))


@given(graphs())
@settings(max_examples=40)
def test_parts_are_those_of_networkx(graph):
    shape = picture(brief_of(graph), 0, Level.MET).shape
    parts = sorted(map(len, nx.connected_components(graph)))

    assert (shape.components, shape.largest) == (len(parts), parts[-1])
    assert shape.isolates == nx.number_of_isolates(graph)


def test_a_star_lies_on_one_person_and_a_circle_on_none():
    star = picture(brief_of(nx.star_graph(6)), 0, Level.MET).shape
    circle = picture(brief_of(nx.cycle_graph(7)), 0, Level.MET).shape

    assert (star.centralisation, circle.centralisation) == pytest.approx((1, 0))


@pytest.mark.parametrize("criterion", [1, 2, 3, 4])
@pytest.mark.parametrize("wave", [0, 1])
def test_the_researchers_hang_together_as_networkx_says(wave, criterion):
    brief = eies(permutations=1)
    graph = nx.DiGraph()
    graph.add_nodes_from(range(32))
    levels = brief.waves[wave].levels
    graph.add_edges_from(pair for pair, level in levels.items() if level >= criterion)

    found = picture(brief, wave, criterion)

    assert found.reciprocity.value == pytest.approx(nx.overall_reciprocity(graph))
    assert found.shape.isolates == nx.number_of_isolates(graph)
    assert found.shape.components == nx.number_weakly_connected_components(graph)
    assert found.shape.bridges == len(list(nx.bridges(graph.to_undirected())))


def test_the_lawyers_lie_between_each_other_as_networkx_says():
    brief = lazega()
    advice = brief.waves[0].relations["advice"]
    graph = nx.Graph()
    graph.add_nodes_from(range(71))
    graph.add_edges_from(pair for pair, yes in advice.items() if yes)

    found = betweenness(sheet(brief, 0, "advice").either())

    assert dict(enumerate(found.tolist())) == pytest.approx(nx.betweenness_centrality(graph))


def test_who_is_silent_and_named_by_nobody_is_no_part_of_the_network():
    answers = {(i, j): 2 for i in range(5) for j in range(5) if i != j} | {(0, 5): 0}
    brief = TiesBrief(
        tuple(Member(i, "Cairo") for i in range(7)), (Wave(frozenset(range(7)), answers),)
    )

    shape = picture(brief, 0, Level.MET).shape

    assert (shape.people, shape.isolates, shape.components) == (5, 0, 1)
