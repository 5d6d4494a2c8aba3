"""Cities that are counted together, so that no figure and no difference of two is of few people."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from multaqa.engines.ties import (
    LEAST,
    Level,
    Member,
    Share,
    TiesBrief,
    Wave,
    Why,
    Withheld,
    change,
    picture,
)
from multaqa.engines.ties.groups import parts
from tests.engines.ties.networks import briefs, wave_of

FEW = Withheld(Why.FEW_PEOPLE)
# Up the Nile: a degree apart each.
NILE = {name: (0, n) for n, name in enumerate("abcdefg")}


def brief_of(cities, *, silent=(), places=None, waves=1):
    n = len(cities)
    people = tuple(Member(i, city) for i, city in enumerate(cities))
    levels = np.random.default_rng(1).integers(0, 4, (n, n))
    return TiesBrief(
        people, (wave_of(levels, silent),) * waves, places=places or {}, permutations=9
    )


@pytest.mark.parametrize(
    ("cities", "found"),
    [
        ("aaaaabbbbb", {"a", "b"}),
        ("aaabbbcccddd", {"ab", "cd"}),  # near ones
        ("aaaaaaabbddd", {"a", "bd"}),  # a small one before a large one that is nearer
        ("aaaaaaabb", {"ab"}),
        ("aaaaabbbbbbbc", {"a", "bc"}),  # the nearest of the large ones
        ("aabb", set()),
        ("", set()),
    ],
)
def test_small_cities_are_counted_with_near_ones(cities, found):
    assert {"".join(each) for each in parts(brief_of(cities, places=NILE))} == found


def test_cities_of_which_nobody_knows_where_they_lie_are_counted_as_one():
    assert parts(brief_of("aaaaabbbbbbcccdde")) == (("b",), ("c", "d", "e"), ("a",))
    assert parts(brief_of("aaaaabbbbbbcc")) == (("a", "c"), ("b",))


def test_who_answered_counts_and_not_who_was_asked():
    brief = brief_of("aaaaabbbbbbb", silent=range(3), places=NILE)

    assert parts(brief) == (("a", "b"),)


def test_a_city_where_nobody_answered_is_in_some_group():
    """Else all answers less those of the groups would be what others say of it."""
    brief = brief_of("aaaaabbbbbg", silent=[10], places=NILE)

    assert sorted(name for part in parts(brief) for name in part) == ["a", "b", "g"]


def test_groups_are_the_same_in_every_wave():
    brief = brief_of("aaaaaabbbbb", places=NILE)
    brief = replace(brief, waves=(*brief.waves, wave_of(np.zeros((11, 11)), silent=[0, 1])))

    first, second = (picture(brief, wave, Level.MET).mixing for wave in (0, 1))

    assert [each.cities for each in first.groups] == [each.cities for each in second.groups]


def test_ties_within_cities_less_those_of_large_ones_are_not_of_three_people():
    """Of c, d and e only three people have somebody of their own city."""
    brief = brief_of("a" * 6 + "b" * 5 + "cccde")

    assert parts(brief) == (("b", "c", "d", "e"), ("a",))


def test_a_cell_of_few_people_is_not_the_whole_less_the_others():
    brief = brief_of("aaaaabbbbb")
    levels = {
        pair: level
        for pair, level in brief.waves[0].levels.items()
        if not (pair[0] >= 5 > pair[1] and pair[1] > 2)  # b said of three of a only
    }

    found = picture(replace(brief, waves=(Wave(brief.waves[0].asked, levels),)), 0, Level.MET)

    assert (found.mixing, found.densities.across.people) == (FEW, 8)


@given(briefs(most=16))
@settings(max_examples=40)
def test_no_difference_of_two_figures_of_a_wave_is_of_few_people(brief):
    """What is shown is subtracted from what is shown: what is left must be nobody's, or of many."""
    for number, wave in enumerate(brief.waves):
        found = picture(brief, number, Level.MET)
        if isinstance(found.mixing, Withheld):
            continue
        home = {member.id: member.city for member in brief.people}
        group = {name: n for n, each in enumerate(found.mixing.groups) for name in each.cities}
        alone = {each.cities[0] for each in found.mixing.groups if len(each.cities) == 1}
        left = {
            "all": [p for p in wave.levels if home[p[0]] not in group or home[p[1]] not in group],
            "within": [
                (one, other)
                for one, other in wave.levels
                if home[one] == home[other] and home[one] not in alone
            ],
        }
        if isinstance(found.densities.within, Withheld):
            del left["within"]

        assert [kind for kind, pairs in left.items() if 0 < people(pairs) < LEAST] == []


def people(pairs):
    return min((len({pair[side] for pair in pairs}) for side in (0, 1)), default=0)


@given(briefs(most=16))
@settings(max_examples=40)
def test_the_naive_figure_less_the_matched_one_is_not_of_few_peoples_answers(brief):
    if len(brief.waves) < 2:
        return
    home = {member.id: member.city for member in brief.people}
    found = change(brief, 0, 1, Level.MET)
    first, second = (wave.levels for wave in brief.waves[:2])
    panel = {who for who, _ in first} & {who for who, _ in second}
    both = {pair for pair in first.keys() & second.keys() if panel.issuperset(pair)}
    kinds = {
        "all": lambda pair: True,
        "within": lambda pair: home[pair[0]] == home[pair[1]],
        "across": lambda pair: home[pair[0]] != home[pair[1]],
    }

    for kind, counts in kinds.items():
        step, naive = getattr(found.matched, kind), [getattr(d, kind) for d in found.naive]
        for wave, share in zip((first, second), naive, strict=True):
            givers = {pair[0] for pair in wave.keys() - both if counts(pair)}
            if not isinstance(step, Withheld) and isinstance(share, Share):
                assert not 0 < len(givers) < LEAST


def test_what_one_colleague_said_of_somebody_silent_is_not_given_away():
    """Ten answered both times; the eleventh is silent, and one colleague shares her city."""
    cities = "aaaaabbbbcc"
    n = len(cities)
    people_ = tuple(Member(i, city) for i, city in enumerate(cities))
    waves = tuple(wave_of(np.full((n, n), level), silent=[10]) for level in (1, 2))

    found = change(TiesBrief(people_, waves), 0, 1, Level.MET)

    assert (found.matched.within, found.matched.all, found.gained) == (FEW, FEW, FEW)
    assert found.matched.across.value == 1
    assert (found.naive[1].within.of, found.naive[1].across.people) == (20 + 12 + 1, 10)
