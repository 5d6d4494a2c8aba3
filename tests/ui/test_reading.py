"""Dates are named as the network's country names them."""

from datetime import date

import pytest
from django.utils import translation

from multaqa.ui.reading import reads_in
from multaqa.ui.templatetags.ui import date_long


@pytest.mark.parametrize(
    ("country", "month"), [("EG", "فبراير"), ("PS", "شباط"), ("TN", "فيفري"), ("PH", "فبراير")]
)
def test_the_month_has_the_name_it_has_in_the_country(country, month) -> None:
    reads_in(country=country, usual_digits="latn")

    with translation.override("ar"):
        told = date_long(date(2020, 2, 16))

    assert month in told


@pytest.mark.parametrize("country", ["EG", "PH", ""])
def test_english_dates_are_the_same_everywhere(country) -> None:
    reads_in(country=country, usual_digits="arab")

    assert date_long(date(2020, 2, 16)) == "16 February 2020"
