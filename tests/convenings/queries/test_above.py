"""Rooms above tell this one where its pages lead, and who claims its sites."""

import pytest

from multaqa.convenings.models import Site
from multaqa.convenings.queries import above
from multaqa.convenings.queries.above import Claims, Way, claims_on, site_claims, way, ways
from multaqa.kernel.visitors import NOBODY, Visitor
from multaqa.people.models import Person
from tests.factories.convenings import ForumFactory, SiteFactory
from tests.factories.people import PersonFactory


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


@pytest.mark.django_db
def test_what_ways_ask_for_is_read_in_one_question(empty, queries_of):
    site, person = SiteFactory(), PersonFactory()

    def sites(forum, person):
        return Site.objects.filter(forum=forum)

    def the_person(forum, person):
        return Person.objects.filter(pk=person).values_list("pk", flat=True)

    @way("person", 10, asks=sites)
    def one(forum, visitor, rows):
        return Way("Sites", "/", note=rows)

    @way("person", 20)
    def between(forum, visitor):
        return Way("Between", "/")

    @way("person", 30, asks=the_person)
    def other(forum, visitor, rows):
        return Way("Person", "/", note=rows) if rows else None

    def notes(reader):
        return [each.note for each in ways("person", site.forum, reader)]

    reader = Visitor(person)
    assert queries_of(lambda: notes(reader)) == 1
    assert notes(reader) == [[site], "", [person.pk]]
    assert (queries_of(lambda: notes(NOBODY)), notes(NOBODY)) == (0, [[], ""])


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
