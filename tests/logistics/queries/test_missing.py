"""What is missing: from the guest, and from those who arrange."""

from datetime import time, timedelta

import pytest

from multaqa.logistics import queries
from multaqa.logistics.enums import Arranged, Diet, Lack, Lodger
from tests.factories.logistics import NeedsFactory, StayFactory, TripFactory
from tests.factories.registrations import PlaceFactory, RegistrationFactory
from tests.logistics.conftest import LAST

ALL_THEIRS = (Lack.TRAVEL, Lack.LODGING, Lack.DIET)


def lacks(registration):
    return queries.guest(registration).lacks


def settled(house, **needs):
    """A guest in Cairo for whom nothing is missing but what the needs bring up."""
    registration = house.guest()
    given = {"travel": Arranged.NONE, "lodging": Lodger.NONE, "diet": Diet.ANY, **needs}
    NeedsFactory(registration=registration, **given)
    return registration


def test_of_who_said_nothing_all_is_missing(house):
    assert lacks(house.guest()) == ALL_THEIRS


def test_of_who_said_all_nothing_is_missing(house):
    settled(house)

    assert queries.missing(house.forum) == []


def test_who_only_waits_for_a_seat_is_not_asked(house):
    registration = RegistrationFactory(forum=house.forum)
    PlaceFactory(registration=registration, site=house.cairo, seat=None)

    assert lacks(registration) == ()
    assert queries.missing(house.forum) == []


@pytest.mark.parametrize(
    ("needs", "missing"),
    [
        ({"travel": ""}, (Lack.TRAVEL,)),
        ({"travel": Arranged.BY_SELF}, (Lack.ARRIVAL, Lack.DEPARTURE)),
        ({"travel": Arranged.BY_US}, (Lack.TICKET,)),
        ({"lodging": ""}, (Lack.LODGING,)),
        ({"lodging": Lodger.ALONE}, (Lack.NIGHTS,)),
        ({"diet": ""}, (Lack.DIET,)),
    ],
)
def test_each_part_is_missing_by_itself(house, needs, missing):
    assert lacks(settled(house, **needs)) == missing


@pytest.mark.parametrize("travel", [Arranged.BY_SELF, Arranged.BY_US])
def test_a_journey_is_known_once_its_day_and_hour_are(house, travel):
    registration = settled(house, travel=travel)
    for way in ("in", "out"):
        TripFactory(registration=registration, site=house.cairo, way=way, on=LAST, hour=time(9))

    assert lacks(registration) == ()


def test_a_journey_without_an_hour_is_not_known(house):
    registration = settled(house, travel=Arranged.BY_SELF)
    TripFactory(registration=registration, site=house.cairo, way="in", hour=None)
    TripFactory(registration=registration, site=house.cairo, way="out", on=LAST)

    assert lacks(registration) == (Lack.ARRIVAL,)


def test_between_two_sites_one_journey_is_enough(house):
    house.luxor.starts_on += timedelta(days=1)
    house.luxor.save()
    registration = house.guest(house.luxor, house.cairo)
    NeedsFactory(
        registration=registration, travel=Arranged.BY_SELF, lodging=Lodger.NONE, diet=Diet.ANY
    )
    TripFactory(registration=registration, site=house.cairo, way="in")
    TripFactory(registration=registration, site=house.luxor, way="out", on=LAST)

    assert lacks(registration) == ()


def test_a_bed_is_ours_to_give(house):
    with_bed, without = house.sleeper(bedroom=house.twin), house.sleeper()

    assert lacks(with_bed.registration) == ()
    (row,) = queries.missing(house.forum)
    assert (row.guest.registration, row.theirs, row.ours) == (without.registration, (), (Lack.BED,))


def test_what_was_said_of_a_site_that_was_given_up_does_not_count(house):
    registration = settled(house, lodging=Lodger.SHARED)
    StayFactory(registration=registration, site=house.luxor)

    assert lacks(registration) == (Lack.NIGHTS,)


def test_it_asks_the_same_however_many_they_are(house, queries_of):
    house.sleeper()
    one = queries_of(lambda: queries.missing(house.forum))
    for _ in range(3):
        house.sleeper(bedroom=house.twin if _ < 2 else None)

    assert queries_of(lambda: queries.missing(house.forum)) == one == 1
