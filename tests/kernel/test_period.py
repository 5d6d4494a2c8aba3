"""A period's end is not before its start, and its years are ours."""

from datetime import UTC, date, datetime

import pytest

from multaqa.kernel.period import Period
from multaqa.kernel.refusal import Refusal


def hours(starts: int, ends: int) -> Period:
    return Period(
        datetime(2020, 2, 16, starts, tzinfo=UTC), datetime(2020, 2, 16, ends, tzinfo=UTC)
    )


def dates(starts: int, ends: int) -> Period:
    return Period(date(2020, 2, starts), date(2020, 2, ends))


def test_an_end_before_the_start_is_refused_beside_the_end():
    with pytest.raises(Refusal) as refused:
        dates(17, 16)

    assert refused.value.field == "ends"


@pytest.mark.parametrize("year", [219, 1989, 2101])
@pytest.mark.parametrize("field", ["starts", "ends"])
def test_a_year_that_was_mistyped_is_refused_beside_its_field(year, field):
    moments = {"starts": date(1990, 1, 1), "ends": date(2100, 1, 1), field: date(year, 1, 1)}

    with pytest.raises(Refusal, match="between 1990 and 2100") as refused:
        Period(**moments)

    assert refused.value.field == field


def test_the_days_of_dates_are_all_of_them():
    assert dates(16, 18).days() == [date(2020, 2, 16), date(2020, 2, 17), date(2020, 2, 18)]


def test_the_days_of_instants_are_those_they_touch():
    late = Period(datetime(2020, 2, 16, 23, tzinfo=UTC), datetime(2020, 2, 17, 1, tzinfo=UTC))

    assert late.days() == [date(2020, 2, 16), date(2020, 2, 17)]


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (hours(9, 10), hours(10, 11), False),
        (hours(10, 11), hours(9, 10), False),
        (hours(9, 11), hours(10, 12), True),
        (dates(16, 17), dates(17, 18), True),
        (dates(17, 18), dates(16, 17), True),
        (dates(16, 17), dates(18, 19), False),
        (dates(18, 19), dates(16, 17), False),
    ],
)
def test_instants_that_touch_do_not_overlap_and_dates_do(one, other, answer):
    assert one.overlaps(other) is answer
