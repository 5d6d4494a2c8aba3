"""Pages and forms of networks."""

import pytest

from multaqa.networks.enums import Standing
from multaqa.networks.models import Network
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory, coordinator_of
from tests.factories.words import both

pytestmark = pytest.mark.django_db
GIVEN = {
    "name_ar": "شبكة السودان",
    "name_en": "Sudan Network",
    "host_ar": "الجمعية السودانية",
    "tier": "national",
    "country": "SD",
    "language": "ar",
    "others": ["en"],
    "time_zone": "",
    "slug": "sudan",
}


@pytest.fixture
def person(client_of):
    return client_of(PersonFactory())


def errors(person, **given):
    answer = person.post("/en/start/", GIVEN | given)
    assert (answer.status_code, Network.objects.filter(slug="sudan").exists()) == (200, False)
    return answer.context["form"].errors


def test_an_association_starts_a_network_and_lands_on_its_page(person):
    answer = person.post("/en/start/", GIVEN)

    network = Network.objects.get()
    assert answer["Location"] == "/en/sudan/"
    assert (network.languages, network.time_zone) == (["ar", "en"], "Africa/Khartoum")


def test_a_zone_that_was_chosen_is_kept(person):
    person.post("/en/start/", GIVEN | {"time_zone": "Europe/Paris"})

    assert Network.objects.get().time_zone == "Europe/Paris"


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("name", {"name_ar": "", "name_en": ""}),
        ("name", {"name_en": "x" * 201}),
        ("name", {"name_en": "a\u202eb"}),
        ("host", {"host_ar": ""}),
        ("tier", {"tier": "galactic"}),
        ("parent", {"parent": "999999"}),
        ("parent", {"parent": "x"}),
        ("country", {"country": "ZZ"}),
        ("country", {"country": ""}),
        ("country", {"tier": "regional"}),
        ("time_zone", {"time_zone": "Mars/Olympus"}),
        ("time_zone", {"country": "FR"}),
        ("language", {"language": "tlh"}),
        ("others", {"others": ["tlh"]}),
        ("slug", {"slug": "السودان"}),
        ("slug", {"slug": "a b"}),
        ("slug", {"slug": "<script>"}),
        ("slug", {"slug": "x" * 61}),
        ("slug", {"slug": "start"}),
        ("slug", {"slug": ""}),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(person, field, given):
    assert list(errors(person, **given)) == [field]


def test_what_was_typed_is_kept_where_something_is_wrong(person):
    page = person.post("/en/start/", GIVEN | {"slug": "start"}).content.decode()

    assert 'value="شبكة السودان"' in page


def test_a_taken_address_is_said_whatever_its_capitals(person):
    NetworkFactory(slug="taken")

    assert list(errors(person, slug="TAKEN")) == ["slug"]


def test_markup_in_a_name_is_text(client, person):
    person.post("/en/start/", GIVEN | {"name_en": "<script>alert(1)</script>"})

    for address in ("/en/networks/", "/en/sudan/about/", "/en/"):
        assert b"<script>alert" not in client.get(address).content


def test_the_tree_shows_the_tiers_and_only_who_stands_in_it(client):
    region = NetworkFactory(regional=True, name=both("الإقليم", "Region"))
    NetworkFactory(parent=region, name=both("مصر", "Egypt Network"))
    NetworkFactory(parent=region, name=both("س", "Doubtful"), standing=Standing.PROPOSED)

    page = client.get("/en/networks/").content.decode()

    assert page.index("Regional") < page.index("Region</bdi>") < page.index("Egypt Network")
    assert "Doubtful" not in page


def test_the_tree_asks_as_much_for_one_as_for_many(client, queries_of):
    region = NetworkFactory(regional=True)
    one = queries_of(lambda: client.get("/en/networks/?x"))
    NetworkFactory.create_batch(5, parent=region)

    assert queries_of(lambda: client.get("/en/networks/?x")) == one <= 3


def test_a_network_says_what_it_is(client):
    NetworkFactory(slug="sudan", country="SD", languages=["ar", "en"], funder=both("م", "Donor"))

    page = client.get("/en/sudan/about/").content.decode()

    assert all(word in page for word in ("National", "Sudan", "العربية · English", "Donor"))


