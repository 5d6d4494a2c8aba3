"""The drawn map shows where the libraries are, and a table beside it says the same."""

import re

import brotli
import pytest

from multaqa.networks.pages.map import located, mapped
from tests.factories.networks import LibraryFactory, NetworkFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory(slug="egypt")


def shades(network):
    return {area.division.code: area.shade for area in mapped(network).shaded.areas if area.count}


def test_more_libraries_are_darker_and_one_is_darker_than_none(network):
    for division, many in (("EG-C", 8), ("EG-GZ", 4), ("EG-LX", 1)):
        LibraryFactory.create_batch(many, network=network, division=division)

    assert shades(network) == {"EG-C": 4, "EG-GZ": 2, "EG-LX": 1}


def test_a_single_library_makes_its_governorate_the_darkest(network):
    LibraryFactory(network=network, division="EG-C")

    assert shades(network) == {"EG-C": 4}


def test_the_key_says_what_each_shade_means(network):
    LibraryFactory.create_batch(8, network=network, division="EG-C")

    assert mapped(network).shaded.keys == ((0, 0, 0), (1, 1, 2), (2, 3, 4), (3, 5, 6), (4, 7, 8))


def test_every_governorate_is_named_and_led_from_one_drawing_only(network):
    panels = mapped(network).shaded.panels

    named = [area.division.code for panel in panels for area in panel.own]
    assert (len(named), len(set(named))) == (27, 27)


def test_no_label_is_cut_by_the_edge_of_its_drawing(network):
    for panel in mapped(network).shaded.panels:
        left, top, width, height = map(float, panel.viewbox.split())
        for x, y, _label in panel.labels():
            assert left + 0.1 * width < x < left + 0.9 * width
            assert top < y < top + height


def test_the_table_says_the_same_numbers_and_those_without_a_place(client, network):
    LibraryFactory.create_batch(2, network=network, division="EG-ASN")
    LibraryFactory(network=network, division="")

    page = client.get("/en/egypt/map/").content.decode()

    rows = dict(re.findall(r'<th scope="row">(?:<a[^>]*>)?([^<]+).*?number">([^<]+)<', page))
    assert (rows["Aswan"], rows["Cairo"], rows["Not said"]) == ("2", "0", "1")
    assert "3 libraries" in page


def test_a_governorate_leads_to_its_libraries_and_has_a_title(client, network):
    LibraryFactory(network=network, division="EG-ASN")

    page = client.get("/ar/egypt/map/").content.decode()

    assert '<a href="/ar/egypt/libraries/?division=EG-ASN"><title>أسوان: 1</title>' in page


def test_the_map_weighs_at_most_14_kb_and_asks_the_same_for_any_number(client, network, queries_of):
    LibraryFactory(network=network)
    client.get("/ar/egypt/map/?x")  # finds the network, which is kept
    one = queries_of(lambda: client.get("/ar/egypt/map/?x"))
    LibraryFactory.create_batch(30, network=network)

    assert queries_of(lambda: client.get("/ar/egypt/map/?x")) == one <= 3
    assert len(brotli.compress(client.get("/ar/egypt/map/").content, quality=5)) <= 14_000


def test_a_country_nobody_has_drawn_leads_to_the_directory(client):
    NetworkFactory(slug="sudan", country="SD")

    page = client.get("/en/sudan/map/").content.decode()

    assert "not drawn yet" in page
    assert 'href="/en/sudan/libraries/"' in page


def test_a_library_stands_where_its_coordinates_say(network):
    library = LibraryFactory(network=network, latitude="30.0444", longitude="31.2357")

    place = located(library)

    assert (place.x, place.y) == pytest.approx((319.3, 92.1), abs=0.1)


@pytest.mark.parametrize(
    ("fields", "drawn"),
    [
        ({"division": "EG-C"}, True),
        ({"division": ""}, False),
        ({"latitude": "48.85", "longitude": "2.35"}, False),
    ],
)
def test_a_library_without_a_place_on_the_drawing_is_not_drawn(network, fields, drawn):
    assert (located(LibraryFactory(network=network, **fields)) is not None) == drawn
