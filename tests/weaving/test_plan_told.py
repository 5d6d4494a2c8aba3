"""A plan in sentences."""

import pytest

from multaqa.weaving.models import Plan
from multaqa.weaving.queries import headline_of, reach_of, worth

RESULT = {
    "pairs": 4, "across": 4, "repeats": 0, "ratio": 0.5, "optimal": False, "design": "",
    "breaches": [], "new": {"1": 3, "2": 2, "3": 0, "4": 1},
}  # fmt: skip


def plan(*, gone=(), sat=()):
    """Of four people who are asked to two rounds; the first is over where somebody ``sat``."""
    people = [[pk, {}] for pk in (1, 2, 3, 4)]
    rounds = [[1, [], []], [2, [], list(gone)]]
    held = [[1, [["A", list(sat)]]]] if sat else []
    return Plan(result=RESULT, brief={"people": people, "rounds": rounds}, held=held)


def test_who_comes_and_meets_nobody_new_counts():
    assert (worth(plan()).least, worth(plan()).most) == (0, 3)


def test_who_never_came_and_is_not_expected_does_not():
    told = worth(plan(gone=[3], sat=[1, 2, 4]))

    assert (told.least, told.most) == (1, 3)
    assert "from 1 to 3" in reach_of(told)


def test_who_left_after_a_round_still_counts():
    assert worth(plan(gone=[3], sat=[1, 2, 3])).least == 0


@pytest.mark.parametrize(
    ("pairs", "across", "said"),
    [
        (4, 4, "4 new acquaintances, all of them across cities"),
        (4, 3, "4 new acquaintances, 3 of them across cities"),
        (4, 0, "4 new acquaintances"),
        (1, 1, "1 new acquaintance, 1 of them across cities"),
    ],
)
def test_the_headline_says_how_many_new_ties_join_cities(pairs, across, said):
    made = plan()
    made.result = RESULT | {"pairs": pairs, "across": across}

    assert headline_of(worth(made)) == said
