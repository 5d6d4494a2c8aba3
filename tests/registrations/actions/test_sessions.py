"""Sessions with limited places."""

from datetime import timedelta

import pytest

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum, Session
from multaqa.kernel.refusal import Refusal
from multaqa.registrations import actions
from multaqa.registrations.models import SessionPlace, SignUp
from multaqa.registrations.queries import session_states
from tests.factories.convenings import SessionFactory
from tests.factories.registrations import SignUpFactory
from tests.factories.words import NOW


@pytest.fixture
def workshop(hall):
    """A session in Cairo with two places, of which a test takes some."""
    session = SessionFactory(forum=hall.forum, site=hall.cairo, room__site=hall.cairo)
    return SignUpFactory(session=session, places=2).session


def take(hall, registration, session):
    return actions.take_session_place(
        registration=registration, session=session, by=registration.person, at=hall.later
    )


def give_up(hall, registration, session):
    actions.give_up_session_place(
        registration=registration, session=session, by=registration.person, at=hall.later
    )


def limit(hall, session, places):
    return actions.limit_session(session=session, places=places, by=hall.coordinator, at=NOW)


@pytest.fixture
def three(hall):
    hall.cairo.capacity = 3
    hall.cairo.save()
    return [hall.enter() for _ in range(3)]


def test_places_are_taken_and_then_waited_for(hall, workshop, three):
    seats = [take(hall, each, workshop).seat for each in three]

    assert seats == [1, 2, None]
    (state,) = session_states(hall.forum)
    assert (state.seated, state.waiting, state.left) == (2, 1, 0)


def test_asking_twice_is_asking_once(hall, workshop, three):
    assert take(hall, three[0], workshop) == take(hall, three[0], workshop)


def test_a_place_given_up_goes_to_who_waited_longest(hall, workshop, three):
    for each in three:
        take(hall, each, workshop)

    give_up(hall, three[0], workshop)

    assert SessionPlace.objects.get(registration=three[2]).seat == 1


def test_giving_up_what_one_does_not_hold_changes_nothing(hall, workshop, three):
    give_up(hall, three[0], SessionFactory(forum=hall.forum))

    assert not SessionPlace.objects.exists()


def test_a_place_needs_a_seat_at_the_site(hall, workshop):
    elsewhere = hall.enter(hall.luxor)

    with pytest.raises(Refusal, match="no seat"):
        take(hall, elsewhere, workshop)


def test_a_place_needs_a_registration(hall, workshop):
    with pytest.raises(Refusal, match="No registration"):
        take(hall, hall.begin(), workshop)


def test_a_session_off_the_agenda_has_no_places(hall, workshop, three):
    Session.objects.update(withdrawn_at=NOW)

    with pytest.raises(Refusal, match="no longer on the agenda"):
        take(hall, three[0], workshop)


def test_nobody_sits_in_two_sessions_at_once(hall, workshop, three):
    other = SessionFactory(forum=hall.forum, site=hall.cairo, room__site=hall.cairo)
    after = SessionFactory(
        forum=hall.forum, site=hall.cairo, room__site=hall.cairo,
        starts_at=workshop.ends_at, ends_at=workshop.ends_at + timedelta(hours=1),
    )  # fmt: skip
    SignUpFactory(session=other), SignUpFactory(session=after)
    take(hall, three[0], workshop)

    with pytest.raises(Refusal, match="At that time"):
        take(hall, three[0], other)

    assert take(hall, three[0], after).seat == 1


def test_a_session_without_limit_takes_no_sign_ups(hall, three):
    with pytest.raises(SignUp.DoesNotExist):
        take(hall, three[0], SessionFactory(forum=hall.forum))


def test_who_withdraws_leaves_the_sessions_too(hall, workshop, three):
    for each in three:
        take(hall, each, workshop)

    hall.withdraw(three[0])

    assert SessionPlace.objects.get(registration=three[0]).given_up_at is not None
    assert SessionPlace.objects.get(registration=three[2]).seat == 1


def test_who_leaves_a_site_leaves_its_sessions(hall, workshop, three):
    take(hall, three[0], workshop)

    hall.send(three[0], hall.luxor)

    assert SessionPlace.objects.get().seat is None


def test_more_places_are_given_at_once(hall, workshop, three):
    for each in three:
        take(hall, each, workshop)

    limit(hall, workshop, 3)

    assert SessionPlace.objects.get(registration=three[2]).seat == 3


def test_there_are_never_fewer_places_than_were_given(hall, workshop, three):
    for each in three:
        take(hall, each, workshop)

    with pytest.raises(Refusal, match="Places given already: 2"):
        limit(hall, workshop, 1)


def test_a_limit_can_be_lifted(hall, workshop, three):
    take(hall, three[0], workshop)

    assert limit(hall, workshop, None) is None

    assert not SignUp.objects.exists()
    assert SessionPlace.objects.get().given_up_at == NOW


def test_a_limit_is_set(hall):
    session = SessionFactory(forum=hall.forum)

    assert limit(hall, session, 5).places == 5


def test_places_stay_as_they_were_once_it_is_over(hall, workshop, three):
    Forum.objects.update(state=ForumState.HELD)

    for act in (
        lambda: take(hall, three[0], workshop),
        lambda: give_up(hall, three[0], workshop),
        lambda: limit(hall, workshop, 3),
    ):
        with pytest.raises(Refusal, match="over"):
            act()
