"""Summaries of answers: right, honest about chance, and silent where too few answered."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.survey import (
    LEAST,
    Chosen,
    Rated,
    Withheld,
    chosen,
    faults,
    rated,
    released,
)

ratings = st.lists(st.integers(1, 5), max_size=60)


@given(ratings, st.none() | st.integers(0, 200))
def test_the_judge_finds_nothing_in_a_summary(values, population):
    assert list(faults(values, rated(values, population=population))) == []


@given(ratings, st.integers())
def test_the_order_of_the_answers_means_nothing(values, seed):
    shuffled = list(values)
    Random(seed).shuffle(shuffled)

    assert rated(shuffled) == rated(values)


@pytest.mark.parametrize("count", range(LEAST))
def test_nothing_is_said_of_fewer_than_five(count):
    assert rated([5] * count) == Withheld()
    assert chosen([["a"]] * count, ["a"]) == Withheld()


def test_a_mean_has_students_interval():
    """Student's own first example, sleep gained with drug 1, moved up by two hours and in tenths:
    mean 0.75 and standard deviation 1.789 of ten people (Biometrika 1908)."""
    sleep = [27, 4, 18, 8, 19, 54, 57, 28, 20, 40]

    found = rated(sleep, least=0, most=60)

    assert isinstance(found, Rated)
    assert found.mean == pytest.approx(27.5)
    assert (found.low, found.high) == pytest.approx((14.7, 40.3), abs=0.1)


def test_a_share_has_wilsons_interval():
    """Of 29 answers none is pleased: 0 to .117 (Newcombe 1998, Statistics in Medicine 17, table I,
    method 3: 0/29)."""
    found = rated([1] * 29)

    assert (found.pleased_low, found.pleased_high) == pytest.approx((0, 0.1170), abs=5e-4)


def test_newcombes_other_share():
    """81 of 263: .2553 to .3662 (the same table)."""
    found = rated([5] * 81 + [1] * 182)

    assert (found.pleased_low, found.pleased_high) == pytest.approx((0.2553, 0.3662), abs=5e-4)


def test_where_everybody_answered_nothing_is_left_to_chance():
    found = rated([1, 2, 3, 4, 5], population=5)

    assert found.low == found.mean == found.high == 3


def test_a_population_smaller_than_its_answers_corrects_nothing():
    assert rated([1, 2, 3, 4, 5], population=3) == rated([1, 2, 3, 4, 5])


def test_the_more_of_the_population_answers_the_surer():
    few, many = (rated([1, 2, 3, 4, 5], population=size) for size in (100, 8))

    assert many.high - many.low < few.high - few.low


def test_equal_answers_have_no_width():
    found = rated([4] * 6)

    assert (found.low, found.mean, found.high) == (4, 4, 4)


def test_a_rating_off_the_scale_is_an_error():
    with pytest.raises(ValueError, match=r"outside 1\.\.5"):
        rated([6])


def test_options_are_counted_by_people():
    answers = [["a", "b"], ["a"], ["a", "a"], [], ["gone"]]

    assert chosen(answers, ["a", "b", "c"]) == Chosen(5, {"a": 3, "b": 1, "c": 0})


@given(st.integers(0, 100))
def test_figures_move_by_five_answers_or_more_also_when_they_are_closed(answers):
    shown = waiting = 0
    for _each in range(answers):
        waiting += 1
        joining = released(waiting)
        assert joining == 0 or joining >= LEAST
        shown, waiting = shown + joining, waiting - joining

    assert shown == 0 or waiting >= LEAST


@pytest.mark.parametrize(("waiting", "joining"), [(0, 0), (9, 0), (10, 5), (14, 5), (17, 10)])
def test_five_at_least_stay_behind(waiting, joining):
    assert released(waiting) == joining


def test_the_judge_sees_answers_withheld_without_need():
    assert list(faults([1] * 7, Withheld())) == ["7 answers are withheld"]


def test_the_judge_sees_a_summary_of_other_answers():
    said = rated([1, 2, 3, 4, 5])

    assert "answers are lost or counted twice" in list(faults([1] * 6, said))


def test_the_judge_sees_a_figure_of_too_few():
    assert "a figure of 4 is shown" in list(faults([1] * 4, rated([1] * 5)))


def test_the_judge_sees_a_wrong_mean_and_share():
    wrong = Rated(5, 1, 5, {1: 5, 2: 0, 3: 0, 4: 0, 5: 0}, 3, 4, 2, 0.5, 0.6, 0.7)

    assert list(faults([1] * 5, wrong)) == [
        "the mean lies outside its interval or the scale",
        "the mean is not that of the counts",
        "the share lies outside its interval",
    ]
