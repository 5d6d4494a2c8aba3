"""What changed between two waves."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings

from multaqa.engines.ties import (
    Bounds,
    Interval,
    Level,
    Member,
    Share,
    TiesBrief,
    Wave,
    Why,
    Withheld,
    change,
)
from multaqa.engines.ties.figures import t_quantile
from tests.engines.ties.networks import briefs, eies, eies_levels, wave_of

FEW, NONE = Withheld(Why.FEW_PEOPLE), Withheld(Why.NO_ANSWERS)
WEAKEST = (5, 6)  # of the researchers, by ties of "met" in the first wave
PEOPLE = tuple(Member(i, "Cairo" if i < 5 else "Luxor") for i in range(10))


def test_the_researchers_of_other_disciplines_met_more_than_their_own():
    found = change(eies(), 0, 1, Level.MET).matched

    moved = [found.all.value, found.across.value, found.within.value]
    assert [round(each, 3) for each in moved] == [0.141, 0.177, 0.071]


def test_friendship_moves_less_than_acquaintance():
    moved = [change(eies(), 0, 1, level).matched.all.value for level in (2, 3, 4)]

    assert moved == sorted(moved, reverse=True)


def test_the_silent_inflate_the_naive_change_and_not_the_matched():
    found = change(eies(silent=WEAKEST), 0, 1, Level.MET)

    before, after = found.naive
    assert round(after.across.value - before.across.value, 3) == 0.194
    assert round(found.matched.across.value, 3) == 0.175  # .177 if all had answered
    assert (found.panel, found.responses[1].answered, found.responses[1].asked) == (30, 30, 32)


@pytest.mark.parametrize("silent", [(), WEAKEST, range(8), range(20)])
def test_the_bounds_hold_what_the_silent_would_have_said(silent):
    truth = change(eies(), 0, 1, Level.MET).matched

    found = change(eies(silent=silent), 0, 1, Level.MET)

    for value, bounds in ((truth.all, found.bounds), (truth.across, found.bounds_across)):
        assert bounds.worst - 1e-9 <= value.value <= bounds.best + 1e-9


def test_the_bounds_are_as_counted_by_hand():
    # One answer is missing before, one after, and one both times; the others did not change.
    first = {pair: 2 for pair in permutations(range(5), 2) if pair not in {(0, 1), (0, 2)}}
    second = {pair: 2 for pair in permutations(range(5), 2) if pair not in {(0, 1), (0, 3)}}
    waves = (Wave(frozenset(range(5)), first), Wave(frozenset(range(5)), second))

    found = change(TiesBrief(PEOPLE, waves), 0, 1, Level.MET)

    assert found.bounds == Bounds(unchanged=0, worst=-2 / 20, best=2 / 20, of=20)


def test_gained_and_lost_are_counted_apart():
    before, after = eies_levels()

    found = change(eies(), 0, 1, Level.MET)

    assert found.gained == ((before < 2) & (after >= 2)).sum()
    assert found.lost == ((before >= 2) & (after < 2)).sum()


def test_the_interval_is_that_of_leaving_out_each_person():
    before, after = (levels >= 2 for levels in eies_levels())
    moved = after.astype(float) - before
    n = len(moved)
    without = []
    for person in range(n):
        rest = np.delete(np.delete(moved, person, 0), person, 1)
        without.append(rest.sum() / ((n - 1) * (n - 2)))
    error = np.sqrt((n - 1) / n * np.sum((np.array(without) - np.mean(without)) ** 2))
    value = moved.sum() / (n * (n - 1))

    found = change(eies(), 0, 1, Level.MET).matched.all

    reach = 2.0395 * error  # Student's t of 31 degrees of freedom
    assert found.interval.low == pytest.approx(value - reach, abs=1e-4)
    assert found.interval.high == pytest.approx(value + reach, abs=1e-4)
    assert found.detectable == pytest.approx((2.0395 + 0.8416) * error, abs=1e-4)


@pytest.mark.parametrize(("freedom", "t"), [(4, 2.776), (9, 2.262), (18, 2.101), (60, 2.000)])
def test_students_t_is_that_of_the_tables(freedom, t):
    assert t_quantile(freedom) == pytest.approx(t, rel=0.01)


def test_an_interval_covers_the_truth_where_some_are_livelier_than_others():
    random = np.random.default_rng(1)
    covered, n, studies = 0, 20, 200
    for _ in range(studies):
        lively = random.normal(0, 0.12, n)
        chance = np.clip(0.3 + lively[:, None] + lively[None, :], 0, 1)
        second = 2 * (random.random((n, n)) < chance)
        people = tuple(Member(i, "Cairo") for i in range(n))
        brief = TiesBrief(people, (wave_of(np.zeros((n, n))), wave_of(second)))
        interval = change(brief, 0, 1, Level.MET).matched.all.interval
        covered += interval.low <= 0.3 <= interval.high

    assert covered / studies >= 0.93


def test_where_all_moved_alike_there_is_no_interval():
    nobody, everybody = np.zeros((6, 6)), np.full((6, 6), 2)
    brief = TiesBrief(PEOPLE[:6], (wave_of(nobody), wave_of(everybody)))

    found = change(brief, 0, 1, Level.MET).matched.all

    assert found.value == 1
    assert (found.interval, found.detectable) == (Withheld(Why.NO_CONTRAST),) * 2


def test_where_one_person_has_all_the_answers_there_is_no_interval():
    star = {(0, i): 2 for i in range(1, 7)} | {(i, 0): 0 for i in range(1, 7)}
    waves = (Wave(frozenset(range(7)), star), Wave(frozenset(range(7)), star))

    found = change(TiesBrief(PEOPLE, waves), 0, 1, Level.MET).matched.all

    assert found.before == Share(ties=6, of=12, people=7)
    assert found.interval == Withheld(Why.NO_CONTRAST)


def test_two_people_of_one_city_are_hidden_behind_the_others():
    people = tuple(Member(i, city) for i, city in enumerate("aabcdefg"))
    brief = TiesBrief(people, (wave_of(np.zeros((8, 8))), wave_of(np.eye(8, k=1) * 2)))

    found = change(brief, 0, 1, Level.MET)

    assert (found.matched.within, found.matched.across, found.bounds_across) == (FEW, FEW, FEW)
    assert found.matched.all.after.ties == 7


def test_a_panel_of_four_has_no_figures():
    waves = (wave_of(np.zeros((10, 10)), silent=range(3)), wave_of(np.eye(10), silent=range(7, 10)))

    found = change(TiesBrief(PEOPLE, waves), 0, 1, Level.MET)

    assert found.panel == 4
    assert (found.matched.all, found.gained, found.lost) == (FEW, FEW, FEW)
    assert found.naive[0].all == Share(ties=0, of=63, people=7)


def test_who_was_asked_once_is_outside_the_bounds():
    brief = eies()
    second = replace(brief.waves[1], asked=frozenset(range(4)), levels={})

    found = change(replace(brief, waves=(brief.waves[0], second)), 0, 1, Level.MET)

    assert (found.bounds, found.matched.all) == (FEW, NONE)


@given(briefs())
@settings(max_examples=40)
def test_a_change_and_the_change_back_are_opposite(brief):
    if len(brief.waves) < 2:
        return
    there, back = change(brief, 0, 1, Level.MET), change(brief, 1, 0, Level.MET)

    assert (there.gained, there.lost) == (back.lost, back.gained)
    if not isinstance(there.matched.all, Withheld):
        assert there.matched.all.value == pytest.approx(-back.matched.all.value)
    if isinstance(there.bounds, Bounds):
        assert there.bounds.best == pytest.approx(-back.bounds.worst)


@given(briefs())
@settings(max_examples=40)
def test_where_everybody_answered_matched_is_naive_and_nothing_is_uncertain(brief):
    if len(brief.waves) < 2:
        return
    everybody = frozenset(member.id for member in brief.people)
    answers = {pair: sum(pair) % 3 == 0 for pair in permutations(everybody, 2)}
    whole = Wave(everybody, {}, {"advice": answers})

    found = change(replace(brief, waves=(whole, whole)), 0, 1, "advice")

    if not isinstance(found.matched.all, Withheld):
        assert found.naive[0].all == found.matched.all.before
        assert (found.bounds.worst, found.bounds.best) == (0, 0)
        assert not isinstance(found.matched.all.interval, Interval)
