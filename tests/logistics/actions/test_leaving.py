"""Who does not come leaves nothing behind, and their bed is free."""

import pytest

from multaqa.kernel.models import Entry
from multaqa.logistics import queries
from multaqa.logistics.actions import let_go_at
from multaqa.logistics.models import MealSkipped, Needs, Stay, Trip
from multaqa.people.actions import leave
from multaqa.registrations.actions import send_registration, withdraw_registration
from tests.factories.convenings import SessionFactory
from tests.factories.logistics import MealSkippedFactory, StayFactory, TripFactory
from tests.factories.registrations import OpeningFactory, PlaceFactory
from tests.factories.words import NOW

ALL = (Needs, Trip, Stay, MealSkipped)


@pytest.fixture
def settled(house):
    """Somebody who has a bed, a journey and leaves out a meal, beside somebody else."""
    house.sleeper(bedroom=house.twin)
    stay = house.sleeper(bedroom=house.twin)
    TripFactory(registration=stay.registration, site=house.cairo)
    MealSkippedFactory(registration=stay.registration)
    return stay.registration


def kept_of(registration):
    return [model.objects.filter(registration=registration).count() for model in ALL]


def test_who_withdraws_frees_the_bed(settled, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        withdraw_registration(registration=settled, by=settled.person, at=NOW)

    assert kept_of(settled) == [0, 0, 0, 0]
    assert Stay.objects.count() == 1
    assert Entry.objects.filter(verb="needs erased").count() == 1


@pytest.fixture
def at_both(house, settled):
    """Who is settled in Cairo has a seat, a bed and a journey in Luxor too."""
    PlaceFactory(registration=settled, site=house.luxor)
    StayFactory(registration=settled, site=house.luxor)
    TripFactory(registration=settled, site=house.luxor)
    return settled


@pytest.mark.parametrize("by", ["themselves", "the coordinator"])
def test_who_gives_up_one_site_frees_the_bed_there_at_once(
    house, at_both, by, django_capture_on_commit_callbacks
):
    OpeningFactory(forum=house.forum)
    who = at_both.person if by == "themselves" else house.coordinator
    with django_capture_on_commit_callbacks(execute=True):
        send_registration(registration=at_both, sites=[house.luxor], by=who, at=NOW)

    for model in (Stay, Trip):
        rows = model.objects.filter(registration=at_both)
        assert list(rows.values_list("site", flat=True)) == [house.luxor.pk]
    assert Needs.objects.filter(registration=at_both).exists()
    assert house.twin.stays.count() == 1
    assert queries.strays(house.forum) == []


def test_who_came_back_to_a_site_before_it_was_heard_keeps_the_bed(house, settled):
    let_go_at(registration=settled, site_id=house.cairo.pk, by=None, at=NOW)

    assert kept_of(settled) == [1, 1, 1, 1]


def test_meals_at_a_site_that_is_given_up_are_left_out_no_more(house, settled):
    lunch = SessionFactory(forum=house.forum, site=house.cairo, kind="meal")
    MealSkippedFactory(registration=settled, session=lunch)
    settled.places.update(seat=None, given_up_at=NOW)

    let_go_at(registration=settled, site_id=house.cairo.pk, by=None, at=NOW)

    assert not MealSkipped.objects.filter(session=lunch).exists()


def test_who_leaves_the_platform_leaves_nothing(settled, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        leave(person=settled.person, by=settled.person, at=NOW)

    assert kept_of(settled) == [0, 0, 0, 0]


def test_who_never_said_anything_leaves_no_line(house, django_capture_on_commit_callbacks):
    registration = house.guest()

    with django_capture_on_commit_callbacks(execute=True):
        withdraw_registration(registration=registration, by=registration.person, at=NOW)

    assert not Entry.objects.filter(verb="needs erased").exists()
