"""Somebody leaves the platform."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from multaqa.kernel.bilingual import words
from multaqa.people.actions import leave
from multaqa.registrations.enums import QuestionKind, RegistrationState
from multaqa.registrations.models import Answer, Place, Registration
from tests.factories.registrations import AnswerFactory, RegistrationFactory
from tests.factories.words import NOW, both


def gone(person, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        leave(person=person, by=person, at=NOW)


def test_who_leaves_gives_their_seat_to_who_waits(hall, django_capture_on_commit_callbacks):
    one, _two, three = (hall.enter() for _ in range(3))

    gone(one.person, django_capture_on_commit_callbacks)

    assert Place.objects.get(registration=three).seat == 1
    assert Registration.objects.get(pk=one.pk).state == RegistrationState.WITHDRAWN


def test_what_they_answered_goes_with_its_files(hall, django_capture_on_commit_callbacks):
    registration = hall.enter(person=hall.member(city=both("أسوان", "Aswan")))
    AnswerFactory(registration=registration, question__opening=hall.opening)
    with_file = AnswerFactory(
        registration=registration, question__opening=hall.opening,
        question__kind=QuestionKind.FILE, file=ContentFile(b"%PDF-", "a.pdf"),
    )  # fmt: skip

    gone(registration.person, django_capture_on_commit_callbacks)

    assert not Answer.objects.exists()
    assert not default_storage.exists(with_file.file.name)


def test_the_row_stays_nameless_with_its_city(hall, django_capture_on_commit_callbacks):
    registration = hall.enter(person=hall.member(city=both("أسوان", "Aswan")))

    gone(registration.person, django_capture_on_commit_callbacks)

    row = Registration.objects.get(pk=registration.pk)
    assert (words(row.badge_name), words(row.badge_line)) == ({}, {})
    assert str(row.city) == "Aswan"


def test_what_was_only_begun_goes_altogether(hall, django_capture_on_commit_callbacks):
    registration = hall.begin()

    gone(registration.person, django_capture_on_commit_callbacks)

    assert not Registration.objects.exists()


def test_a_forum_that_was_held_keeps_that_they_came(hall, django_capture_on_commit_callbacks):
    registration = hall.enter()
    Forum.objects.update(state=ForumState.HELD)

    gone(registration.person, django_capture_on_commit_callbacks)

    assert Registration.objects.get().state == RegistrationState.SENT
    assert Place.objects.get().seat == 1


def test_who_never_registered_leaves_in_peace(hall, django_capture_on_commit_callbacks):
    other = RegistrationFactory()

    gone(hall.member(), django_capture_on_commit_callbacks)

    assert Registration.objects.get() == other
