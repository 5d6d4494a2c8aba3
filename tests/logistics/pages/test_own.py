"""Somebody finds their own registration where they look first: the forum's page, and their desk."""

import pytest
from django.urls import reverse

from multaqa.registrations.enums import RegistrationState
from tests.factories.logistics import NeedsFactory
from tests.factories.people import PersonFactory
from tests.factories.registrations import PlaceFactory, RegistrationFactory

NEEDS = "/forums/second/needs/"


@pytest.fixture
def read(client_of, house):
    """``read(person)``: the forum's page as they find it; ``read(person, "desk")`` their desk."""
    home = reverse("convenings:forum", args=[house.network.slug, "second"])

    def page(person, where=""):
        address = reverse("desk") if where else home
        return client_of(person).get(address).content.decode()

    return page


@pytest.mark.parametrize("where", ["", "desk"])
def test_who_is_registered_reads_where_and_what_is_missing(read, house, where):
    page = read(house.guest().person, where)

    assert "You have a seat" in page
    assert "We still need to know: who books the travel" in page
    assert NEEDS in page


@pytest.mark.parametrize("where", ["", "desk"])
def test_who_has_said_all_is_asked_for_nothing(read, house, where):
    registration = house.guest()
    NeedsFactory(registration=registration, travel="none", lodging="none", diet="any")

    page = read(registration.person, where)

    assert "You have a seat" in page
    assert ("We still need to know" in page, NEEDS in page) == (False, False)


@pytest.mark.parametrize("where", ["", "desk"])
def test_who_waits_and_who_only_began_read_so(read, house, where):
    waiting = RegistrationFactory(forum=house.forum)
    PlaceFactory(registration=waiting, site=house.cairo, seat=None, seated_at=None)
    begun = RegistrationFactory(forum=house.forum, state=RegistrationState.STARTED, sent_at=None)

    assert "You wait for a place" in read(waiting.person, where)
    assert "have not sent it yet" in read(begun.person, where)


def test_nobody_reads_of_a_registration_that_is_not_theirs(read, house, client):
    registered = house.guest().person
    assert "You have a seat" in read(registered)

    assert "You have a seat" not in read(PersonFactory())
    home = reverse("convenings:forum", args=[house.network.slug, "second"])
    assert "You have a seat" not in client.get(home).content.decode()


def test_ones_own_registration_costs_the_page_and_the_desk_one_question(
    client_of, house, queries_of
):
    client = client_of(house.guest().person)
    home = reverse("convenings:forum", args=[house.network.slug, "second"])
    other = reverse("convenings:speakers", args=[house.network.slug, "second"])
    for address in (home, other):
        client.get(address)

    # The other is what the room of tables asks.
    assert queries_of(lambda: client.get(home)) == queries_of(lambda: client.get(other)) + 2