@pytest.mark.parametrize("page", ["/en/networks/", "/en/sudan/about/", "/en/sudan/libraries/"])
def test_a_public_page_is_made_anew_when_the_network_changes(client, client_of, page):
    network = NetworkFactory(slug="sudan", name=both("ق", "Before"), short_name=both("ق", "Short"))
    client.get(page)

    client_of(coordinator_of(network)).post(
        "/en/sudan/edit/", GIVEN | {"name_en": "After", "short_name_en": "After", "digits": "arab"}
    )

    assert "After" in client.get(page).content.decode()


def test_an_edit_keeps_the_address_and_shows_what_was_there(client_of):
    network = NetworkFactory(slug="sudan", country="SD", name=both("ق", "Before"))
    desk = client_of(coordinator_of(network))
    assert 'value="Before"' in desk.get("/en/sudan/edit/").content.decode()

    desk.post("/en/sudan/edit/", GIVEN | {"slug": "other", "digits": "arab"})

    kept = Network.objects.get()
    assert (kept.slug, kept.digits, kept.name.data["en"]) == ("sudan", "arab", "Sudan Network")


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("started_on", {"started_on": "0219-01-01"}),
        ("started_on", {"started_on": "yesterday"}),
        ("started_on", {"started_on": "2020-02-31"}),
        ("host_url", {"host_url": "javascript:alert(1)"}),
        ("contact_email", {"contact_email": "nobody"}),
        ("digits", {"digits": "roman"}),
        ("about", {"about_en": "x" * 4001}),
    ],
)
def test_an_edit_that_cannot_be_is_said_beside_its_field(client_of, field, given):
    network = NetworkFactory(slug="sudan", name=both("ق", "Before"))

    answer = client_of(coordinator_of(network)).post(
        "/en/sudan/edit/", GIVEN | {"digits": "latn"} | given
    )

    assert list(answer.context["form"].errors) == [field]
    assert Network.objects.get().name.data["en"] == "Before"


def test_a_regional_network_has_no_country(client_of):
    network = NetworkFactory(regional=True, slug="region")

    answer = client_of(coordinator_of(network)).post("/en/region/edit/", GIVEN | {"digits": "latn"})

    assert list(answer.context["form"].errors) == ["country"]


def test_the_coordinators_above_see_who_waits_and_recognise_it(client_of, client):
    region = NetworkFactory(regional=True, slug="region")
    NetworkFactory(slug="sudan", parent=region, standing="proposed", name=both("س", "Sudan"))
    desk = client_of(coordinator_of(region))
    assert "Sudan" in desk.get("/en/region/networks/").content.decode()

    desk.post("/en/region/networks/sudan/recognise/")

    assert "Sudan" in client.get("/en/region/about/").content.decode()


def test_a_network_of_another_parent_cannot_be_judged_here(client_of):
    region, elsewhere = NetworkFactory(regional=True, slug="region"), NetworkFactory(regional=True)
    NetworkFactory(slug="sudan", parent=elsewhere, standing=Standing.PROPOSED)

    answer = client_of(coordinator_of(region)).post("/en/region/networks/sudan/recognise/")

    assert (answer.status_code, Network.objects.get(slug="sudan").standing) == (404, "proposed")


def test_a_coordinator_asks_a_network_above_to_recognise_hers(client_of):
    network = NetworkFactory(slug="sudan")
    region = NetworkFactory(regional=True)

    client_of(coordinator_of(network)).post("/en/sudan/place/", {"parent": region.pk})

    network.refresh_from_db()
    assert (network.parent, network.standing) == (region, Standing.PROPOSED)


@pytest.mark.parametrize("parent", ["", "0", "x", "national", "itself"])
def test_a_place_that_cannot_be_is_said_beside_its_field(client_of, parent):
    network = NetworkFactory(slug="sudan")
    given = {"national": NetworkFactory().pk, "itself": network.pk}.get(parent, parent)

    answer = client_of(coordinator_of(network)).post("/en/sudan/place/", {"parent": given})

    assert list(answer.context["form"].errors) == ["parent"]
