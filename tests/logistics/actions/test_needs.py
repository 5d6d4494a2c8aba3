"""Saying what one needs: all of it or a part, for oneself or by a coordinator."""

from datetime import date, time, timedelta

import pytest

from multaqa.convenings.actions import release_agenda
from multaqa.convenings.enums import ForumState, SessionKind
from multaqa.convenings.models import Forum
from multaqa.kernel.models import Entry
from multaqa.kernel.refusal import Refusal
from multaqa.logistics.actions import Journey
from multaqa.logistics.enums import Arranged, Diet, Lodger
from multaqa.logistics.models import MealSkipped, Needs, Stay, Trip
from multaqa.registrations.enums import RegistrationState
from tests.factories.convenings import FIRST_HOUR, SessionFactory
from tests.factories.logistics import StayFactory, TripFactory
from tests.factories.words import NOW
from tests.logistics.conftest import FIRST, LAST


def test_all_that_was_said_is_kept(house):
    registration = house.guest()

    house.save(
        registration, travel=Arranged.BY_SELF, lodging=Lodger.SHARED, share_with="Hala",
        diet="other", diet_note="No fish", access=("step_free",), access_note="A ramp",
        journeys={(house.cairo.pk, "in"): Journey("train", "Aswan", "2007", FIRST, time(8))},
        stays={house.cairo.pk: (FIRST, LAST)},
    )  # fmt: skip

    needs, trip, stay = Needs.objects.get(), Trip.objects.get(), Stay.objects.get()
    assert (needs.registration, needs.travel, needs.lodging) == (registration, "self", "shared")
    assert (needs.share_with, needs.diet, needs.diet_note) == ("Hala", "other", "No fish")
    assert (needs.access, needs.access_note, needs.saved_at) == (["step_free"], "A ramp", NOW)
    assert (trip.way, trip.means, trip.place, trip.number) == ("in", "train", "Aswan", "2007")
    assert (trip.on, trip.hour, trip.site) == (FIRST, time(8), house.cairo)
    assert (stay.site, stay.from_on, stay.to_on) == (house.cairo, FIRST, LAST)


def test_a_part_is_welcome(house):
    registration = house.guest()

    house.save(registration, journeys={(house.cairo.pk, "out"): Journey(means="train")})

    assert Trip.objects.get().on is None
    assert Needs.objects.get().diet == ""


def test_what_is_said_anew_takes_the_place_of_what_was_said(house):
    registration = house.guest()
    house.save(registration, journeys={(house.cairo.pk, "in"): Journey(place="Aswan")},
               stays={house.cairo.pk: (FIRST, LAST)})  # fmt: skip
    stay = Stay.objects.get()

    later = LAST + timedelta(days=1)
    house.save(registration, diet=Diet.VEGAN, stays={house.cairo.pk: (FIRST, later)})

    assert not Trip.objects.exists()
    assert Stay.objects.get().pk == stay.pk
    assert Stay.objects.get().to_on == later
    assert Needs.objects.get().diet == "vegan"


def test_the_ledger_says_who_and_nothing_of_what(house):
    registration = house.guest()

    house.save(registration, by=house.coordinator, diet=Diet.VEGAN, access_note="A ramp")

    entry = Entry.objects.get(verb="needs saved")
    assert (entry.by_id, entry.detail) == (house.coordinator.pk, {})


def test_the_same_nights_said_again_change_nothing(house):
    stay = house.sleeper(bedroom=house.twin)

    house.save(stay.registration, lodging=Lodger.SHARED, stays={house.cairo.pk: (FIRST, LAST)})

    assert Stay.objects.get() == stay
    assert Stay.objects.get().bedroom == house.twin


def test_sites_without_a_seat_are_left_out(house):
    registration = house.guest(house.luxor)

    house.save(
        registration,
        journeys={(house.cairo.pk, "in"): Journey(place="Aswan")},
        stays={house.cairo.pk: (FIRST, LAST)},
    )

    assert (Trip.objects.count(), Stay.objects.count()) == (0, 0)


def test_a_stay_at_a_site_that_was_given_up_goes(house):
    registration = house.guest(house.luxor)
    StayFactory(registration=registration, site=house.cairo, bedroom=house.twin)

    house.save(registration)

    assert not Stay.objects.exists()


def test_who_needs_no_room_frees_the_bed(house):
    stay = house.sleeper(bedroom=house.twin)

    house.save(stay.registration, lodging=Lodger.NONE, stays={house.cairo.pk: (FIRST, LAST)})

    assert not Stay.objects.exists()


