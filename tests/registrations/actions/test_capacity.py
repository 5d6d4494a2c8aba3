"""A site holds more, or fewer, than before."""

import pytest

from multaqa.convenings.actions import edit_site, remove_site
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum, Site
from multaqa.kernel.refusal import Refusal
from multaqa.registrations.actions import serve_lines, set_capacity
from multaqa.registrations.models import Place
from tests.factories.words import NOW


def seats(hall) -> list[int | None]:
    places = Place.objects.filter(site=hall.cairo, given_up_at=None).order_by("asked_at")
    return list(places.values_list("seat", flat=True))


@pytest.fixture
def crowd(hall):
    """Two are seated in Cairo, and three wait."""
    return [hall.enter() for _ in range(5)]


def test_more_seats_are_given_to_those_who_wait_in_their_order(hall, crowd):
    given = set_capacity(site=hall.cairo, capacity=4, by=hall.coordinator, at=hall.later)

    assert [place.registration_id for place in given] == [each.pk for each in crowd[2:4]]
    assert seats(hall) == [1, 2, 3, 4, None]


def test_without_a_limit_nobody_waits(hall, crowd):
    set_capacity(site=hall.cairo, capacity=None, by=hall.coordinator, at=hall.later)

    assert seats(hall) == [1, 2, 3, 4, 5]


def test_a_site_cannot_hold_fewer_than_have_a_seat(hall, crowd):
    with pytest.raises(Refusal, match="Seats given here already: 2") as refused:
        set_capacity(site=hall.cairo, capacity=1, by=hall.coordinator, at=hall.later)

    assert refused.value.field == "capacity"
    assert Site.objects.get(pk=hall.cairo.pk).capacity == 2


def test_the_page_of_the_site_serves_them_too(hall, crowd, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        edit_site(site=hall.cairo, capacity=3, by=hall.coordinator, at=NOW)

    assert seats(hall) == [1, 2, 3, None, None]


def test_more_seats_open_a_forum_that_was_full(hall):
    for _ in range(2):
        hall.enter(hall.cairo, hall.luxor)
    assert Forum.objects.get().state == ForumState.FULL

    set_capacity(site=hall.cairo, capacity=3, by=hall.coordinator, at=NOW)

    assert Forum.objects.get().state == ForumState.OPEN


def test_a_forum_that_is_over_serves_nobody(hall, crowd):
    Forum.objects.update(state=ForumState.HELD)
    Site.objects.update(capacity=9)

    assert serve_lines(site=hall.cairo, by=None, at=NOW) == []


def test_a_site_that_people_registered_for_stays(hall, crowd):
    for each in crowd:
        hall.withdraw(each)

    with pytest.raises(Refusal, match="People registered"):
        remove_site(site=hall.cairo, by=hall.coordinator, at=NOW)
    remove_site(site=hall.luxor, by=hall.coordinator, at=NOW)

    assert list(hall.forum.sites.all()) == [hall.cairo]
