"""Whatever a plan does not keep is said in a sentence of the reader's language."""

import re

import pytest
from django.utils.translation import override

from multaqa.engines.rotation import (
    Breach,
    BreachKind,
    Brief,
    Contradiction,
    Person,
    Round,
    Rule,
    RuleKind,
    Table,
    contradictions,
)
from multaqa.weaving.queries import (
    Called,
    Figures,
    breach_sentence,
    contradictions_told,
    rule_words,
)

CALLED = Called({1: "منى", 2: "هالة"}.__getitem__, {1: "الأولى"}.__getitem__)
BRIEF = Brief((Person(1), Person(2)), (Round(1, (Table("ب"),)),))
ARABIC = re.compile("[\u0621-\u064a]")
LATIN = re.compile("[A-Za-z]")


@pytest.mark.parametrize("kind", BreachKind)
def test_every_kind_of_breach_has_its_sentence(kind):
    breach = Breach(kind, 1, "ب", (1, 2), "role", "موجه", 3, 2)

    with override("ar"):
        said = breach_sentence(breach, CALLED)

    assert ARABIC.search(said)
    assert LATIN.search(said) is None


QUOTAS = [
    Rule(RuleKind.QUOTA, (), table, "role", "موجه", least, most)
    for table in ("ب", None)
    for least, most in ((1, None), (0, 2), (1, 2))
]
RULES = [
    Rule(RuleKind.SIZES, least=6, most=6),
    Rule(RuleKind.SIZES, least=4, most=6),
    Rule(RuleKind.APART, (1, 2)),
    Rule(RuleKind.TOGETHER, (1, 2)),
    Rule(RuleKind.SEAT, (1,), "ب"),
    Rule(RuleKind.MEETINGS, most=1),
    *QUOTAS,
]


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_every_rule_has_its_words(rule):
    with override("ar"):
        said = rule_words(rule, CALLED)

    assert ARABIC.search(said)
    assert LATIN.search(said) is None


def test_no_kind_of_rule_is_left_out():
    assert {rule.kind for rule in RULES} == set(RuleKind)


@pytest.mark.parametrize(("ratio", "percent"), [(1, 100), (0.9999, 99.9), (0.97, 97.0), (0, 0)])
def test_nearly_all_of_the_bound_is_not_told_as_all_of_it(ratio, percent):
    assert Figures(1, 1, 0, 1, 1, ratio, 1, ratio, ratio == 1).percent == percent


def test_a_contradiction_names_its_round_and_its_rules():
    apart, together = Rule(RuleKind.APART, (1, 2)), Rule(RuleKind.TOGETHER, (1, 2))

    with override("en"):
        found = [Contradiction((apart, together), 1, 2)]
        (said,) = contradictions_told(found, BRIEF, CALLED)

    assert said == (
        "الأولى: these cannot be kept together: "
        "apart from each other: منى, هالة; at one table: منى, هالة."
    )


def test_a_contradiction_of_several_rounds_names_none():
    rule = Rule(RuleKind.MEETINGS, most=1)

    with override("en"):
        (said,) = contradictions_told([Contradiction((rule,))], BRIEF, CALLED)

    assert said == "These cannot all be kept: two people share at most so many rounds: 1."


@pytest.mark.parametrize(
    ("people", "most_meetings", "said"),
    [
        ((12, 3), 1, "one table of 4 people, and another round whose tables are 3"),
        ((4, 1), 3, "beside منى in all rounds 12 seats, of which others may take 9"),
    ],
)
def test_meetings_that_are_too_many_for_the_room_are_told_as_such(people, most_meetings, said):
    come, tables = people
    rounds = tuple(Round(n, tuple(map(Table, "abc"[:tables]))) for n in range(1, 5))
    brief = Brief(tuple(map(Person, range(1, come + 1))), rounds, most_meetings=most_meetings)
    called = Called(lambda _person: "منى", str)

    with override("en"):
        found = contradictions_told(contradictions(brief), brief, called)

    rule = f"two people share at most so many rounds: {most_meetings}"
    assert found == [f"These cannot all be kept: {rule}; {said}."]
