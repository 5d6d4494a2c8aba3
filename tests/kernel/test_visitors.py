"""Who is reading, how surely, and in which roles."""

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import RequestFactory

from multaqa.kernel import visitors
from multaqa.kernel.visitors import NOBODY, Standing, Visitor, Visitors


class Someone:
    pk = 7
    is_authenticated = True


class Stranger:
    pk = None
    is_authenticated = False


HERE, THERE, CYCLE = 1, 2, 30


@pytest.fixture(autouse=True)
def roles(monkeypatch):
    """Someone coordinates here and there, and is a mentor of one cycle here."""
    monkeypatch.setattr(visitors, "_sources", [])
    monkeypatch.setattr(visitors, "_scopes", [])
    for source in (in_networks, in_networks, in_cycles):
        visitors.standing_source(source)


def in_networks(person_id):
    return [Standing("coordinator", HERE), Standing("coordinator", THERE)]


def in_cycles(person_id):
    return [Standing("mentor", HERE, CYCLE)]


def opens_there(link_id, person_id):
    return THERE if (link_id, person_id) == (99, 7) else None


def request_of(user, **session):
    request = RequestFactory().get("/")
    request.user, request.session = user, SessionStore()
    request.session.update(session)
    Visitors(lambda request: None)(request)
    return request


def test_nobody_holds_nothing():
    assert (NOBODY.signed_in, NOBODY.strong, NOBODY.standings) == (False, False, frozenset())


def test_roles_are_gathered_from_every_source_once():
    assert Visitor(Someone()).standings == {
        Standing("coordinator", HERE),
        Standing("coordinator", THERE),
        Standing("mentor", HERE, CYCLE),
    }
    assert len(visitors._sources) == 2


def test_a_coordinator_coordinates_that_very_network():
    visitor = Visitor(Someone())

    assert [visitor.coordinates(n) for n in (HERE, THERE, 3)] == [True, True, False]


def test_a_weak_sign_in_coordinates_nothing():
    assert Visitor(Someone(), strong=False).coordinated == frozenset()


def test_a_role_is_held_in_its_network_and_its_cycle():
    visitor = Visitor(Someone())

    assert visitor.has("mentor", network_id=HERE)
    assert visitor.has("sponsor", "mentor", network_id=HERE, cycle_id=CYCLE)
    assert not visitor.has("mentor", network_id=HERE, cycle_id=31)
    assert not visitor.has("mentor", network_id=THERE)
    assert not visitor.has("sponsor", network_id=HERE)


def test_who_holds_any_role_belongs():
    assert [Visitor(Someone()).belongs(n) for n in (HERE, 3)] == [True, False]


def test_a_reader_without_a_session_is_nobody():
    assert not request_of(Stranger()).visitor.signed_in


def test_a_sign_in_by_code_is_strong_everywhere():
    visitor = request_of(Someone()).visitor

    assert (visitor.person_id, visitor.strong, visitor.within) == (7, True, None)


def test_a_sign_in_by_link_is_weak_and_shows_one_network():
    visitors.link_scope(opens_there)
    visitors.link_scope(opens_there)

    visitor = request_of(Someone(), strength="link", link=99).visitor

    assert (visitor.strong, visitor.standings) == (False, {Standing("coordinator", THERE)})
    assert visitors._scopes == [opens_there]


@pytest.mark.parametrize("session", [{"link": 98}, {}], ids=["closed", "lost"])
def test_a_session_ends_with_its_link(session):
    visitors.link_scope(opens_there)
    request = request_of(Someone(), strength="link", **session)

    assert not request.visitor.signed_in
    assert request.session.is_empty()
