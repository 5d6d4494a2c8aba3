"""A network is started, takes its place in the tree by the word of the one above, and changes."""

from datetime import date

import pytest

from multaqa.kernel.kept import EVERYWHERE
from multaqa.kernel.models import Entry, Stamp
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.networks import actions, rules
from multaqa.networks.enums import Standing, Tier
from multaqa.networks.models import Network
from multaqa.people.models import Role
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory, coordinator_of
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db


@pytest.fixture
def above():
    return NetworkFactory(regional=True)


@pytest.fixture
def waiting(above):
    return NetworkFactory(parent=above, standing=Standing.PROPOSED)


def unsaved(**fields):
    usual = {"slug": "fresh", "tier": Tier.NATIONAL, "country": "SD", "name": both("ش", "N")}
    return Network(**usual | fields)


def start(**fields):
    return actions.start_network(network=unsaved(**fields), by=PersonFactory(), at=NOW)


def test_a_network_under_a_parent_waits_for_its_word(above):
    network = start(parent=above)

    assert network.standing == Standing.PROPOSED
    assert network not in Network.objects.recognised()


def test_a_network_without_a_parent_stands_at_once():
    assert start() in Network.objects.recognised()


def test_a_network_cannot_be_started_as_recognised(above):
    assert start(parent=above, standing=Standing.RECOGNISED).standing == Standing.PROPOSED


def test_whoever_starts_a_network_coordinates_it(django_capture_on_commit_callbacks):
    person = PersonFactory()

    with django_capture_on_commit_callbacks(execute=True):
        network = actions.start_network(network=unsaved(), by=person, at=NOW)

    assert Role.objects.held().get().person == person
    assert Visitor(person).coordinates(network.pk)


@pytest.mark.parametrize("slug", ["start", "networks", "admin", "taken"])
def test_an_address_that_is_taken_is_refused_beside_its_field(slug):
    NetworkFactory(slug="taken")

    with pytest.raises(Refusal, match="taken") as refused:
        start(slug=slug)

    assert refused.value.field == "slug"


@pytest.mark.parametrize(
    ("tier", "country", "over", "field"),
    [
        (Tier.INTERNATIONAL, "", Tier.INTERNATIONAL, "parent"),
        (Tier.REGIONAL, "", Tier.REGIONAL, "parent"),
        (Tier.NATIONAL, "SD", Tier.NATIONAL, "parent"),
        (Tier.REGIONAL, "SD", None, "country"),
        (Tier.NATIONAL, "", None, "country"),
    ],
)
def test_a_place_that_its_tier_cannot_have_is_refused(tier, country, over, field):
    parent = over and NetworkFactory(
        tier=over, country="EG" if over == Tier.NATIONAL else "", parent=None
    )

    with pytest.raises(Refusal) as refused:
        start(tier=tier, country=country, parent=parent)

    assert refused.value.field == field


def test_a_parent_that_is_not_recognised_itself_is_refused():
    doubtful = NetworkFactory(
        regional=True,
        parent=NetworkFactory(tier=Tier.INTERNATIONAL, country=""),
        standing=Standing.PROPOSED,
    )

    with pytest.raises(Refusal, match="not recognised itself"):
        start(parent=doubtful)


@pytest.mark.parametrize("year", [219, 1989, 2101])
def test_a_year_that_is_a_slip_is_refused(year):
    with pytest.raises(Refusal, match="between 1990 and 2100"):
        start(started_on=date(year, 1, 1))


def test_the_ledger_says_who_started_it():
    person = PersonFactory()

    actions.start_network(network=unsaved(), by=person, at=NOW)

    line = Entry.objects.get()
    assert (line.verb, line.by, line.detail) == (
        "network started",
        person,
        {"tier": "national", "parent": None},
    )


def test_recognised_it_stands_in_the_tree(waiting):
    actions.recognise_network(network=waiting, by=PersonFactory(), at=NOW)

    assert waiting in Network.objects.recognised()


def test_declined_it_does_not_and_may_ask_again(waiting):
    actions.decline_network(network=waiting, by=PersonFactory(), at=NOW)
    assert waiting not in Network.objects.recognised()

    actions.propose_network(network=waiting, parent=waiting.parent, by=PersonFactory(), at=NOW)

    assert Network.objects.get(pk=waiting.pk).standing == Standing.PROPOSED


def test_what_is_proposed_already_is_not_proposed_again(waiting):
    with pytest.raises(Refusal):
        actions.propose_network(network=waiting, parent=waiting.parent, by=PersonFactory(), at=NOW)


def test_who_asks_another_network_waits_for_that_one(waiting):
    other = NetworkFactory(regional=True)
    actions.recognise_network(network=waiting, by=PersonFactory(), at=NOW)

    network = actions.propose_network(network=waiting, parent=other, by=PersonFactory(), at=NOW)

    assert (network.parent, network.standing) == (other, Standing.PROPOSED)


@pytest.mark.parametrize("verb", [actions.recognise_network, actions.decline_network])
def test_a_network_without_a_parent_is_not_judged(verb):
    with pytest.raises(Refusal, match="no network above"):
        verb(network=NetworkFactory(standing=Standing.PROPOSED), by=PersonFactory(), at=NOW)


def test_only_the_parents_coordinator_judges(waiting):
    assert rules.may_judge(Visitor(coordinator_of(waiting.parent)), waiting)
    assert not rules.may_judge(Visitor(coordinator_of(waiting)), waiting)
    assert not rules.may_judge(Visitor(coordinator_of(waiting.parent), strong=False), waiting)


def test_a_network_without_a_parent_has_no_judge():
    network = NetworkFactory()

    assert not rules.may_judge(Visitor(coordinator_of(network)), network)


def test_the_parents_coordinator_changes_nothing_in_the_network(waiting):
    assert not rules.may_coordinate(Visitor(coordinator_of(waiting.parent)), waiting)


def test_an_update_keeps_address_tier_and_place(waiting):
    waiting.name = both("اسم", "Renamed")
    waiting.slug, waiting.tier, waiting.standing = "other", Tier.REGIONAL, Standing.RECOGNISED
    waiting.parent = None

    actions.update_network(network=waiting, by=PersonFactory(), at=NOW)

    kept = Network.objects.get(pk=waiting.pk)
    assert str(kept.name) == "Renamed"
    assert (kept.tier, kept.standing) == (Tier.NATIONAL, Standing.PROPOSED)
    assert kept.parent is not None
    assert kept.slug != "other"


def test_every_page_that_shows_the_tree_is_made_anew(waiting):
    for change in (
        lambda: start(),
        lambda: actions.recognise_network(network=waiting, by=PersonFactory(), at=NOW),
        lambda: actions.decline_network(network=waiting, by=PersonFactory(), at=NOW),
        lambda: actions.update_network(
            network=Network.objects.get(pk=waiting.pk), by=PersonFactory(), at=NOW
        ),
    ):
        Stamp.objects.all().delete()
        change()
        assert Stamp.objects.filter(name=EVERYWHERE).exists()
