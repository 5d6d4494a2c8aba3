"""One page on which somebody says what they need, and reads what is arranged."""

from datetime import time

import pytest
from django.urls import reverse

from multaqa.convenings.actions import release_agenda
from multaqa.convenings.enums import ForumState, SessionKind
from multaqa.convenings.models import Forum
from multaqa.logistics.models import MealSkipped, Needs, Stay, Trip
from tests.factories.convenings import SessionFactory
from tests.factories.people import PersonFactory
from tests.factories.registrations import PlaceFactory, RegistrationFactory
from tests.factories.words import both
from tests.logistics.conftest import FIRST, LAST


def address(house):
    return reverse("logistics:needs", args=[house.network.slug, house.forum.slug])


@pytest.fixture
def lunch(house):
    meal = SessionFactory(forum=house.forum, site=house.cairo, room__site=house.cairo,
                          kind=SessionKind.MEAL, title=both("غداء", "Lunch"))  # fmt: skip
    release_agenda(forum=house.forum, note="", **house.now)
    return meal


def filled(house, **more):
    """All that the page asks of somebody in Cairo."""
    cairo = house.cairo.pk
    return {
        "travel": "self", "lodging": "shared", "share_with": "Hala", "diet": "other",
        "diet_note": "No fish", "access": ["step_free", "infant"], "access_note": "A ramp",
        f"in{cairo}_means": "train", f"in{cairo}_place": "Aswan", f"in{cairo}_number": "2007",
        f"in{cairo}_on": "2020-02-16", f"in{cairo}_hour": "٠٨:٣٠",
        f"out{cairo}_means": "", f"out{cairo}_place": "", f"out{cairo}_number": "",
        f"out{cairo}_on": "2020-02-19", f"out{cairo}_hour": "",
        f"from{cairo}": "2020-02-16", f"to{cairo}": "2020-02-19", **more,
    }  # fmt: skip


def test_all_is_said_and_shown_again(house, lunch, client_of):
    registration = house.guest()
    client = client_of(registration.person, strong=False, network=house.network)

    answer = client.post(address(house), filled(house, skipped=[lunch.pk]), follow=True)

    needs, trip = Needs.objects.get(), Trip.objects.get(way="in")
    assert (needs.travel, needs.lodging, needs.share_with) == ("self", "shared", "Hala")
    assert (needs.diet, needs.diet_note, needs.access) == (
        "other",
        "No fish",
        ["step_free", "infant"],
    )
    assert (trip.means, trip.place, trip.on, trip.hour) == ("train", "Aswan", FIRST, time(8, 30))
    assert MealSkipped.objects.get().session == lunch
    text = answer.content.decode()
    assert "Saved. You can add the rest later." in text
    assert "We still need to know: day and hour of the departure." in text.replace("\n", " ")
    for kept in ("Aswan", "2007", "08:30", "No fish", "A ramp", "2020-02-16"):
        assert f'value="{kept}"' in text, kept


def test_who_said_all_is_thanked(house, client_of):
    registration = house.guest()
    client = client_of(registration.person)

    answer = client.post(
        address(house), {"travel": "none", "lodging": "none", "diet": "any"}, follow=True
    )

    assert "we know all we need" in answer.content.decode()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"in{}_on": "31/31"}, "Enter a valid date."),
        ({"in{}_hour": "27:90"}, "Enter a valid time."),
        ({"in{}_on": "2021-01-01"}, "more than 3 days from the forum"),
        ({"out{}_on": "2020-02-14"}, "before the arrival there"),
        ({"to{}": "2020-02-16"}, "on a morning after the first night"),
        ({"from{}": ""}, "Say both"),
        ({"diet": "poison"}, "poison is not one of the available choices"),
        ({"access": ["wings"]}, "wings is not one of the available choices"),
        ({"skipped": ["999999"]}, "999999 is not one of the available choices"),
        ({"diet_note": "x" * 201}, "at most 200 characters"),
    ],
)
def test_what_cannot_be_is_said_beside_what_was_typed(house, lunch, client_of, wrong, sentence):
    registration = house.guest()
    typed = {key.format(house.cairo.pk): value for key, value in wrong.items()}

    answer = client_of(registration.person).post(address(house), filled(house, **typed))

    text = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in text
    assert 'value="Aswan"' in text
    assert not Needs.objects.exists()


def test_what_is_not_drawn_cannot_be_wrong(house, client_of):
    registration, cairo = house.guest(), house.cairo.pk
    typed = {"travel": "none", "lodging": "none", f"in{cairo}_on": "x", f"to{cairo}": "y"}

    client_of(registration.person).post(address(house), filled(house, **typed))

    assert Needs.objects.count() == 1
    assert (Trip.objects.count(), Stay.objects.count()) == (0, 0)


def test_a_forum_of_one_day_is_asked_for_its_nights_without_a_guess(house, client_of):
    house.cairo.ends_on = house.cairo.starts_on
    house.cairo.save()
    registration = house.guest()

    text = client_of(registration.person).get(address(house)).content.decode()

    assert f'name="from{house.cairo.pk}" id' in text


def test_the_bed_is_shown_with_whom_one_shares_it(house, client_of):
    mine = house.sleeper(bedroom=house.twin)
    mate = house.sleeper(bedroom=house.twin, name=both("هالة المثال", "Hala Almithal"))

    text = client_of(mine.registration.person).get(address(house)).content.decode()

    assert "Nile hotel" in text
    assert "101" in text
    assert str(mate.registration.badge_name) in text


def test_who_waits_for_a_seat_is_told_so(house, client_of):
    registration = RegistrationFactory(forum=house.forum)
    PlaceFactory(registration=registration, site=house.cairo, seat=None)

    text = client_of(registration.person).get(address(house)).content.decode()

    assert "You wait for a seat" in text
    assert "<textarea" not in text


@pytest.mark.parametrize("state", ["started", "withdrawn"])
def test_who_is_not_registered_is_told_where_to(house, client_of, state):
    registration = house.guest()
    registration.state = state
    registration.save()

    text = client_of(registration.person).get(address(house)).content.decode()

    assert "You are not registered for this forum" in text


def test_a_stranger_reads_nothing_of_anybody(house, client_of):
    house.sleeper(bedroom=house.twin, diet_note="No fish")

    text = client_of(PersonFactory()).get(address(house)).content.decode()

    assert "No fish" not in text
    assert "Nile hotel" not in text


def test_once_the_forum_is_over_it_is_only_read(house, client_of):
    stay = house.sleeper(bedroom=house.twin)
    Forum.objects.update(state=ForumState.HELD)

    text = client_of(stay.registration.person).get(address(house)).content.decode()

    assert "This forum is over" in text
    assert "Nile hotel" in text


def test_it_asks_the_same_however_many_come(house, lunch, client_of, queries_of):
    mine = house.sleeper(bedroom=house.twin)
    client = client_of(mine.registration.person)
    client.get(address(house))
    alone = queries_of(lambda: client.get(address(house)))
    for _ in range(3):
        house.sleeper(nights=(FIRST, LAST))
    house.sleeper(bedroom=house.twin)

    assert queries_of(lambda: client.get(address(house))) == alone


def test_the_page_is_light(house, lunch, client_of):
    registration = house.guest()

    answer = client_of(registration.person).get(address(house), headers={"accept-encoding": "gzip"})

    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 14_000
