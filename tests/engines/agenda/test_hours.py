"""The hours that serve each objective."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.agenda import hours_by_objective

shares = st.dictionaries(st.integers(1, 8), st.integers(0, 12), max_size=8)
agendas = st.lists(st.tuples(st.integers(0, 600), shares))


def test_hours_are_shared_out():
    agenda = [(90, {"ties": 50, "skills": 50}), (60, {"ties": 25}), (30, {})]

    assert hours_by_objective(agenda) == ({"ties": 1.0, "skills": 0.75}, 1.25)


def test_no_session_gives_no_hours():
    assert hours_by_objective([]) == ({}, 0.0)


@given(agendas)
def test_no_time_is_lost(agenda):
    hours, remainder = hours_by_objective(agenda)

    total = sum(minutes for minutes, _ in agenda) / 60
    assert sum(hours.values()) + remainder == pytest.approx(total)


@given(agendas)
def test_the_order_of_sessions_is_nothing(agenda):
    assert hours_by_objective(reversed(agenda)) == hours_by_objective(agenda)


@pytest.mark.parametrize("session", [(-1, {}), (60, {"ties": -10, "skills": 20})])
def test_nothing_is_negative(session):
    with pytest.raises(ValueError, match="minutes and shares are not negative"):
        hours_by_objective([session])


def test_a_session_is_shared_out_once():
    with pytest.raises(ValueError, match="100 percent at most, not 101"):
        hours_by_objective([(60, {"ties": 51, "skills": 50})])
