from datetime import date, time

import pytest

from multaqa.convenings.actions import (
    add_room,
    add_site,
    edit_room,
    edit_site,
    order_sites,
    remove_room,
    remove_site,
    set_travel,
)
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Room, Session, Site, Travel
from multaqa.kernel import ledger
from multaqa.kernel.models import Stamp
from multaqa.kernel.refusal import Refusal
from tests.factories.convenings import ForumFactory, RoomFactory, SessionFactory, SiteFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
SITE = {
    "slug": "luxor",
    "city": both("الأقصر", "Luxor"),
    "venue": both("دار", "A house"),
    "starts_on": date(2020, 2, 18),
    "ends_on": date(2020, 2, 19),
    "opens_at": time(9),
    "closes_at": time(18),
}
ROOM = {"name": both("قاعة", "A room"), "capacity": 20}


def who():
    return {"by": PersonFactory(), "at": NOW}


def test_sites_are_added_one_after_the_other():
    forum = SiteFactory(position=4).forum

    assert add_site(forum=forum, **SITE, **who()).position == 5


def test_the_first_site_stands_first():
    assert add_site(forum=ForumFactory(), **SITE, **who()).position == 1


def test_a_new_site_is_noted_and_the_public_pages_are_made_again():
    forum = ForumFactory()

    site = add_site(forum=forum, **SITE, **who())

    assert ledger.history(forum).get().detail == {"site": site.pk}
    assert Stamp.objects.filter(name=forum.network.slug).exists()


def test_two_sites_of_a_forum_have_two_addresses():
    forum = SiteFactory(slug="luxor").forum

    with pytest.raises(Refusal, match="has this address"):
        add_site(forum=forum, **SITE, **who())


@pytest.mark.parametrize(
    ("field", "day"), [("starts_on", date(2020, 2, 15)), ("ends_on", date(2020, 2, 20))]
)
def test_a_site_lies_within_the_days_of_its_forum(field, day):
    with pytest.raises(Refusal, match="outside the days") as refusal:
        add_site(forum=ForumFactory(), **(SITE | {field: day}), **who())

    assert refusal.value.field == field


def test_a_site_does_not_end_before_it_starts():
    with pytest.raises(Refusal, match="end comes before"):
        add_site(forum=ForumFactory(), **(SITE | {"ends_on": date(2020, 2, 17)}), **who())


def test_a_site_may_close_after_midnight():
    site = add_site(forum=ForumFactory(), **(SITE | {"closes_at": time(1)}), **who())

    assert site.closes_at == time(1)


def test_a_site_of_a_forum_that_is_over_stays_as_it_was():
    with pytest.raises(Refusal, match="is over"):
        add_site(forum=ForumFactory(state=ForumState.HELD), **SITE, **who())


def test_a_site_is_changed():
    site = SiteFactory()

    edit_site(site=site, capacity=80, **who())

    assert Site.objects.get().capacity == 80


def test_a_site_goes_with_its_rooms():
    room = RoomFactory(site__forum__state=ForumState.DRAFT)

    remove_site(site=room.site, **who())

    assert (Site.objects.count(), Room.objects.count()) == (0, 0)


def test_a_site_with_sessions_stays():
    with pytest.raises(Refusal, match="Sessions are planned at this site"):
        remove_site(site=SessionFactory().site, **who())


def test_the_only_site_of_an_announced_forum_stays():
    with pytest.raises(Refusal, match="its only one"):
        remove_site(site=SiteFactory(), **who())


def test_one_of_two_sites_of_an_announced_forum_goes():
    site = SiteFactory()
    SiteFactory(forum=site.forum)

    remove_site(site=site, **who())

    assert Site.objects.count() == 1


def test_sessions_off_the_agenda_go_with_their_site():
    session = SessionFactory(forum__state=ForumState.DRAFT, withdrawn_at=NOW)

    remove_site(site=session.site, **who())

    assert not Session.objects.exists()


def test_sites_stand_in_the_order_given():
    first = SiteFactory(position=1)
    second = SiteFactory(forum=first.forum, position=2)

    order_sites(forum=first.forum, order=[second.pk, first.pk], **who())

    assert list(first.forum.sites.all()) == [second, first]


def test_rooms_are_added_one_after_the_other():
    room = RoomFactory(position=2)

    assert add_room(site=room.site, **ROOM, **who()).position == 3


def test_a_room_is_changed():
    room = RoomFactory()

    edit_room(room=room, capacity=12, **who())

    assert Room.objects.get().capacity == 12


def test_a_room_goes():
    remove_room(room=RoomFactory(), **who())

    assert not Room.objects.exists()


def test_a_room_with_sessions_stays():
    with pytest.raises(Refusal, match="planned in this room"):
        remove_room(room=SessionFactory().room, **who())


def test_a_session_off_the_agenda_loses_a_room_that_goes():
    session = SessionFactory(withdrawn_at=NOW)

    remove_room(room=session.room, **who())

    session.refresh_from_db()
    assert (session.room, session.version) == (None, 2)


def ways(**fields):
    one = SiteFactory()
    other = SiteFactory(forum=one.forum)
    return set_travel(**({"one": other, "other": one, "minutes": 90, **who()} | fields))


def test_the_way_between_two_sites_is_kept_once_for_both_directions():
    way = ways(means=both("طائرة", "By air"))

    assert way.site_a_id < way.site_b_id
    assert (way.minutes, str(way.means)) == (90, "By air")


def test_a_way_that_was_said_is_said_anew():
    way = ways()

    set_travel(one=way.site_a, other=way.site_b, minutes=30, **who())

    assert Travel.objects.get().minutes == 30


def test_a_way_that_nobody_knows_any_more_is_not_kept():
    way = ways()

    set_travel(one=way.site_a, other=way.site_b, minutes=None, **who())

    assert not Travel.objects.exists()


@pytest.mark.parametrize("minutes", [-1, 2881])
def test_a_way_takes_from_nothing_to_two_days(minutes):
    with pytest.raises(Refusal, match="0 to 2880"):
        ways(minutes=minutes)


def test_a_way_does_not_lead_to_where_it_begins():
    site = SiteFactory()

    with pytest.raises(Refusal, match="two sites of one forum"):
        ways(one=site, other=site)


def test_a_way_does_not_lead_into_another_forum():
    with pytest.raises(Refusal, match="two sites of one forum"):
        ways(other=SiteFactory())
