"""How long somebody was there, by what was watched and when they came."""

from datetime import date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.presence import Planned, time_there

DAY = date(2027, 2, 7)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 2, 7, hour, minute)  # noqa: DTZ001 - the clock of the place


def held(uid, starts, ends, *, where="cairo", watched=False) -> Planned:
    return Planned(uid, where, at(starts), at(ends), watched)


def hours(*plan, came=None, seen=()) -> float:
    arrivals = {("cairo", DAY): came} if came else {}
    return time_there(arrivals, set(seen), plan) / timedelta(hours=1)


def test_whoever_came_in_the_morning_was_at_all_that_nobody_watched():
    assert hours(held(1, 9, 10), held(2, 11, 13), came=at(8)) == 3


def test_what_was_over_before_they_came_does_not_count():
    assert hours(held(1, 9, 10), held(2, 11, 13), came=at(12)) == 1


def test_a_watched_session_counts_for_those_seen_in_it_and_for_nobody_else():
    watched = held(1, 9, 11, watched=True)

    assert hours(watched, came=at(8)) == 0
    assert hours(watched, came=at(10), seen=[1]) == 2


def test_another_site_and_another_day_count_for_nothing():
    tomorrow = Planned(2, "cairo", at(9) + timedelta(days=1), at(10) + timedelta(days=1))

    assert hours(held(1, 9, 10, where="luxor"), tomorrow, came=at(8)) == 0


def test_what_runs_side_by_side_counts_once():
    plan = (held(1, 9, 12), held(2, 10, 11), held(3, 11, 13))

    assert hours(*plan, came=at(8)) == 4


PLANS = st.lists(
    st.builds(
        lambda uid, starts, length, watched: held(uid, starts, starts + length, watched=watched),
        st.integers(0, 5), st.integers(8, 16), st.integers(1, 4), st.booleans(),
    ),
    max_size=8,
)  # fmt: skip


@given(PLANS, st.integers(8, 20), st.sets(st.integers(0, 5)))
def test_it_is_the_minutes_in_which_they_were_in_any_session(plan, came, seen):
    minutes = 0
    for minute in range(24 * 60):
        then = at(0) + timedelta(minutes=minute)
        minutes += any(
            each.starts <= then < each.ends
            and (each.uid in seen if each.watched else then >= at(came))
            for each in plan
        )

    assert time_there({("cairo", DAY): at(came)}, seen, plan) == timedelta(minutes=minutes)
