"""What makes a brief malformed."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from multaqa.engines.ties import Member, TiesBrief, Wave, malformed
from tests.engines.ties.networks import briefs, eies

PEOPLE = (Member(1, "Cairo"), Member(2, "Luxor"), Member(3, "Luxor"))
WAVE = Wave(frozenset({1, 2}), {(1, 2): 2}, {"advice": {(2, 1): True}})
BRIEF = TiesBrief(PEOPLE, (WAVE,), {frozenset({1, 3}): 2})


@pytest.mark.parametrize("brief", [BRIEF, TiesBrief((), ()), eies()])
def test_a_well_formed_brief_has_no_fault(brief):
    assert list(malformed(brief)) == []


@given(briefs())
@settings(max_examples=40)
def test_the_briefs_of_these_tests_are_well_formed(brief):
    assert list(malformed(brief)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"people": (*PEOPLE, PEOPLE[0])}, "2 people have the id 1"),
        ({"people": (*PEOPLE, Member(4, ""))}, "person 4 has no city"),
        ({"together": {frozenset({1}): 1}}, "a table joins 1 people: [1]"),
        ({"together": {frozenset({1, 9}): 1}}, "a table joins unknown people: [9]"),
        ({"together": {frozenset({1, 2}): 0}}, "[1, 2] sat together 0 times: leave the pair out"),
        ({"seed": -1}, "seed is negative: -1"),
        ({"permutations": 0}, "permutations are fewer than one: 0"),
    ],
)
def test_a_malformed_brief_is_told_its_fault(change, fault):
    assert list(malformed(replace(BRIEF, **change))) == [fault]


@pytest.mark.parametrize(
    ("wave", "fault"),
    [
        (Wave(frozenset({1, 9})), "wave 0 asked unknown people: [9]"),
        (
            Wave(frozenset({1, 2}), {(1, 1): 2}),
            "wave 0, levels: person 1 answers about themselves",
        ),
        (
            Wave(frozenset({1, 2}), {(1, 3): 2}),
            "wave 0, levels: (1, 3) names people who were not asked: [3]",
        ),
        (Wave(frozenset({1, 2}), {(1, 2): 5}), "wave 0, levels: (1, 2) has no level 5"),
        (
            Wave(frozenset({1, 2}), {}, {"advice": {(3, 1): True}}),
            "wave 0, advice: (3, 1) names people who were not asked: [3]",
        ),
    ],
)
def test_a_malformed_wave_is_told_its_fault(wave, fault):
    assert list(malformed(replace(BRIEF, waves=(wave,)))) == [fault]
