"""How people stand with a forum: the short reading says what the long one says."""

from datetime import time, timedelta
from random import Random

from multaqa.convenings.enums import ForumState
from multaqa.kernel.visitors import Visitor
from multaqa.logistics import queries
from multaqa.logistics.enums import Arranged, Diet, Lack, Lodger
from multaqa.registrations.enums import RegistrationState
from tests.factories.convenings import SessionFactory
from tests.factories.logistics import NeedsFactory, StayFactory, TripFactory
from tests.factories.registrations import PlaceFactory, RegistrationFactory, SessionPlaceFactory
from tests.factories.words import NOW, both
from tests.logistics.conftest import LAST


def some(house, dice):
    """Somebody who said this or that, with seats here or there, or waiting."""
    sites = dice.choice([(house.cairo,), (house.luxor,), (house.luxor, house.cairo), ()])
    registration = RegistrationFactory(forum=house.forum)
    for site in (house.cairo, house.luxor):
        held = {"seat": None} if site not in sites else {}
        if held and dice.random() < 0.5:
            held["given_up_at"] = registration.sent_at
        PlaceFactory(registration=registration, site=site, **held)
        for way in ("in", "out"):
            if dice.random() < 0.6:
                hour = dice.choice([time(9), None])
                TripFactory(registration=registration, site=site, way=way, on=LAST, hour=hour)
        if dice.random() < 0.6:
            bedroom = house.twin if site == house.cairo and dice.random() < 0.4 else None
            StayFactory(registration=registration, site=site, bedroom=bedroom)
    if dice.random() < 0.8:
        NeedsFactory(
            registration=registration, travel=dice.choice(["", *Arranged]),
            lodging=dice.choice(["", *Lodger]), diet=dice.choice(["", *Diet]),
        )  # fmt: skip
    return registration


def test_both_readings_find_the_same_missing(house):
    house.luxor.starts_on += timedelta(days=1)
    house.luxor.save()
    dice = Random(20_200_216)
    people = [some(house, dice) for _ in range(60)]

    for each in people:
        (short,) = queries.comings_of(Visitor(each.person))
        assert short.lacks == queries.guest(each).lacks
    listed = [row for row in queries.missing(house.forum) if row.theirs]
    assert queries.silent(house.forum) == len(listed) > 5


def test_a_coming_says_where_somebody_has_a_seat_and_where_they_wait(house):
    registration = house.guest()
    PlaceFactory(registration=registration, site=house.luxor, seat=None, seated_at=None)

    (coming,) = queries.comings_of(Visitor(registration.person))

    assert {str(at.city): at.seated for at in coming.places} == {"Cairo": True, "Luxor": False}
    assert (coming.sent, coming.theirs) == (True, (Lack.TRAVEL, Lack.LODGING, Lack.DIET))


def test_a_coming_says_which_sessions_were_waited_for(house):
    registration = house.guest()
    PlaceFactory(registration=registration, site=house.luxor)
    for title, more in (
        ("Waits", {"seat": None, "seated_at": None}),
        ("Waited", {"seated_at": NOW + timedelta(days=1)}),
        ("Taken at once", {}),
        ("Given up", {"seat": None, "given_up_at": NOW}),
    ):
        session = SessionFactory(forum=house.forum, site=house.cairo, title=both(title, title))
        SessionPlaceFactory(registration=registration, session=session, **more)

    (coming,) = queries.comings_of(Visitor(registration.person))

    assert {str(each.title): each.seated for each in coming.hoped} == {
        "Waits": False,
        "Waited": True,
    }
    assert len(coming.places) == 2


def test_what_was_only_begun_is_a_coming_without_a_place(house):
    begun = RegistrationFactory(forum=house.forum, state=RegistrationState.STARTED, sent_at=None)

    (coming,) = queries.comings_of(Visitor(begun.person))

    assert (coming.sent, coming.places, coming.lacks) == (False, (), ())


def test_forums_that_are_over_and_what_was_withdrawn_are_none(house):
    gone = RegistrationFactory(forum=house.forum, state=RegistrationState.WITHDRAWN)
    held = house.guest()
    assert queries.comings_of(Visitor(gone.person)) == []

    type(house.forum).objects.update(state=ForumState.HELD)

    assert queries.comings_of(Visitor(held.person)) == []


def test_a_coming_is_of_the_forum_that_is_asked_for(house):
    registration = house.guest()
    RegistrationFactory(person=registration.person)

    (coming,) = queries.comings_of(Visitor(registration.person), house.forum.pk)

    assert (coming.registration, coming.slug) == (registration.pk, "second")


def test_by_a_personal_link_one_sees_the_comings_of_its_network(house):
    registration = house.guest()
    other = RegistrationFactory(person=registration.person).forum.network
    by_link = Visitor(registration.person, strong=False, within=other.pk)

    assert [each.network for each in queries.comings_of(by_link)] == [other.slug]


def test_one_question_answers_for_one_and_for_many(house, queries_of):
    house.guest()
    assert queries_of(lambda: queries.silent(house.forum)) == 1
    for _ in range(3):
        house.sleeper()

    assert queries_of(lambda: queries.silent(house.forum)) == 1
