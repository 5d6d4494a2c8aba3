"""Months, days, cities, countries and languages are called as CLDR calls them."""

from datetime import date, timedelta

import pytest
from babel import Locale, dates
from django.utils import translation

from multaqa.portal.settings import LANGUAGES
from multaqa.ui import names
from multaqa.ui.reading import reading_as
from multaqa.ui.templatetags.ui import date_long, date_short, weekday
from tests.ui.cldr import written

DAY = date(2020, 2, 6)
YEAR = [date(2027, 1, 31) + timedelta(days=29 * n) for n in range(12)]


@pytest.mark.parametrize("language", dict(LANGUAGES))
def test_what_stands_in_the_files_is_of_cldr(language):
    """If not: ``make fix``."""
    file = names.FOLDER / f"{language}.json"

    assert file.read_text(encoding="utf-8") == written(language)


@pytest.mark.parametrize("country", ["EG", "IQ", "MA", "TN", "MR", "SD", "DE"])
def test_an_arabic_month_is_called_as_in_its_country(country):
    locale = f"ar_{country}" if country != "DE" else "ar_001"
    called = [dates.format_date(day, "MMMM", locale) for day in YEAR]

    assert [names.months("ar", country)[day.month - 1] for day in YEAR] == called


@pytest.mark.parametrize("language", dict(LANGUAGES))
def test_a_day_is_called_as_in_its_language(language):
    called = [dates.format_date(day, "EEEE", language) for day in YEAR]

    assert [names.weekdays(language)[day.weekday()] for day in YEAR] == called


@pytest.mark.parametrize(("language", "locale"), [("ar", "ar_SY"), ("en", "en"), ("fr", "fr")])
def test_a_date_is_written_as_cldr_writes_it(language, locale):
    with translation.override(language), reading_as(country="SY", usual_digits="latn"):
        said = [date_long(DAY), date_short(DAY), weekday(DAY)]

    assert said == [dates.format_date(DAY, how, locale) for how in ("d MMMM y", "d MMMM", "EEEE")]


@pytest.mark.parametrize("how", [date_long, date_short, weekday])
def test_no_day_is_no_words(how):
    assert how(None) == ""


@pytest.mark.parametrize(
    ("zone", "city"),
    [("Africa/Cairo", "القاهرة"), ("Asia/Calcutta", "Kolkata"), ("Mars/Sea_of_Showers", None)],
)
def test_a_zone_is_called_after_its_city(zone, city):
    assert names.city("ar", zone) == (city or "Sea of Showers")


def test_countries_and_languages_have_names():
    assert names.countries("en")["EG"] == Locale("en").territories["EG"]
    assert names.languages("fr")["ar"] == "arabe"
