"""Who is reading, how surely, and in which roles."""

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import RequestFactory

from multaqa.kernel import visitors
from multaqa.kernel.visitors import NOBODY, Standing, Visitor, Visitors, known_person
from tests.factories.networks import NetworkFactory
from tests.factories.people import RoleFactory, SignInLinkFactory, coordinator_of
from tests.factories.programmes import CycleFactory, CycleRoleFactory
from tests.factories.words import NOW


class Stranger:
    pk = None
    is_authenticated = False


pytestmark = pytest.mark.django_db
HERE, THERE, CYCLE = 1, 2, 30


@pytest.fixture(autouse=True)
def someone():
    """Someone coordinates here and there, and is a mentor of one cycle here."""
    here, there = NetworkFactory(pk=HERE), NetworkFactory(pk=THERE)
    person = coordinator_of(here, pk=7)
    RoleFactory(person=person, network=there, name="coordinator")
    CycleRoleFactory(person=person, cycle=CycleFactory(pk=CYCLE, network=here), name="mentor")
    return person


def request_of(user, **session):
    request = RequestFactory().get("/")
    request.user, request.session = user, SessionStore()
    request.session.update(session)
    Visitors(lambda request: None)(request)
    return request


def test_nobody_holds_nothing():
    assert (NOBODY.signed_in, NOBODY.strong, NOBODY.standings) == (False, False, frozenset())


def test_roles_are_gathered_from_every_source_in_one_question(someone, queries_of):
    visitor = Visitor(someone)

    assert queries_of(lambda: visitor.standings) == 1
    assert visitor.standings == {
        Standing("coordinator", HERE),
        Standing("coordinator", THERE),
        Standing("mentor", HERE, CYCLE),
    }


def test_a_source_is_registered_once():
    before = list(visitors._sources)

    visitors.standing_source(before[0])

    assert visitors._sources == before


def test_a_coordinator_coordinates_that_very_network(someone):
    visitor = Visitor(someone)

    assert [visitor.coordinates(n) for n in (HERE, THERE, 3)] == [True, True, False]


def test_a_weak_sign_in_coordinates_nothing(someone):
    assert Visitor(someone, strong=False).coordinated == frozenset()


def test_a_role_is_held_in_its_network_and_its_cycle(someone):
    visitor = Visitor(someone)

    assert visitor.has("mentor", network_id=HERE)
    assert visitor.has("sponsor", "mentor", network_id=HERE, cycle_id=CYCLE)
    assert not visitor.has("mentor", network_id=HERE, cycle_id=31)
    assert not visitor.has("mentor", network_id=THERE)
    assert not visitor.has("sponsor", network_id=HERE)


def test_who_holds_any_role_belongs(someone):
    assert [Visitor(someone).belongs(n) for n in (HERE, 3)] == [True, False]


def test_a_reader_without_a_session_is_nobody():
    assert not request_of(Stranger()).visitor.signed_in


def test_a_sign_in_by_code_is_strong_everywhere(someone):
    visitor = request_of(someone).visitor

    assert (visitor.person_id, visitor.strong, visitor.within) == (7, True, None)


def test_a_sign_in_by_link_is_weak_and_shows_one_network(someone):
    SignInLinkFactory(pk=99, person=someone, network_id=THERE)

    visitor = request_of(someone, strength="link", link=99).visitor

    assert (visitor.strong, visitor.standings) == (False, {Standing("coordinator", THERE)})


@pytest.mark.parametrize(
    ("session", "link"),
    [({"link": 99}, {"revoked_at": NOW}), ({"link": 98}, {}), ({}, {})],
    ids=["closed", "another", "lost"],
)
def test_a_session_ends_with_its_link(someone, session, link):
    SignInLinkFactory(pk=99, person=someone, network_id=THERE, **link)
    request = request_of(someone, strength="link", **session)

    assert not request.visitor.signed_in
    assert request.session.is_empty()


def test_a_reader_is_known_with_their_own_row(someone, queries_of):
    SignInLinkFactory(pk=99, person=someone, network_id=THERE)
    read = []

    assert queries_of(lambda: read.append(known_person(7))) == 1
    assert queries_of(lambda: Visitor(read[0]).standings) == 0
    assert queries_of(lambda: request_of(read[0], strength="link", link=99).visitor.within) == 0
    assert (read, read[0].known.links) == ([someone], {99: THERE})
    assert known_person(0) is None
