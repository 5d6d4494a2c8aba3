import pytest

from multaqa.convenings.exports.card import network_card
from multaqa.portal import queries
from tests.factories.convenings import ForumFactory
from tests.factories.networks import LibraryFactory, NetworkFactory
from tests.factories.people import PersonFactory, RoleFactory
from tests.factories.words import both

pytestmark = pytest.mark.django_db


def test_the_tree_holds_recognised_networks_under_their_parents():
    top = NetworkFactory(tier="international", country="", slug="world")
    NetworkFactory(tier="regional", country="", parent=top, slug="mena", standing="recognised")
    NetworkFactory(tier="regional", country="", parent=top, slug="claims", standing="proposed")

    (root,) = queries.tree()

    assert [below.network.slug for below in root.below] == ["mena"]


def test_a_home_shows_coming_and_held_forums_and_no_draft():
    network = NetworkFactory()
    ForumFactory(cycle__network=network, network=network, slug="next", state="open")
    ForumFactory(cycle__network=network, network=network, slug="past", state="held")
    ForumFactory(cycle__network=network, network=network, slug="idea", state="draft")

    home = queries.home(network.slug)

    assert [f.slug for f in home.coming] == ["next"]
    assert [f.slug for f in home.held] == ["past"]


@pytest.mark.parametrize(
    ("standing", "named"), [("recognised", True), ("proposed", False), ("declined", False)]
)
def test_a_network_stands_under_another_only_by_its_word(client, standing, named):
    above = NetworkFactory(regional=True, name=both("الإقليم", "The Region"), short_name="")
    network = NetworkFactory(parent=above, standing=standing)

    page = client.get(f"/en/{network.slug}/").content.decode()

    assert ("The Region" in page) == named
    assert bool(network_card(network).eyebrow.text) == named


@pytest.mark.parametrize(("people", "shown"), [(4, None), (5, 5)])
def test_a_figure_over_fewer_than_five_people_is_withheld(people, shown):
    network = NetworkFactory()
    for _ in range(people):
        RoleFactory(person=PersonFactory(), network=network)

    assert queries.home(network.slug).people == shown


@pytest.mark.parametrize("libraries", [1, 3])
def test_a_home_costs_two_reads_however_much_it_shows(libraries, django_assert_num_queries):
    network = NetworkFactory()
    LibraryFactory.create_batch(libraries, network=network)

    with django_assert_num_queries(2):
        queries.home(network.slug)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_home_page_answers_in_its_language(client, language):
    network = NetworkFactory()

    page = client.get(f"/{language}/{network.slug}/").content.decode()

    assert network.name.data[language] in page


def test_a_home_page_made_fresh_asks_three_things(client, django_assert_num_queries):
    network = NetworkFactory()

    with django_assert_num_queries(3):
        client.get(f"/ar/{network.slug}/")


def test_the_home_of_no_network_is_not_found(client):
    assert client.get("/ar/nowhere/").status_code == 404
