"""How long somebody was there, in words."""

import pytest

from multaqa.attendance.templatetags.attendance_words import days, hours_attended


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "less than half an hour"),
        (14, "less than half an hour"),
        (20, "half an hour"),
        (59, "1 hour"),
        (89, "1 hour and a half"),
        (1099, "18 hours and a half"),
        (1200, "20 hours"),
    ],
)
def test_hours_are_said_to_the_nearest_half(minutes, words):
    assert hours_attended(minutes) == words


def test_days_are_said_by_their_number():
    assert (days(1), days(4)) == ("1 day", "4 days")
