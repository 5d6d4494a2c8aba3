"""What we write of an agenda we can read again: our own schedule.json changes nothing in it."""

import json

import pytest

from multaqa.convenings.imports import plan_of
from multaqa.convenings.models import Room
from tests.factories.agenda import planned_forum, release
from tests.factories.convenings import RoomFactory, SiteFactory
from tests.factories.words import both

pytestmark = pytest.mark.django_db
ADDRESS = "/{}/library-network/forums/forum/schedule.json"


def exported(client, language):
    return json.loads(client.get(ADDRESS.format(language)).content)


@pytest.fixture
def forum():
    """Three sessions, one of them in no room; a second site on the same days has a room of the same
    name as the first."""
    forum = planned_forum(3)
    first = Room.objects.get().site
    forum.sites.update(city=both("القاهرة", "Cairo"))
    Room.objects.update(name=both("القاعة الكبرى", "Great Hall"))
    other = SiteFactory(
        forum=forum, slug="luxor", city=both("الأقصر", "Luxor"),
        starts_on=first.starts_on, ends_on=first.ends_on,
    )  # fmt: skip
    twin = RoomFactory(site=other, name=both("القاعة الكبرى", "Great Hall"))
    forum.sessions.filter(code="S2").update(site=other, room=twin)
    forum.sessions.filter(code="S3").update(site=other, room=None)
    release(forum)
    return forum


@pytest.mark.parametrize("language", ["ar", "en"])
def test_our_own_file_makes_no_room_and_changes_no_session(client, forum, language):
    plan = plan_of(forum, exported(client, language))

    assert (plan.problems, plan.rooms) == ((), ())
    assert [row.change for row in plan.rows] == ["same"] * 3


def test_the_longest_names_of_room_and_city_are_read_again(client, forum):
    Room.objects.update(name=both("ق" * 100, "r" * 100))
    forum.sites.update(city=both("م" * 100, "c" * 100))
    release(forum, note="longer")

    plan = plan_of(forum, exported(client, "en"))

    assert (plan.problems, plan.rooms) == ((), ())


def test_a_room_and_its_city_are_joined_by_the_comma_of_the_language(client, forum):
    rooms = exported(client, "ar")["schedule"]["conference"]["rooms"]

    assert "القاعة الكبرى، الأقصر" in [room["name"] for room in rooms]
