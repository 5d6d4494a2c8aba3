"""Pages and forms of libraries."""

import pytest

from multaqa.networks.models import Library
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.people import coordinator_of
from tests.factories.words import both

pytestmark = pytest.mark.django_db
NEW = "/en/egypt/libraries/new/"
GIVEN = {
    "name_ar": "مكتبة طنطا",
    "name_en": "Tanta Library",
    "kind": "public",
    "owner": "ministry",
    "city_ar": "طنطا",
    "division": "EG-GH",
    "latitude": "٣٠٫٧٨٦٥",
    "longitude": "31.0004",
    "population_served": "٥٠٠٬٠٠٠",
    "isil": "eg-1234",
    "website": "example.org",
}


@pytest.fixture
def network():
    return NetworkFactory(slug="egypt")


@pytest.fixture
def desk(client_of, network):
    return client_of(coordinator_of(network))


def test_a_library_is_written_down(desk):
    answer = desk.post(NEW, GIVEN)

    library = Library.objects.get()
    assert answer["Location"] == "/en/egypt/libraries/tanta-library/"
    assert (str(library.latitude), library.population_served) == ("30.78650", 500_000)
    assert (library.isil, library.website) == ("EG-1234", "https://example.org")


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("name", {"name_ar": "", "name_en": ""}),
        ("name", {"name_ar": "م" * 201}),
        ("name", {"name_en": "gnp\u202e.exe"}),
        ("kind", {"kind": "castle"}),
        ("kind", {"kind": ""}),
        ("owner", {"owner": "nobody"}),
        ("city", {"city_ar": ""}),
        ("division", {"division": "SD-KH"}),
        ("surroundings", {"surroundings": "moon"}),
        ("waterside", {"waterside": "canal"}),
        ("latitude", {"latitude": "90.1"}),
        ("latitude", {"latitude": "1e400"}),
        ("latitude", {"latitude": "١2"}),
        ("latitude", {"latitude": ""}),
        ("longitude", {"longitude": "-180.1"}),
        ("longitude", {"longitude": "30." + "0" * 50}),
        ("longitude", {"longitude": "east"}),
        ("population_served", {"population_served": "-5"}),
        ("population_served", {"population_served": "1.5"}),
        ("population_served", {"population_served": "9" * 50}),
        ("isil", {"isil": "=1+1"}),
        ("isil", {"isil": "EG-" + "9" * 14}),
        ("website", {"website": "javascript:alert(1)"}),
        ("website", {"website": "https://" + "x" * 300}),
    ],
)
def test_what_cannot_be_is_said_beside_its_field_and_nothing_is_written(desk, field, given):
    answer = desk.post(NEW, GIVEN | given)

    assert list(answer.context["form"].errors) == [field]
    assert 'value="طنطا"' in answer.content.decode() or field == "city"
    assert not Library.objects.exists()


def test_an_isil_of_another_library_is_said_beside_its_field(desk, network):
    LibraryFactory(network=network, isil="EG-1234")

    assert list(desk.post(NEW, GIVEN).context["form"].errors) == ["isil"]


def test_nothing_at_all_is_said_field_by_field(desk):
    errors = desk.post(NEW, {"x": "y"}).context["form"].errors

    assert list(errors) == ["name", "kind", "owner", "city"]


def test_a_library_is_changed_and_its_page_made_anew(client, desk, network):
    LibraryFactory(network=network, slug="tanta", name=both("ط", "Before"))
    client.get("/en/egypt/libraries/tanta/")

    desk.post("/en/egypt/libraries/tanta/edit/", GIVEN)

    assert "Tanta Library" in client.get("/en/egypt/libraries/tanta/").content.decode()


def test_a_library_closes_and_its_page_says_so(client, desk, network):
    LibraryFactory(network=network, slug="tanta")

    desk.post("/en/egypt/libraries/tanta/close/", {"on": "2020-01-31"})

    page = client.get("/en/egypt/libraries/tanta/").content.decode()
    assert "This library closed on 31 January 2020." in page


@pytest.mark.parametrize("day", ["", "tomorrow", "0219-01-01", "9999-12-31", "2020-02-30"])
def test_a_day_that_cannot_be_closes_nothing(desk, network, day):
    LibraryFactory(network=network, slug="tanta")

    answer = desk.post("/en/egypt/libraries/tanta/close/", {"on": day})

    assert list(answer.context["form"].errors) == ["on"]
    assert Library.objects.open().exists()


def test_a_library_opens_again(desk, network):
    LibraryFactory(network=network, slug="tanta", closed_on="2019-01-01")

    desk.post("/en/egypt/libraries/tanta/reopen/")

    assert Library.objects.open().exists()


def test_a_library_says_what_it_is(client, network):
    LibraryFactory(
        network=network,
        slug="tanta",
        name=both("مكتبة طنطا", "Tanta"),
        division="EG-GH",
        population_served=500_000,
        isil="EG-1",
        is_demo=True,
    )

    page = client.get("/ar/egypt/libraries/tanta/").content.decode()

    assert all(word in page for word in ("مكتبة طنطا", "مكتبة عامة", "الغربية", "EG-1"))
    assert "مكتبة متخيَّلة للعرض التجريبي" in page


def test_markup_and_turned_text_are_shown_as_text(client, network):
    LibraryFactory(
        network=network, slug="tanta", name=both("<img src=x>", "<script>alert(1)</script>")
    )

    for address in ("libraries/tanta/", "libraries/"):
        page = client.get(f"/en/egypt/{address}").content
        assert b"<script>alert" not in page
        assert b"<img" not in page


def test_a_library_of_another_network_is_not_found_here(client, network):
    LibraryFactory(slug="elsewhere")

    assert client.get("/en/egypt/libraries/elsewhere/").status_code == 404


def test_a_library_asks_little_of_the_database(client, network, queries_of):
    LibraryFactory(network=network, slug="tanta")

    assert queries_of(lambda: client.get("/en/egypt/libraries/tanta/?x")) <= 3
