"""What the public is told of a report: nothing that could point at one to four people."""

import random

import pytest

from multaqa.impact.queries import Figure, public, told


def city(name, n):
    return Figure("city", n, n, of=name, label={"en": name})


def shown(figures):
    return {(each.key, each.of): each.value for each in public(figures)}


@pytest.mark.parametrize("people", [1, 4])
def test_a_figure_of_under_five_people_is_withheld(people):
    assert shown([Figure("certificates", people, people)]) == {("certificates", ""): None}


@pytest.mark.parametrize("people", [0, 5, None])
def test_nobody_at_all_five_or_no_people_are_told(people):
    assert shown([Figure("certificates", people, people)]) == {("certificates", ""): people}


def test_a_withheld_figure_says_not_even_on_how_many_it_stands():
    assert public([Figure("nights", 9, 2)])[0].people is None


def test_who_waits_cannot_be_worked_out_from_who_sits():
    figures = [Figure("registered", 12, 12), Figure("seated", 9, 9), Figure("waiting", 3, 3)]

    assert shown(figures) == {
        ("registered", ""): 12,
        ("seated", ""): None,
        ("waiting", ""): None,
    }


def test_where_nobody_waits_both_are_told():
    figures = [Figure("seated", 12, 12), Figure("waiting", 0, 0)]

    assert shown(figures) == {("seated", ""): 12, ("waiting", ""): 0}


def test_a_hidden_objective_hides_the_smallest_of_the_others():
    hours = [Figure("objective_people_hours", n, n, of=str(n)) for n in (2, 0, 30, 20)]

    assert list(shown(hours).values()) == [None, 0, 30, None]


def test_two_hidden_objectives_hide_no_third():
    hours = [Figure("objective_people_hours", n, n, of=str(n)) for n in (2, 3, 30)]

    assert list(shown(hours).values()) == [None, None, 30]


@pytest.mark.parametrize("key", ["city", "division"])
def test_small_places_of_either_kind_are_counted_together(key):
    figures = [Figure(key, n, n, of=str(n), label={"en": str(n)}) for n in (9, 4, 3)]

    assert shown(figures) == {(key, "9"): 9, (key, "…"): 7}


def test_small_cities_are_counted_together():
    figures = [city("Cairo", 9), city("Luxor", 3), city("Aswan", 2)]

    assert shown(figures) == {("city", "Cairo"): 9, ("city", "…"): 5}


def test_the_smallest_city_joins_the_others_while_these_are_under_five():
    figures = [city("Cairo", 9), city("Luxor", 6), city("Aswan", 2)]

    assert shown(figures) == {("city", "Cairo"): 9, ("city", "…"): 8}


def test_cities_without_small_ones_need_no_others():
    assert shown([city("Cairo", 9), city("Luxor", 5)]) == {
        ("city", "Cairo"): 9,
        ("city", "Luxor"): 5,
    }


def test_four_people_in_all_are_from_nowhere():
    assert shown([city("Cairo", 3), city("Luxor", 1)]) == {("city", "…"): None}


def test_whatever_cities_there_are_nobody_is_lost_and_nobody_stands_alone():
    dice = random.Random(2020)

    for _ in range(200):
        sizes = [dice.randint(1, 12) for _ in range(dice.randint(1, 8))]
        together = [each.value for each in public([city(str(n), s) for n, s in enumerate(sizes)])]
        assert together == [None] or (sum(together) == sum(sizes) and min(together) >= 5), sizes


def test_a_report_without_figures_has_empty_sections():
    nothing = told([])

    assert (nothing.facts, nothing.objectives, nothing.choices) == ((), (), ())


def named(*people):
    """The governorates of so many people that are named among those counted together."""
    places = [Figure("division", n, n, of=f"D{at}", label={"en": f"P{at}"})
              for at, n in enumerate(people)]  # fmt: skip
    (others,) = [each for each in public(places) if each.of == "…"]
    return {row.beside for row in others.rows}


def test_governorates_counted_together_are_named():
    assert named(9, 4, 3, 1) == {"D1", "D2", "D3"}


@pytest.mark.parametrize("people", [(9, 1, 1, 1, 1, 1), (9, 4, 4, 4), (9, 3, 3), (9, 2)])
def test_they_are_not_where_each_ones_people_could_be_worked_out(people):
    assert named(*people) == set()
