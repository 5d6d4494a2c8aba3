"""Rows that belong to others come with them, by one question."""

from datetime import time
from decimal import Decimal

import pytest
from django.db.models import F, OuterRef

from multaqa.convenings.models import Facilitation, Forum, Room, Session, Site, Travel
from multaqa.kernel.along import along
from multaqa.kernel.asked import asked_once
from tests.factories.convenings import (
    FacilitationFactory,
    ForumFactory,
    RoomFactory,
    SessionFactory,
    SiteFactory,
)
from tests.factories.people import PersonFactory
from tests.factories.words import both

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    """Two sites, the first of two rooms that stand in the other order than they were made."""
    forum = ForumFactory()
    first, second = SiteFactory(forum=forum, position=1), SiteFactory(forum=forum, position=2)
    RoomFactory(site=first, position=2, capacity=20, name=both("ب", 'B\'s "hall"'))
    RoomFactory(site=first, position=1, capacity=None, name=both("أ", "A"))
    assert second.rooms.count() == 0
    return forum


def sites(forum):
    return along(Site.objects.filter(forum=forum), rooms=Room.objects.order_by("position"))


def test_they_come_in_their_order_and_are_asked_for_no_more(forum, queries_of):
    found = []

    assert queries_of(lambda: found.extend(sites(forum))) == 1
    assert queries_of(lambda: [list(each.rooms.all()) for each in found]) == 0
    assert [[str(room.name) for room in each.rooms.all()] for each in found] == [
        ["A", 'B\'s "hall"'],
        [],
    ]
    assert [room.capacity for room in found[0].rooms.all()] == [None, 20]


def test_each_knows_the_row_that_brought_it(forum, queries_of):
    site = sites(forum)[0]

    assert queries_of(lambda: [room.site for room in site.rooms.all()]) == 0
    assert [room.site for room in site.rooms.all()] == [site, site]


def test_every_kind_of_value_is_what_a_question_of_its_own_would_give(forum):
    site = forum.sites.first()
    Site.objects.filter(pk=site.pk).update(latitude=Decimal("30.044420"), opens_at=time(8, 30))
    session = SessionFactory(forum=forum, site=site)
    of_forum = along(
        Forum.objects.filter(pk=forum.pk), sites=Site.objects.all(), sessions=Session.objects.all()
    )

    (found,) = of_forum

    for one, own in [
        (found.sites.all()[0], Site.objects.get(pk=site.pk)),
        (found.sessions.all()[0], Session.objects.get(pk=session.pk)),
    ]:
        assert as_read(one) == as_read(own)


def as_read(row):
    return {
        field.attname: (type(value := getattr(row, field.attname)), str(value))
        for field in row._meta.concrete_fields
    }


def test_what_is_brought_brings_others_and_what_was_selected_with_it(forum, queries_of):
    site = forum.sites.first()
    session = SessionFactory(forum=forum, site=site, room=site.rooms.first())
    someone = PersonFactory()
    FacilitationFactory(session=session, person=someone)
    leading = Facilitation.objects.select_related("person").annotate(code=F("session__code"))
    rows = along(
        Forum.objects.filter(pk=forum.pk),
        sites=along(Site.objects.all(), rooms=Room.objects.order_by("position")),
        sessions=along(Session.objects.all(), facilitations=leading),
    )

    def read():
        (found,) = rows.all()
        (held,) = found.sessions.all()
        (one,) = held.facilitations.all()
        rooms = [room.position for site in found.sites.all() for room in site.rooms.all()]
        return one.person, one.code, rooms

    assert queries_of(read) == 1
    assert read() == (someone, session.code, [1, 2])


def test_rows_without_a_relation_come_as_a_list(forum):
    one, other = forum.sites.all()
    way = Travel.objects.create(site_a=one, site_b=other, minutes=90)
    ways = Travel.objects.filter(site_a__forum=OuterRef("pk"))
    minutes = ways.values_list("site_a", "minutes")

    (found,) = along(Forum.objects.filter(pk=forum.pk), ways=ways, told=minutes)

    assert (found.ways, found.told) == ([way], [(one.pk, 90)])


def test_it_is_counted_sliced_and_written_once(forum):
    ask = asked_once(lambda pk: along(Site.objects.filter(forum=pk), rooms=Room.objects.all()))

    assert (sites(forum).count(), len(sites(forum)[1:])) == (2, 1)
    assert [[len(each.rooms.all()) for each in ask(pk)] for pk in (forum.pk, 0, forum.pk)] == [
        [2, 0],
        [],
        [2, 0],
    ]
