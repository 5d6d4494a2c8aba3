"""Every life of the trade, walked pair by pair."""

import importlib

import pytest

from multaqa.kernel.lifecycle import Lifecycle
from multaqa.kernel.refusal import Refusal
from tests.house.house import CODE


def called(value) -> str:
    return value.states.__name__ if isinstance(value, Lifecycle) else str(value)


LIVES = [
    life
    for file in sorted(CODE.glob("*/enums.py"))
    for life in vars(importlib.import_module(f"multaqa.{file.parent.name}.enums")).values()
    if isinstance(life, Lifecycle)
]
PAIRS = [(life, before, after) for life in LIVES for before in life.states for after in life.states]


@pytest.mark.parametrize(("life", "before", "after"), PAIRS, ids=called)
def test_a_state_is_followed_by_those_of_its_line_and_no_other(life, before, after):
    try:
        life.require(before, after)
        moved = True
    except Refusal as refusal:
        moved = str(after.label) not in str(refusal)

    assert moved is (after in life.table[before]) is life.may(before, after)


@pytest.mark.parametrize("life", LIVES, ids=called)
def test_every_state_of_a_life_can_be_reached_from_its_first(life):
    reached, waiting = set(), [next(iter(life.states))]
    while waiting:
        state = waiting.pop()
        reached.add(state)
        waiting += [after for after in life.after(state) if after not in reached]

    assert reached == set(life.states)
