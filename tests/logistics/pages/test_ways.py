"""The pages of a forum lead to what is arranged for it."""

import pytest

from multaqa.convenings.enums import ForumState
from multaqa.convenings.queries import ways
from multaqa.kernel.visitors import NOBODY, Visitor
from multaqa.logistics.pages.ways import to_logistics
from tests.factories.logistics import NeedsFactory


def to_needs(forum, visitor):
    """The way from a page of one's own to what is arranged for one."""
    found = ways("person", forum, visitor)
    return next((way for way in found if way.address.endswith("/needs/")), None)


def test_coordinators_read_how_many_have_not_said_all(house):
    house.guest()
    NeedsFactory(registration=house.guest(), travel="none", lodging="none", diet="any")

    way = to_logistics(house.forum, Visitor(house.coordinator))

    assert way.address.endswith("/prepare/second/logistics/")
    assert way.note == "1 has not said all"


def test_a_guest_is_asked_until_they_have_said_something(house):
    registration = house.guest()
    visitor = Visitor(registration.person)

    asked = to_needs(house.forum, visitor)
    NeedsFactory(registration=registration)
    after = to_needs(house.forum, visitor)

    assert (asked.note, asked.main) == ("we still need to know", True)
    assert (after.note, after.main) == ("", False)
    assert after.address.endswith("/forums/second/needs/")


@pytest.mark.parametrize("state", [ForumState.HELD, ForumState.CANCELLED])
def test_what_is_over_asks_nobody(house, state):
    house.forum.state = state

    assert to_needs(house.forum, Visitor(house.guest().person)) is None


def test_nobody_is_not_asked(house):
    assert to_needs(house.forum, NOBODY) is None
