"""A forum fills up, people withdraw, others come in from the line."""

import pytest

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from multaqa.kernel.refusal import Refusal
from multaqa.registrations import actions
from multaqa.registrations.enums import RegistrationState
from multaqa.registrations.models import Place
from multaqa.registrations.notices import PlaceGiven, RegistrationWithdrawn
from tests.factories.words import NOW


def seats(site) -> list[tuple[int, int | None]]:
    """Who holds what at the site, in the order in which they asked."""
    places = Place.objects.filter(site=site, given_up_at=None).order_by("asked_at", "pk")
    return list(places.values_list("registration_id", "seat"))


def state_of(forum) -> str:
    return Forum.objects.get(pk=forum.pk).state


# ── Full, and open again ─────────────────────────────────────────────────────────────────


def test_a_forum_is_full_when_every_site_is(hall):
    hall.enter(hall.cairo, hall.luxor)
    assert state_of(hall.forum) == ForumState.OPEN

    hall.enter(hall.cairo, hall.luxor)

    assert state_of(hall.forum) == ForumState.FULL


def test_a_full_forum_takes_people_who_wait(hall):
    for _ in range(2):
        hall.enter(hall.cairo, hall.luxor)

    registration = hall.enter(hall.cairo)

    assert seats(hall.cairo)[-1] == (registration.pk, None)


def test_a_forum_is_open_again_once_a_seat_is_free(hall):
    first, _second = (hall.enter(hall.cairo, hall.luxor) for _ in range(2))

    hall.withdraw(first)

    assert state_of(hall.forum) == ForumState.OPEN


def test_a_forum_of_one_site_without_a_limit_is_never_full(hall):
    hall.cairo.capacity = None
    hall.cairo.save()
    for _ in range(2):
        hall.enter(hall.luxor)

    assert state_of(hall.forum) == ForumState.OPEN


def test_a_forum_that_is_closed_stays_closed(hall):
    first, _second = (hall.enter(hall.cairo, hall.luxor) for _ in range(2))
    Forum.objects.filter(pk=hall.forum.pk).update(state=ForumState.CLOSED)

    hall.withdraw(first)

    assert state_of(hall.forum) == ForumState.CLOSED


# ── Withdrawing ──────────────────────────────────────────────────────────────────────────


def test_who_waited_longest_has_the_seat_of_who_withdraws(
    hall, heard, django_capture_on_commit_callbacks
):
    one, two, three, four = (hall.enter() for _ in range(4))

    with django_capture_on_commit_callbacks(execute=True):
        hall.withdraw(one)

    assert seats(hall.cairo) == [(two.pk, 2), (three.pk, 1), (four.pk, None)]
    place = three.places.get()
    assert (heard(PlaceGiven), place.waited) == ([PlaceGiven(three.pk, place.pk)], True)
    assert heard(RegistrationWithdrawn) == [RegistrationWithdrawn(one.pk)]


def test_who_comes_back_stands_at_the_end(hall):
    one, two, three = (hall.enter() for _ in range(3))
    hall.withdraw(one)
    assert [pk for pk, _seat in seats(hall.cairo)] == [two.pk, three.pk]

    back = hall.send(one)

    assert seats(hall.cairo)[-1] == (back.pk, None)
    assert (back.state, back.withdrawn_at) == (RegistrationState.SENT, None)


def test_only_who_is_registered_withdraws(hall):
    registration = hall.enter()
    hall.withdraw(registration)

    with pytest.raises(Refusal, match="No registration"):
        hall.withdraw(registration)
    with pytest.raises(Refusal, match="No registration"):
        hall.withdraw(hall.begin())


def test_a_forum_that_is_over_keeps_who_was_registered(hall):
    registration = hall.enter()
    Forum.objects.filter(pk=hall.forum.pk).update(state=ForumState.HELD)

    with pytest.raises(Refusal, match="over"):
        hall.withdraw(registration)


def test_clocks_that_differ_let_nobody_overtake(hall):
    hall.enter(), hall.enter()
    waiting, slow = hall.enter(), hall.begin()

    actions.send_registration(registration=slow, sites=[hall.cairo], by=slow.person, at=NOW)

    assert [pk for pk, seat in seats(hall.cairo) if seat is None] == [waiting.pk, slow.pk]
