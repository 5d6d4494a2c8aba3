"""What a person takes along of what they needed."""

from multaqa.logistics.exports import person
from tests.factories.logistics import MealSkippedFactory, TripFactory


def test_everything_that_was_said_is_taken_along(house):
    stay = house.sleeper(bedroom=house.twin, diet_note="No fish", access=["infant"])
    TripFactory(registration=stay.registration, site=house.cairo, hour=None)
    MealSkippedFactory(registration=stay.registration)
    house.sleeper()
    mine = stay.registration.person_id

    (needs,), (trip,) = person.needs(mine), person.trips(mine)
    (night,), (meal,) = person.stays(mine), person.meals_left_out(mine)

    assert (needs["diet_note"], needs["access"]) == ("No fish", ["infant"])
    assert (trip["city"]["en"], trip["on"], trip["hour"]) == ("Cairo", "2020-02-16", "")
    assert (night["house"]["en"], night["bedroom"]) == ("Nile hotel", "101")
    assert meal["starts_at"]


def test_a_night_without_a_bed_is_taken_along_too(house):
    (night,) = person.stays(house.sleeper().registration.person_id)

    assert (night["house"], night["bedroom"]) == ({}, "")
