"""What one person may see of their own ties."""

from dataclasses import fields
from itertools import permutations

import networkx as nx
import pytest
from hypothesis import given, settings

from multaqa.engines.ties import (
    Level,
    Member,
    OwnTies,
    TiesBrief,
    Wave,
    Why,
    Withheld,
    own_ties,
)
from tests.engines.ties.networks import briefs, eies, eies_levels, rounds

FEW, NONE = Withheld(Why.FEW_PEOPLE), Withheld(Why.NO_ANSWERS)


def test_a_person_sees_whom_they_named():
    before, after = eies_levels()
    brief = eies(together=rounds(32, 4, 2))
    groups = [member.city for member in brief.people]
    named = [j for j in range(32) if after[3, j] >= 2 and j != 3]

    found = own_ties(brief, 1, Level.MET)[3]

    assert found.named == len(named)
    assert found.cities == len({groups[j] for j in named})
    assert found.new == sum(before[3, j] < 2 for j in named)
    assert found.seated_with == sum(3 in pair for pair in brief.together)


def test_in_the_first_wave_nothing_is_new():
    assert own_ties(eies(), 0, Level.MET)[3].new == NONE


def test_who_did_not_answer_sees_where_they_sat():
    found = own_ties(eies(silent=[3], together=rounds(32, 4, 2)), 1, Level.MET)[3]

    assert (found.named, found.cities, found.new) == (NONE, NONE, NONE)
    assert found.seated_with == 6


def brief_of(naming, n=12):
    """People of whom the first ``naming`` name person 0, who names nobody."""
    levels = {(i, j): 2 * (j == 0 and i <= naming) for i, j in permutations(range(n), 2)}
    people = tuple(Member(i, "Cairo") for i in range(n))
    return TiesBrief(people, (Wave(frozenset(range(n)), levels),))


@pytest.mark.parametrize(
    ("naming", "shown"), [(0, FEW), (4, FEW), (5, 5), (6, 6), (7, FEW), (11, FEW)]
)
def test_how_many_named_me_does_not_tell_how_each_answered(naming, shown):
    assert own_ties(brief_of(naming), 0, Level.MET)[0].named_by == shown


def of_ties(n, *ties):
    """People who all answered, with these ties by the word of both."""
    levels = dict.fromkeys(permutations(range(n), 2), 0)
    levels |= {pair: 2 for tie in ties for pair in (tie, tie[::-1])}
    people = tuple(Member(i, "Cairo") for i in range(n))
    return own_ties(TiesBrief(people, (Wave(frozenset(range(n)), levels),)), 0, Level.MET)


def test_betweenness_is_that_of_networkx_in_steps_of_five_hundredths():
    before, _after = eies_levels()
    graph = nx.from_numpy_array((before >= 4) | (before.T >= 4))
    expected = nx.betweenness_centrality(graph)

    found = own_ties(eies(), 0, Level.CLOSE_FRIEND)

    told = {i: found[i].betweenness for i in found if found[i].betweenness != FEW}
    assert set(told) == {i for i in graph if graph.degree(i) >= 5}
    assert all(abs(told[i] - expected[i]) <= 0.025 + 1e-9 for i in told)
    assert max(told.values()) > 0.05


def test_whoever_knows_few_cannot_tell_from_it_whether_these_know_each_other():
    apart = of_ties(8, (0, 1), (0, 2), (0, 3), (0, 4))
    known = of_ties(8, (0, 1), (0, 2), (0, 3), (0, 4), (1, 2))

    assert apart[0].betweenness == known[0].betweenness == FEW


def test_whether_one_person_knows_nobody_else_is_not_told_by_a_bridge():
    ring = [(i, i % 6 + 1) for i in range(1, 7)]

    found = of_ties(7, *ring, (0, 1))

    assert found[1].bridges == 0


def test_a_tie_that_alone_joins_two_parts_of_five_is_told_to_its_two():
    one = [(i, (i + 1) % 5) for i in range(5)]
    other = [(5 + i, 5 + (i + 1) % 5) for i in range(5)]

    found = of_ties(10, *one, *other, (0, 5))

    assert [i for i, own in found.items() if own.bridges] == [0, 5]


def test_among_few_people_only_what_they_said_is_told():
    found = own_ties(brief_of(2, n=4), 0, Level.MET)[1]

    assert found == OwnTies(1, 1, NONE, 0, FEW, FEW, FEW)


@given(briefs(least=1))
@settings(max_examples=40)
def test_what_others_say_moves_nothing_that_is_not_withheld_among_few(brief):
    """Whoever answers alone sees only their own answers, whatever the others would have said."""
    own = {"named", "cities", "new", "seated_with"}
    for number, wave in enumerate(brief.waves):
        found = own_ties(brief, number, Level.MET)
        answering = {who for who, _ in wave.levels}

        assert found.keys() == wave.asked
        if len(answering) < 5:
            others = {
                getattr(ties, field.name)
                for ties in found.values()
                for field in fields(ties)
                if field.name not in own
            }
            assert others <= {FEW}
