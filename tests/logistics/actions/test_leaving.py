"""Who does not come leaves nothing behind, and their bed is free."""

import pytest

from multaqa.kernel.models import Entry
from multaqa.logistics.models import MealSkipped, Needs, Stay, Trip
from multaqa.people.actions import leave
from multaqa.registrations.actions import withdraw_registration
from tests.factories.logistics import MealSkippedFactory, TripFactory
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


def test_who_leaves_the_platform_leaves_nothing(settled, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        leave(person=settled.person, by=settled.person, at=NOW)

    assert kept_of(settled) == [0, 0, 0, 0]


def test_who_never_said_anything_leaves_no_line(house, django_capture_on_commit_callbacks):
    registration = house.guest()

    with django_capture_on_commit_callbacks(execute=True):
        withdraw_registration(registration=registration, by=registration.person, at=NOW)

    assert not Entry.objects.filter(verb="needs erased").exists()
