"""What comes in the same moment, and what is cut off in the middle: no seat too many, none left
empty while somebody waits, nobody passed."""

from collections import Counter

import pytest
from django.db import connection

from multaqa.convenings.models import Site
from multaqa.kernel.refusal import Refusal
from multaqa.letters.models import Letter
from multaqa.registrations import actions
from multaqa.registrations.models import Place, Registration, SessionPlace, SignUp
from tests.factories.convenings import SessionFactory
from tests.registrations.conftest import open_hall
from tests.together import all_at_once

SERIAL = "SQLite writes one after the other"
at_once = pytest.mark.skipif(connection.vendor == "sqlite", reason=SERIAL)
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hall():
    return open_hall()


def hold(site, capacity: int) -> None:
    Site.objects.filter(pk=site.pk).update(capacity=capacity)


def judge(site) -> None:
    """Nothing of a site's places contradicts its capacity or its line."""
    capacity = Site.objects.get(pk=site.pk).capacity
    places = Place.objects.filter(site=site, given_up_at=None)
    seats = Counter(places.seated().values_list("seat", flat=True))
    waiting = places.waiting().count()
    assert set(seats.values()) <= {1}, "a seat twice"
    assert len(seats) <= capacity, "a seat too many"
    assert not waiting or len(seats) == capacity, "a seat is free while somebody waits"
    standing = Registration.objects.standing().filter(pk__in=places.values("registration"))
    assert standing.count() == places.count(), "somebody who withdrew holds a place"
    seated, others = (
        list(rows.values_list("asked_at", "pk")) for rows in (places.seated(), places.waiting())
    )
    assert not others or max(seated) < min(others), "somebody was passed"


def refused_alone(wrong) -> None:
    assert [each for each in wrong if not isinstance(each, Refusal)] == []


@at_once
def test_those_who_withdraw_while_they_are_served_leave_no_seat_empty(hall):
    hold(hall.cairo, 5)
    rows = [hall.enter() for _ in range(20)]

    # The first five give up, and so does every other of those who are to have their seats.
    wrong = all_at_once(*(lambda r=r: hall.withdraw(r) for r in (*rows[:5], *rows[5:15:2])))

    assert wrong == []
    judge(hall.cairo)
    assert Place.objects.seated().filter(site=hall.cairo).count() == 5


@at_once
def test_a_site_that_is_made_smaller_while_people_register_seats_no_more_than_it_holds(hall):
    hold(hall.cairo, 20)
    rows = [hall.begin() for _ in range(24)]
    sizes = (12, 6, 16, 9)

    wrong = all_at_once(
        *(lambda r=r: hall.send(r) for r in rows),
        *(
            lambda n=n: actions.set_capacity(
                site=Site.objects.get(pk=hall.cairo.pk), capacity=n, by=hall.coordinator,
                at=hall.later,
            )
            for n in sizes
        ),
    )  # fmt: skip

    refused_alone(wrong)
    judge(hall.cairo)
    assert Place.objects.filter(site=hall.cairo, given_up_at=None).count() == 24


@at_once
def test_two_who_serve_the_same_line_give_each_seat_and_each_letter_once(hall):
    rows = [hall.enter() for _ in range(12)]
    hold(hall.cairo, 9)

    wrong = all_at_once(
        *(lambda: actions.serve_lines(site=hall.cairo, by=None, at=hall.later) for _ in range(4))
    )

    assert wrong == []
    judge(hall.cairo)
    given = Letter.objects.filter(kind="place-given").values_list("person", flat=True)
    assert sorted(given) == sorted(each.person_id for each in rows[2:9])


@at_once
def test_who_sends_and_withdraws_in_one_moment_is_wholly_in_or_wholly_out(hall):
    hold(hall.cairo, 3)
    rows = [hall.enter() for _ in range(6)]

    wrong = all_at_once(
        *(lambda r=r: hall.withdraw(r) for r in rows),
        *(lambda r=r: hall.send(r, hall.cairo, hall.luxor) for r in rows),
    )

    refused_alone(wrong)
    judge(hall.cairo)
    judge(hall.luxor)


@at_once
def test_a_session_that_is_made_smaller_while_people_sign_up_keeps_its_word(hall):
    hold(hall.cairo, 12)
    session = SessionFactory(forum=hall.forum, site=hall.cairo)
    desk = hall.coordinator
    actions.limit_session(session=session, places=8, by=desk, at=hall.later)
    rows = [hall.enter() for _ in range(12)]

    def take(row):
        actions.take_session_place(registration=row, session=session, by=row.person, at=hall.later)

    wrong = all_at_once(
        *(lambda r=r: take(r) for r in rows),
        *(lambda r=r: hall.withdraw(r) for r in rows[:3]),
        lambda: actions.limit_session(session=session, places=4, by=desk, at=hall.later),
    )

    refused_alone(wrong)
    held = SessionPlace.objects.filter(session=session, given_up_at=None)
    seats = list(held.seated().values_list("seat", flat=True))
    assert len(seats) == len(set(seats)) <= SignUp.objects.get().places
    assert not held.waiting().exists() or len(seats) == SignUp.objects.get().places
    assert not held.exclude(registration__state="sent").exists()


def test_a_line_that_was_passed_when_a_worker_stopped_is_served_by_who_comes_next(hall):
    rows = [hall.enter() for _ in range(4)]
    # The site holds more, and whoever enlarged it was stopped before the line was served.
    hold(hall.cairo, 3)

    hall.enter()

    judge(hall.cairo)
    seated = Place.objects.seated().filter(site=hall.cairo).order_by("asked_at")
    assert [each.registration_id for each in seated] == [each.pk for each in rows[:3]]
