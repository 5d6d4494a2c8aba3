"""A life is a table."""

import pytest
from django.db.models import TextChoices

from multaqa.kernel.lifecycle import Lifecycle
from multaqa.kernel.refusal import Refusal


class Moon(TextChoices):
    NEW = "new", "New"
    HALF = "half", "Half"
    FULL = "full", "Full"


LIFE = Lifecycle(Moon, {Moon.NEW: {Moon.FULL, Moon.HALF}, Moon.HALF: set(), Moon.FULL: {Moon.NEW}})


def test_a_life_with_a_state_left_out_does_not_start():
    with pytest.raises(TypeError, match="Moon: no line for"):
        Lifecycle(Moon, {Moon.NEW: {Moon.HALF}})


def test_what_may_follow_comes_in_the_order_of_declaration():
    assert LIFE.after("new") == (Moon.HALF, Moon.FULL)


def test_a_move_of_the_table_may_be_made():
    LIFE.require("full", "new")

    assert LIFE.may("full", "new")


def test_another_move_is_refused_with_both_names():
    with pytest.raises(Refusal) as refused:
        LIFE.require("half", "full")

    assert str(refused.value) == "It is “Half” now and cannot become “Full”."


def test_a_state_of_no_table_is_an_error():
    with pytest.raises(ValueError, match="eclipse"):
        LIFE.may("new", "eclipse")
