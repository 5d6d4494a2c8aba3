"""What people are written to about their registration."""

from datetime import timedelta

import pytest
from django.core import mail

from multaqa.convenings.models import Session
from multaqa.letters.models import Letter
from multaqa.letters.queries import kind_of
from multaqa.people.exports import everything_of
from multaqa.registrations import actions
from multaqa.registrations.exports.person import answers, places, registrations
from tests.factories.convenings import SessionFactory
from tests.factories.people import PersonFactory
from tests.factories.registrations import AnswerFactory, SignUpFactory
from tests.factories.words import NOW, both


def kinds(person) -> list[str]:
    return list(Letter.objects.filter(person=person).order_by("pk").values_list("kind", flat=True))


def test_who_registers_is_told_once_with_the_days_and_the_code(
    hall, django_capture_on_commit_callbacks
):
    person = hall.member(language="en")
    with django_capture_on_commit_callbacks(execute=True):
        row = hall.enter(hall.cairo, hall.luxor, person=person)
    with django_capture_on_commit_callbacks(execute=True):
        hall.send(row, hall.cairo, hall.luxor)

    (letter,) = mail.outbox
    assert letter.to == [person.email]
    assert "You have a seat" in letter.body
    assert row.code in letter.body
    files = {name: kind for name, _content, kind in map(tuple, letter.attachments)}
    assert files == {"second.ics": "text/calendar", f"badge-{row.code}.png": "image/png"}


def test_it_is_told_in_the_language_of_the_person(hall, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        hall.enter(person=hall.member(language="ar"))

    assert "لك مقعد" in mail.outbox[0].body


def test_who_waits_is_told_so_without_days(hall):
    hall.enter(), hall.enter()
    row = hall.enter()

    composed = kind_of("registration-confirmed").compose(Letter.objects.get(person=row.person))

    assert "the next free place is yours" in composed.values["places"]
    assert [each.kind for each in composed.attachments] == ["image/png"]


def test_who_is_given_a_place_is_told_and_so_is_who_withdrew(hall):
    one, _two, three = (hall.enter() for _ in range(3))

    hall.withdraw(one)

    assert kinds(three.person) == ["registration-confirmed", "place-given"]
    assert kinds(one.person) == ["registration-confirmed", "registration-withdrawn"]
    given = kind_of("place-given").compose(Letter.objects.get(kind="place-given"))
    assert given.values["city"] == "Cairo"
    gone = kind_of("registration-withdrawn").compose(
        Letter.objects.get(kind="registration-withdrawn")
    )
    assert str(hall.forum.name) == gone.values["forum"]


@pytest.fixture
def workshop(hall):
    """A session in Cairo with one place, taken; who has it and who waits for it are registered."""
    session = SessionFactory(
        forum=hall.forum, site=hall.cairo, room__site=hall.cairo, title=both("ورشة", "A workshop")
    )
    SignUpFactory(session=session, places=1)
    session.holder, session.waiter = hall.enter(), hall.enter()
    for each in (session.holder, session.waiter):
        sign_up(hall, each, session)
    return session


def sign_up(hall, registration, session):
    who = {"registration": registration, "session": session, "by": registration.person}
    actions.take_session_place(**who, at=hall.later)


def give_up(hall, registration, session):
    who = {"registration": registration, "session": session, "by": registration.person}
    actions.give_up_session_place(**who, at=hall.later)


def test_who_is_given_a_place_in_a_session_is_told_what_where_and_when(hall, workshop):
    give_up(hall, workshop.holder, workshop)

    assert kinds(workshop.waiter.person) == ["registration-confirmed", "session-place-given"]
    assert "session-place-given" not in kinds(workshop.holder.person)
    composed = kind_of("session-place-given").compose(
        Letter.objects.get(kind="session-place-given")
    )
    assert (composed.values["session"], composed.values["city"]) == ("A workshop", "Cairo")
    assert composed.values["when"] == "16 February 2020 · 10:00–11:00"


def test_one_place_is_told_of_once_however_often_the_line_is_served(hall, workshop):
    give_up(hall, workshop.holder, workshop)
    for limit in (2, 3):
        actions.limit_session(session=workshop, places=limit, by=hall.coordinator, at=hall.later)
    sign_up(hall, workshop.holder, workshop)

    assert Letter.objects.filter(kind="session-place-given").count() == 1


def test_a_place_that_was_waited_for_anew_is_told_of_anew(hall, workshop):
    give_up(hall, workshop.holder, workshop)
    give_up(hall, workshop.waiter, workshop)
    sign_up(hall, workshop.holder, workshop)
    sign_up(hall, workshop.waiter, workshop)

    give_up(hall, workshop.holder, workshop)

    assert kinds(workshop.waiter.person).count("session-place-given") == 2


def test_whose_seat_at_the_site_goes_gives_their_session_place_to_who_waits(hall, workshop):
    hall.withdraw(workshop.holder)

    assert "session-place-given" in kinds(workshop.waiter.person)


def test_a_place_in_a_session_that_began_is_told_to_nobody(hall, workshop):
    workshop.starts_at = hall.later - timedelta(days=1)
    workshop.save()

    give_up(hall, workshop.holder, workshop)

    assert Letter.objects.filter(kind="session-place-given").count() == 0


@pytest.mark.parametrize("gone", ["place", "session"])
def test_a_place_in_a_session_is_not_told_once_it_is_gone(hall, workshop, gone):
    give_up(hall, workshop.holder, workshop)
    letter = Letter.objects.get(kind="session-place-given")
    if gone == "place":
        give_up(hall, workshop.waiter, workshop)
    else:
        Session.objects.update(withdrawn_at=NOW)

    assert kind_of(letter.kind).compose(letter) is None


def test_coming_back_is_a_reason_of_its_own(hall):
    row = hall.enter()
    hall.withdraw(row)
    hall.send(row)

    assert kinds(row.person) == [
        "registration-confirmed", "registration-withdrawn", "registration-confirmed",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "kind", ["registration-confirmed", "place-given", "registration-withdrawn"]
)
def test_what_is_no_longer_true_is_not_said(hall, kind):
    row = hall.enter()
    hall.withdraw(row)
    if kind == "registration-withdrawn":
        hall.send(row)
    letter = Letter(pk=1, kind=kind, about={"registration": row.pk, "place": 0})

    assert kind_of(kind).compose(letter) is None
    assert kind_of(kind).compose(Letter(kind=kind, about={"registration": 0})) is None


def test_a_place_that_was_given_up_again_is_not_told(hall):
    row = hall.enter()
    letter = Letter(kind="place-given", about={"registration": row.pk, "place": 0})

    assert kind_of("place-given").compose(letter) is None


def test_a_preview_is_about_the_persons_newest_registration(hall):
    row = hall.enter()
    example = kind_of("place-given").example

    assert example(hall.network, row.person) == {"registration": row.pk}
    assert example(hall.network, PersonFactory()) is None


def test_what_one_takes_along_is_all_of_it(hall):
    row = hall.enter()
    for value in ("by train", ["o1"], True):
        AnswerFactory(registration=row, question__opening=hall.opening, value=value,
                      question__label=both("كيف", "How"))  # fmt: skip
    pk = row.person_id

    assert [each["code"] for each in registrations(pk)] == [row.code]
    assert [each["answer"] for each in answers(pk)] == ["by train", ["o1"], "True"]
    assert places(pk)[0]["where"] == {"ar": "القاهرة", "en": "Cairo"}
    assert everything_of(row.person, at=NOW).startswith(b"PK")
