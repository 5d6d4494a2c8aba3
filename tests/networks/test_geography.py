"""The drawn country says what the directory's map needs."""

import json
from pathlib import Path

import pytest
from i18nfield.strings import LazyI18nString

import multaqa.networks
from multaqa.engines.script import fold
from multaqa.networks.queries import division_of_city, where_cities_lie
from tests.factories.networks import LibraryFactory
from tests.factories.words import both

EGYPT = json.loads(
    (Path(multaqa.networks.__file__).parent / "geography" / "eg.json").read_text("utf-8")
)
GOVERNORATES = [division for division in EGYPT["divisions"] if division["code"]]


def test_egypt_has_27_governorates_each_with_its_own_code() -> None:
    codes = {governorate["code"] for governorate in GOVERNORATES}

    assert len(GOVERNORATES) == 27
    assert len(codes) == 27
    assert all(code.startswith("EG-") for code in codes)


def test_every_governorate_has_both_names() -> None:
    assert [row for row in GOVERNORATES if not row["ar"] or not row["en"]] == []


def test_every_label_lies_inside_the_drawing() -> None:
    _, _, width, height = map(int, EGYPT["viewbox"].split())

    outside = [r for r in GOVERNORATES if not (0 < r["x"] < width and 0 < r["y"] < height)]

    assert outside == []


def test_a_label_names_only_an_inset_that_is_there() -> None:
    insets = {inset["name"] for inset in EGYPT["insets"]}

    assert {row["inset"] for row in GOVERNORATES} - {None} == insets


def test_all_paths_together_stay_under_nine_kilobytes() -> None:
    assert sum(len(division["path"]) for division in EGYPT["divisions"]) <= 9_000


def test_cairo_is_projected_into_the_box_of_the_delta() -> None:
    made = EGYPT["projection"]
    x = (31.2357 - made["longitude_at_zero"]) * made["longitude_factor"] * made["units_per_degree"]
    y = (made["latitude_at_zero"] - 30.0444) * made["units_per_degree"]
    left, top, width, height = map(int, EGYPT["insets"][0]["viewbox"].split())

    assert left < x < left + width
    assert top < y < top + height


@pytest.mark.parametrize(
    ("city", "code"),
    [
        ({"ar": "طنطا"}, "EG-GH"),
        ({"en": "El-Mahalla El-Kubra"}, "EG-GH"),
        ({"en": "al Arish"}, "EG-SIN"),
        ({"ar": "مدينة الأقصر"}, "EG-LX"),
        ({"ar": "أسوان", "en": "Somewhere"}, "EG-ASN"),
        ({"ar": "٦ أكتوبر"}, "EG-GZ"),
        ({"en": "Khartoum"}, ""),
        ({}, ""),
    ],
)
def test_a_city_lies_in_the_governorate_of_its_town_or_of_its_name(city, code):
    assert division_of_city("EG", LazyI18nString(city)) == code
    assert division_of_city("SD", LazyI18nString(city)) == ""


def test_every_town_is_of_one_governorate_that_is_drawn():
    file = Path(multaqa.networks.__file__).with_name("geography") / "eg_towns.json"
    towns = json.loads(file.read_text(encoding="utf-8"))

    assert towns.keys() == {each["code"] for each in EGYPT["divisions"] if each["code"]}
    named = [fold(name) for names in towns.values() for name in names]
    assert sorted(set(named)) == sorted(named)


@pytest.mark.django_db
def test_a_city_lies_amid_its_libraries_or_else_where_its_governorate_is_written():
    luxor = LibraryFactory(city=both("الأقصر", "Luxor"), latitude="25.7", longitude="32.6")
    cities = {"l": {"en": "Luxor"}, "g": {"ar": "الجيزة"}, "x": {"en": "Atlantis"}}

    found = where_cities_lie(luxor.network, cities)

    assert found.keys() == {"l", "g"}
    assert found["l"] == pytest.approx((29.4, 25.7), abs=0.1)
    assert found["g"][1] > found["l"][1]
