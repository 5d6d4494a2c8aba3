"""A site's days and hours: Cairo, 10 and 11 February 2020."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from multaqa.engines.agenda import SitePlan
from multaqa.engines.agenda.opening import minutes_outside, outside_days

CAIRO = ZoneInfo("Africa/Cairo")
DAYS = SitePlan(1, date(2020, 2, 10), date(2020, 2, 11), time(9), time(17), CAIRO)
NIGHTS = replace(DAYS, opens=time(20), closes=time(2))
TO_MIDNIGHT = replace(DAYS, closes=time(0))


def at(clock, day=11):
    hour, minute = clock.split(":")
    return datetime(2020, 2, day, int(hour), int(minute), tzinfo=CAIRO)


@pytest.mark.parametrize(
    ("starts", "ends", "minutes"),
    [
        ("9:00", "17:00", 0),
        ("8:30", "10:00", 30),
        ("16:00", "18:00", 60),
        ("8:00", "18:00", 120),
        ("6:00", "7:00", 60),
        ("18:00", "20:30", 150),
    ],
)
def test_minutes_outside_the_hours_are_counted(starts, ends, minutes):
    assert minutes_outside(DAYS, at(starts), at(ends)) == minutes


def test_a_part_of_a_minute_outside_is_counted():
    assert minutes_outside(DAYS, at("16:00"), at("17:00") + timedelta(seconds=1)) == 1


@pytest.mark.parametrize(("day", "outside"), [(9, True), (10, False), (11, False), (12, True)])
def test_both_the_first_and_the_last_day_are_in(day, outside):
    assert outside_days(DAYS, at("9:00", day), at("10:00", day)) is outside


@pytest.mark.parametrize(
    ("starts", "ends", "outside", "minutes"),
    [
        (at("20:00", 11), at("2:00", 12), False, 0),
        (at("0:30", 12), at("1:30", 12), False, 0),
        (at("1:00", 12), at("2:30", 12), True, 30),
        (at("0:30", 10), at("1:30", 10), True, 0),
        (at("19:00", 10), at("21:00", 10), False, 60),
        (at("2:00", 10), at("3:00", 10), False, 60),
    ],
)
def test_hours_after_midnight_belong_to_the_day_before(starts, ends, outside, minutes):
    assert outside_days(NIGHTS, starts, ends) is outside
    assert minutes_outside(NIGHTS, starts, ends) == minutes


def test_a_site_may_close_at_midnight():
    evening = at("20:00", 11), at("0:00", 12)

    assert minutes_outside(TO_MIDNIGHT, *evening) == 0
    assert not outside_days(TO_MIDNIGHT, *evening)


def test_hours_are_read_on_the_clock_of_the_site():
    assert minutes_outside(DAYS, at("9:00").astimezone(UTC), at("17:00").astimezone(UTC)) == 0


def test_hours_are_read_as_they_stand_where_the_site_has_no_zone():
    site = replace(DAYS, zone=None)

    assert minutes_outside(site, at("9:00").astimezone(UTC), at("17:00").astimezone(UTC)) == 120


def test_the_hour_that_comes_twice_passes_twice():
    # In Cairo the hour before midnight of 27 October 2023 came twice.
    site = replace(TO_MIDNIGHT, starts_on=date(2023, 10, 26), ends_on=date(2023, 10, 26))
    first = datetime(2023, 10, 26, 23, 50, tzinfo=CAIRO)
    second = datetime(2023, 10, 26, 23, 10, fold=1, tzinfo=CAIRO)

    assert minutes_outside(site, first, second) == 10
