from datetime import date, time, timedelta

import pytest

from multaqa.convenings.queries import agenda_of, grid, grid_day
from tests.factories.convenings import FIRST_HOUR, RoomFactory, SessionFactory, SiteFactory

pytestmark = pytest.mark.django_db
DAY = date(2020, 2, 16)
HOUR = timedelta(hours=1)


def drawn(site, day=DAY):
    return grid(site, day, agenda_of(site.forum).sessions)


def place(site, room, *, hours=0.0, length=1.0):
    return SessionFactory(
        forum=site.forum,
        site=site,
        room=room,
        starts_at=FIRST_HOUR + HOUR * hours,
        ends_at=FIRST_HOUR + HOUR * (hours + length),
    )


def test_a_site_without_rooms_has_a_column_for_what_has_none():
    site = SiteFactory()

    assert [column.room for column in drawn(site).columns] == [None]


def test_a_column_without_a_room_stands_only_where_something_needs_it():
    room = RoomFactory()

    assert [column.room for column in drawn(room.site).columns] == [room]
    place(room.site, None)
    assert [column.room for column in drawn(room.site).columns] == [room, None]


def test_sessions_at_once_in_a_room_lie_in_lanes_and_push_the_next_room_on():
    one = RoomFactory(position=1)
    two = RoomFactory(site=one.site, position=2)
    for hours in (0, 0.5, 1):
        place(one.site, one, hours=hours)
    place(one.site, two)

    found = drawn(one.site)

    assert [(column.first, column.lanes) for column in found.columns] == [(1, 2), (3, 1)]
    assert [block.column for block in found.blocks] == [1, 3, 2, 1]
    assert found.width == 3


def test_a_block_stands_at_its_hour_and_is_as_long_as_it_lasts():
    room = RoomFactory()
    place(room.site, room, hours=0.25, length=1.5)

    block = drawn(room.site).blocks[0]

    assert (block.hour, block.step, block.hours_long, block.steps_long) == (10, 3, 1, 6)


def test_a_block_is_never_flatter_than_a_step():
    room = RoomFactory()
    place(room.site, room, length=0.05)

    assert drawn(room.site).blocks[0].steps_long == 1


def test_the_grid_reaches_over_the_hours_of_the_site_and_of_all_its_sessions():
    room = RoomFactory(site__opens_at=time(9), site__closes_at=time(17, 30))
    assert drawn(room.site).hours[0] == 9
    assert drawn(room.site).last == 18

    place(room.site, room, hours=-2)
    place(room.site, room, hours=10.5)
    assert (drawn(room.site).first, drawn(room.site).last) == (8, 22)


def test_the_small_hours_of_a_site_that_closes_after_midnight_belong_to_the_evening():
    site = SiteFactory(opens_at=time(20), closes_at=time(2))
    session = place(site, None, hours=15)

    found = drawn(site)

    assert grid_day(session) == DAY
    assert (found.blocks[0].hour, found.last) == (25, 26)


def test_other_days_and_other_sites_are_left_out():
    site = SiteFactory()
    place(site, None, hours=24)
    place(SiteFactory(forum=site.forum), None)

    assert drawn(site).blocks == ()
