"""A governorate is known by every name people write; countries and zones by the reader's."""

import pytest
from django.utils import translation

from multaqa.networks import geography
from multaqa.networks.geography.countries import ARAB, countries, country_name, zones


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("القاهرة", "EG-C"),
        ("القاهره", "EG-C"),
        ("محافظة القاهرة", "EG-C"),
        ("cairo", "EG-C"),
        ("Cairo Governorate", "EG-C"),
        ("EG-C", "EG-C"),
        ("eg-c", "EG-C"),
        ("ALX", "EG-ALX"),
        ("الاسكندريه", "EG-ALX"),
        ("Kafr el-Sheikh", "EG-KFS"),
        ("أسيوط", "EG-AST"),
        ("", None),
        ("محافظة", None),
        ("القاهرة الكبرى", None),
        ("SD-KH", None),
    ],
)
def test_a_governorate_is_found_by_what_people_write(written, code):
    assert geography.find("EG", written) == code


@pytest.mark.parametrize("country", ["", "SD", "..", "e/g", "EGYPT"])
def test_a_country_nobody_has_drawn_has_no_divisions(country):
    assert geography.divisions(country) == ()
    assert geography.find(country, "القاهرة") is None


def test_a_division_has_its_name_in_the_readers_language():
    cairo = geography.division("EG-C")

    assert cairo.name == "Cairo"
    with translation.override("ar"):
        assert cairo.name == "القاهرة"


@pytest.mark.parametrize("code", ["", "EG-X", "XX-1", "../etc"])
def test_an_unknown_code_is_no_division(code):
    assert geography.division(code) is None


@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_the_arab_countries_and_their_zones_come_first(language):
    with translation.override(language):
        (_name, arab), (_other, others) = countries()
        (_zone_name, arab_zones), _other_zones = zones()

    assert {code for code, _label in arab} == set(ARAB)
    assert not {code for code, _label in others} & set(ARAB)
    assert {zone for zone, _label in arab_zones} == set(ARAB.values())


def test_a_country_is_named_as_its_network_names_itself():
    with translation.override("ar"):
        assert (country_name("PS"), country_name("EG")) == ("فلسطين", "مصر")
    assert country_name("??") == "??"