def test_other_nights_keep_the_bed_where_it_is_free(house):
    stay = house.sleeper(bedroom=house.single)

    house.save(
        stay.registration,
        lodging=Lodger.ALONE,
        stays={house.cairo.pk: (FIRST, LAST + timedelta(days=1))},
    )

    stay.refresh_from_db()
    assert (stay.bedroom, stay.to_on) == (house.single, LAST + timedelta(days=1))


def test_other_nights_lose_the_bed_where_somebody_else_has_it_then(house):
    stay = house.sleeper(bedroom=house.single)
    house.sleeper(bedroom=house.single, nights=(LAST, LAST + timedelta(days=2)))

    house.save(
        stay.registration,
        lodging=Lodger.ALONE,
        stays={house.cairo.pk: (FIRST, LAST + timedelta(days=1))},
    )

    stay.refresh_from_db()
    assert stay.bedroom is None


def test_meals_left_out_are_meals_of_the_released_agenda_at_their_sites(house):
    here = SessionFactory(forum=house.forum, site=house.cairo, room__site=house.cairo,
                          kind=SessionKind.MEAL)  # fmt: skip
    there = SessionFactory(forum=house.forum, site=house.luxor, room__site=house.luxor,
                           kind=SessionKind.MEAL)  # fmt: skip
    talk = SessionFactory(forum=house.forum, site=house.cairo, room__site=house.cairo,
                          starts_at=FIRST_HOUR + timedelta(hours=5),
                          ends_at=FIRST_HOUR + timedelta(hours=6))  # fmt: skip
    release_agenda(forum=house.forum, note="", **house.now)
    registration = house.guest()

    for _again in range(2):
        house.save(registration, skipped=frozenset({here.pk, there.pk, talk.pk, 10**9}))

    assert list(MealSkipped.objects.values_list("session", flat=True)) == [here.pk]


@pytest.mark.parametrize(
    ("journeys", "field", "sentence"),
    [
        ({"in": Journey(hour=time(9))}, "in{}_on", "Say the day too."),
        ({"in": Journey(on=date(2020, 2, 12))}, "in{}_on", "That is more than 3 days"),
        ({"out": Journey(on=date(2020, 2, 23))}, "out{}_on", "That is more than 3 days"),
        ({"in": Journey(on=LAST), "out": Journey(on=FIRST)}, "out{}_on", "before the arrival"),
        (
            {"in": Journey(on=FIRST, hour=time(9)), "out": Journey(on=FIRST, hour=time(9))},
            "out{}_on",
            "before the arrival",
        ),
    ],
)
def test_a_journey_that_cannot_be_is_refused(house, journeys, field, sentence):
    registration = house.guest()
    said = {(house.cairo.pk, way): each for way, each in journeys.items()}

    with pytest.raises(Refusal, match=sentence) as refused:
        house.save(registration, journeys=said)

    assert refused.value.field == field.format(house.cairo.pk)
    assert not Needs.objects.exists()


@pytest.mark.parametrize(
    "journeys",
    [
        {"in": Journey(on=date(2020, 2, 13)), "out": Journey(on=date(2020, 2, 22))},
        {"in": Journey(on=FIRST, hour=time(9)), "out": Journey(on=FIRST)},
        {"in": Journey(on=FIRST, hour=time(9)), "out": Journey(on=FIRST, hour=time(10))},
    ],
)
def test_a_journey_that_can_be_is_kept(house, journeys):
    registration = house.guest()

    house.save(
        registration, journeys={(house.cairo.pk, way): each for way, each in journeys.items()}
    )

    assert Trip.objects.count() == 2


@pytest.mark.parametrize(
    ("stay", "sentence"),
    [
        ((FIRST, None), "Say both"),
        ((None, LAST), "Say both"),
        ((FIRST, FIRST), "on a morning after"),
        ((LAST, FIRST), "on a morning after"),
        ((date(2020, 2, 12), LAST), "more than 3 days"),
        ((FIRST, date(2020, 2, 23)), "more than 3 days"),
    ],
)
def test_a_stay_that_cannot_be_is_refused(house, stay, sentence):
    registration = house.guest()

    with pytest.raises(Refusal, match=sentence) as refused:
        house.save(registration, stays={house.cairo.pk: stay})

    assert refused.value.field == f"to{house.cairo.pk}"


def test_who_is_not_registered_says_nothing(house):
    registration = house.guest()
    registration.state = RegistrationState.WITHDRAWN
    registration.save()

    with pytest.raises(Refusal, match="No registration"):
        house.save(registration)


def test_nothing_is_arranged_for_a_forum_that_is_over(house):
    registration = house.guest()
    Forum.objects.update(state=ForumState.HELD)

    with pytest.raises(Refusal, match="This forum is over"):
        house.save(registration)


def test_another_trip_of_the_same_person_stays(house):
    other = TripFactory()
    registration = house.guest()

    house.save(registration)

    assert list(Trip.objects.all()) == [other]
