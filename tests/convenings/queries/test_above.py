"""Rooms above tell this one where its pages lead, and who claims its sites."""

import pytest

from multaqa.convenings.queries import above
from multaqa.convenings.queries.above import Claims, Way, claims_on, site_claims, way, ways
from multaqa.kernel.visitors import NOBODY
from tests.factories.convenings import ForumFactory, SiteFactory


@pytest.fixture
def empty(monkeypatch):
    monkeypatch.setattr(above, "_ways", {"prepare": {}, "public": {}, "person": {}})
    monkeypatch.setattr(above, "_claims", {})


def test_ways_come_in_their_order_and_only_where_they_lead_somewhere(empty):
    forum = ForumFactory.build()

    @way("public", 20)
    def later(forum, visitor):
        return Way("Later", "/later/")

    @way("public", 10)
    def sooner(forum, visitor):
        return Way("Sooner", "/sooner/") if visitor is NOBODY else None

    @way("prepare", 1)
    def elsewhere(forum, visitor):
        return Way("Elsewhere", "/")

    assert [each.label for each in ways("public", forum, NOBODY)] == ["Sooner", "Later"]
    assert [each.label for each in ways("public", forum, None)] == ["Later"]


def test_a_way_read_twice_stands_once(empty):
    def leads(forum, visitor):
        return Way("Here", "/")

    way("person", 5)(leads)
    way("person", 1)(leads)

    assert len(ways("person", ForumFactory.build(), NOBODY)) == 1


def test_the_claims_on_a_site_are_added_up(empty):
    site = SiteFactory.build()
    assert claims_on(site) == Claims(0, 0)

    @site_claims
    def some(site):
        return Claims(seated=2, ever=3)

    @site_claims
    def more(site):
        return Claims(seated=1, ever=1)

    assert claims_on(site) == Claims(3, 4)
