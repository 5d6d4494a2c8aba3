"""Dates are named as the network's country names them."""

from contextvars import copy_context
from datetime import date

import pytest
from django.utils import translation

from multaqa.ui.reading import reads_in
from multaqa.ui.templatetags.ui import date_long


def told(country: str, language: str) -> str:
    """16 February 2020 on a page of a network, read by nobody after us."""

    def read() -> str:
        reads_in(country=country, usual_digits="latn")
        with translation.override(language):
            return date_long(date(2020, 2, 16))

    return copy_context().run(read)


@pytest.mark.parametrize(
    ("country", "month"), [("EG", "فبراير"), ("PS", "شباط"), ("TN", "فيفري"), ("PH", "فبراير")]
)
def test_the_month_has_the_name_it_has_in_the_country(country, month) -> None:
    assert month in told(country, "ar")


@pytest.mark.parametrize("country", ["EG", "PH", ""])
def test_english_dates_are_the_same_everywhere(country) -> None:
    assert told(country, "en") == "16 February 2020"
