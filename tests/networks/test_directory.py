"""The directory is searched as people type, filtered, sorted, and weighs little."""

import brotli
import pytest

from multaqa.networks.queries import by_division, directory
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.people import coordinator_of
from tests.factories.words import both

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory(slug="egypt")


def named(network, ar, en="x", **fields):
    """A library of that name in a city that no test looks for."""
    city = both("مدينة", "City")
    return LibraryFactory(network=network, name=both(ar, en), city=city, **fields)


@pytest.mark.parametrize(
    "typed", ["الاسكندريه", "إسكندرية", "ALEXANDRIA", "مكتبه الاسكندرية", "eg-alx-9", "  "]
)
def test_a_library_is_found_however_its_name_is_typed(network, typed):
    library = named(network, "مكتبة الإسكندرية", "Alexandria Library", isil="EG-ALX-9")

    assert list(directory(network, text=typed)) == [library]


def test_every_word_must_be_found(network):
    named(network, "مكتبة الإسكندرية")

    assert not directory(network, text="مكتبة أسوان").exists()


@pytest.mark.parametrize("typed", ["%", "_", "'; DROP TABLE networks_library; --", "\\"])
def test_what_means_something_to_a_database_means_nothing(client, network, typed):
    named(network, "مكتبة")

    answer = client.get("/en/egypt/libraries/", {"q": typed})

    assert answer.status_code == 200
    assert directory(network).count() == 1


def test_a_closed_library_and_one_of_another_network_are_not_listed(network):
    LibraryFactory(network=network, closed_on="2019-01-01")
    LibraryFactory()

    assert not directory(network).exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("kind", "mobile"),
        ("owner", "municipality"),
        ("division", "EG-ASN"),
        ("surroundings", "desert"),
        ("waterside", "nile"),
    ],
)
def test_each_filter_narrows(client, network, name, value):
    LibraryFactory(network=network)
    wanted = LibraryFactory(network=network, **{name: value})

    page = client.get("/en/egypt/libraries/", {name: value}).context["page"]

    assert list(page) == [wanted]


def test_names_stand_in_the_order_of_the_readers_alphabet(network):
    named(network, "مكتبة الوادي", "Apple")
    named(network, "مكتبة أسوان", "Banana")
    named(network, "مكتبة 10", "Cherry 10")
    named(network, "مكتبة 2", "Cherry 2")

    def order(language):
        return [each.name.data[language] for each in directory(network, language=language)]

    assert order("ar") == ["مكتبة 2", "مكتبة 10", "مكتبة أسوان", "مكتبة الوادي"]
    assert order("en") == ["Apple", "Banana", "Cherry 2", "Cherry 10"]


def test_the_most_people_come_first_and_unknown_numbers_last(network):
    for people in (None, 5, 50):
        LibraryFactory(network=network, population_served=people)

    found = directory(network, sort="population")

    assert [each.population_served for each in found] == [50, 5, None]


@pytest.mark.parametrize(
    ("many", "said"),
    [
        (0, "لا مكتبات"),
        (1, "مكتبة واحدة"),
        (2, "مكتبتان"),
        (3, "3 مكتبات"),
        (11, "11 مكتبة"),
        (100, "100 مكتبة"),
    ],
)
def test_the_count_is_said_as_arabic_counts(client, network, many, said):
    LibraryFactory.create_batch(many, network=network)

    assert said in client.get("/ar/egypt/libraries/").content.decode()


def test_an_empty_directory_says_so(client, network):
    assert "No library yet" in client.get("/en/egypt/libraries/").content.decode()


def test_nothing_found_leads_back_to_all(client, network):
    LibraryFactory(network=network)

    page = client.get("/en/egypt/libraries/?q=zzz").content.decode()

    assert "No library is like this" in page
    assert 'href="/en/egypt/libraries/"' in page


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "castle"},
        {"q": "x" * 5000},
        {"q": "a\u202eb"},
        {"page": "999"},
        {"page": "-1"},
        {"page": "x"},
        {"sort": "'; --"},
        {"division": "XX"},
        {"q": "<script>alert(1)</script>"},
    ],
)
def test_what_cannot_be_looked_for_is_left_out(client, network, query):
    library = LibraryFactory(network=network)

    answer = client.get("/en/egypt/libraries/", query)

    assert answer.status_code == 200
    assert b"<script>alert" not in answer.content
    if "<script>" not in query.get("q", ""):
        assert list(answer.context["page"]) == [library]


def test_a_page_holds_sixty_and_the_next_keeps_the_filter(client, network):
    LibraryFactory.create_batch(61, network=network)

    answer = client.get("/en/egypt/libraries/?kind=public")

    assert len(answer.context["page"]) == 60
    assert "?kind=public&amp;page=2" in answer.content.decode()


def test_a_full_page_weighs_at_most_25_kb(client, network):
    for n in range(60):
        named(network, f"مكتبة الحي العامة بمدينة نصر رقم {n}", f"Nasr City Public Library {n}")

    page = client.get("/ar/egypt/libraries/").content

    assert len(brotli.compress(page, quality=5)) <= 25_000


def test_the_directory_asks_as_much_for_one_as_for_sixty(client, network, queries_of):
    LibraryFactory(network=network)
    client.get("/en/egypt/libraries/?sort=division")  # finds the network, which is kept
    one = queries_of(lambda: client.get("/en/egypt/libraries/?sort=division"))
    LibraryFactory.create_batch(59, network=network)

    assert queries_of(lambda: client.get("/en/egypt/libraries/?sort=division")) == one <= 4


def test_libraries_are_counted_by_governorate(network):
    LibraryFactory.create_batch(2, network=network, division="EG-C")
    LibraryFactory(network=network, division="")
    LibraryFactory(network=network, division="EG-C", closed_on="2019-01-01")

    assert by_division(network) == {"EG-C": 2, "": 1}


def test_only_a_coordinator_is_shown_how_to_add(client, client_of, network):
    add = "/en/egypt/libraries/new/"

    assert add not in client.get("/en/egypt/libraries/").content.decode()
    assert add in client_of(coordinator_of(network)).get("/en/egypt/libraries/").content.decode()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_directory_is_taken_as_a_table(client, network, ending):
    named(network, "مكتبة", "Library")

    answer = client.get(f"/en/egypt/libraries.{ending}")

    assert f'filename="Libraries-egypt.{ending}"' in answer["Content-Disposition"]


def test_the_table_holds_what_the_filter_leaves_in_the_readers_words(client, network):
    named(network, "متنقلة", "Bus", kind="mobile")
    named(network, "عامة", "House")

    text = client.get("/en/egypt/libraries.csv?kind=mobile").content.decode("utf-8-sig")

    header, row = text.splitlines()
    assert header.startswith("Name in Arabic,Name in English,Kind,")
    assert row.startswith("متنقلة,Bus,Mobile library,Ministry,")


def test_a_name_that_a_spreadsheet_would_run_is_defused_in_the_table(client, network):
    named(network, "=cmd|' /C calc'!A0", "+1")

    row = client.get("/en/egypt/libraries.csv").content.decode("utf-8-sig").splitlines()[1]

    assert row.startswith("'=cmd|' /C calc'!A0,'+1,")
