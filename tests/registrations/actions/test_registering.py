"""Somebody registers, changes their mind, withdraws, comes back."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from multaqa.kernel.ledger import history
from multaqa.kernel.refusal import Refusal
from multaqa.registrations import actions
from multaqa.registrations.enums import QuestionKind, RegistrationState
from multaqa.registrations.models import Answer, Opening, Place, Registration
from multaqa.registrations.notices import RegistrationSent
from tests.factories.convenings import SiteFactory
from tests.factories.networks import LibraryFactory
from tests.factories.people import PersonFactory
from tests.factories.registrations import AnswerFactory, QuestionFactory
from tests.factories.words import NOW, both


def seats(site) -> list[tuple[int, int | None]]:
    """Who holds what at the site, in the order in which they asked."""
    places = Place.objects.filter(site=site, given_up_at=None).order_by("asked_at", "pk")
    return list(places.values_list("registration_id", "seat"))


def state_of(forum) -> str:
    return Forum.objects.get(pk=forum.pk).state


# ── Beginning ────────────────────────────────────────────────────────────────────────────


def test_who_begins_holds_no_seat_and_has_a_code(hall):
    registration = hall.begin()

    assert (registration.state, registration.by) == (RegistrationState.STARTED, None)
    assert len(registration.code) == 8
    assert seats(hall.cairo) == []


def test_beginning_twice_is_beginning_once(hall):
    person = hall.member()

    assert hall.begin(person) == hall.begin(person)


def test_a_code_that_is_taken_is_not_given_again(hall, monkeypatch):
    taken = hall.begin().code
    letters = iter(taken + "B" * 8)
    monkeypatch.setattr("secrets.choice", lambda _letters: next(letters))

    assert hall.begin().code == "BBBBBBBB"


@pytest.mark.parametrize(
    ("state", "days", "sentence"),
    [
        (ForumState.CLOSED, 0, "Registration is closed."),
        (ForumState.UNDER_WAY, 0, "Registration is closed."),
        (ForumState.HELD, 0, "Registration is closed."),
        (ForumState.ANNOUNCED, 0, "Registration is not open."),
        (ForumState.DRAFT, 0, "Registration is not open."),
        (ForumState.OPEN, -9999, "Registration has not opened yet."),
        (ForumState.OPEN, 9999 * 9, "Registration is closed."),
    ],
)
def test_nobody_registers_while_it_is_not_open(hall, state, days, sentence):
    Forum.objects.filter(pk=hall.forum.pk).update(state=state)
    person = hall.member()

    with pytest.raises(Refusal, match=sentence):
        actions.start_registration(
            forum=hall.forum, person=person, by=person, at=NOW + timedelta(days=days)
        )


def test_nobody_registers_where_nothing_was_arranged(hall):
    Opening.objects.all().delete()

    with pytest.raises(Refusal, match="not open"):
        hall.begin()


def test_who_left_is_not_registered(hall):
    with pytest.raises(Refusal, match="left the platform"):
        hall.begin(PersonFactory(left_at=NOW), by=hall.coordinator)


@pytest.mark.parametrize("state", [ForumState.ANNOUNCED, ForumState.CLOSED, ForumState.UNDER_WAY])
def test_a_coordinator_registers_others_before_and_after(hall, state):
    Forum.objects.filter(pk=hall.forum.pk).update(state=state)

    registration = hall.enter(by=hall.coordinator)

    assert (registration.by, seats(hall.cairo)) == (hall.coordinator, [(registration.pk, 1)])


@pytest.mark.parametrize("state", [ForumState.DRAFT, ForumState.HELD, ForumState.CANCELLED])
def test_nobody_is_registered_for_what_nobody_knows_of_or_is_over(hall, state):
    Forum.objects.filter(pk=hall.forum.pk).update(state=state)

    with pytest.raises(Refusal, match="can be registered"):
        hall.begin(by=hall.coordinator)


# ── Saved as it is typed ─────────────────────────────────────────────────────────────────


def test_what_is_typed_is_kept_incomplete(hall):
    question = QuestionFactory(opening=hall.opening, required=True)
    line = QuestionFactory(opening=hall.opening, required=True)
    registration = hall.begin()

    saved = hall.save(
        registration, badge_name=both("هالة", "Hala"), badge_line="Luxor", wishes=[hall.luxor.pk],
        answers={question.pk: "half a sent"},
    )  # fmt: skip

    kept = Registration.objects.get(pk=registration.pk)
    assert (kept.version, saved.version) == (1, 1)
    assert (str(kept.badge_line), kept.wishes) == ("Luxor", [hall.luxor.pk])
    assert dict(Answer.objects.values_list("question", "value")) == {question.pk: "half a sent"}
    assert line.pk not in dict(Answer.objects.values_list("question", "value"))


def test_an_answer_keeps_its_time_until_it_changes(hall):
    question = QuestionFactory(opening=hall.opening, kind=QuestionKind.CONSENT)
    registration = hall.save(hall.begin(), answers={question.pk: True})
    given = Answer.objects.get().at

    registration = hall.save(registration, answers={question.pk: True})
    assert Answer.objects.get().at == given
    hall.save(registration, answers={question.pk: False})

    taken_back = Answer.objects.get()
    assert (taken_back.value, taken_back.at > given) == (False, True)


def test_an_emptied_answer_goes(hall):
    question = QuestionFactory(opening=hall.opening)
    registration = hall.save(hall.begin(), answers={question.pk: "words"})

    hall.save(registration, answers={question.pk: ""})

    assert not Answer.objects.exists()


def test_an_answer_that_was_never_there_is_emptied_in_peace(hall):
    question = QuestionFactory(opening=hall.opening)

    hall.save(hall.begin(), answers={question.pk: None})

    assert not Answer.objects.exists()


def test_what_a_condition_hides_is_kept_until_it_is_sent(hall):
    first = consenting(hall)
    after = QuestionFactory(opening=hall.opening, position=60, when=first, when_is="yes")
    registration = hall.save(hall.begin(), answers={first.pk: False, after.pk: "typed before"})
    assert Answer.objects.count() == 2

    hall.send(registration)

    assert list(Answer.objects.values_list("question", flat=True)) == [first.pk]


def test_two_windows_do_not_overwrite_each_other(hall):
    question = QuestionFactory(opening=hall.opening)
    registration = hall.begin()
    hall.save(registration, answers={question.pk: "in the first window"})

    with pytest.raises(Refusal, match="another window"):
        hall.save(registration, version=0, answers={question.pk: "in the second"})

    assert Answer.objects.get().value == "in the first window"


def test_a_file_lies_under_a_name_that_says_nothing(hall, django_capture_on_commit_callbacks):
    question = QuestionFactory(opening=hall.opening, kind=QuestionKind.FILE)
    sent = SimpleUploadedFile("Hala's passport.PDF", b"%PDF-1")

    hall.save(hall.begin(), files={question.pk: sent})

    answer = Answer.objects.get()
    assert answer.value == "Hala's passport.PDF"
    assert "Hala" not in answer.file.name
    assert answer.file.name.endswith(".pdf")


def test_a_file_that_is_replaced_is_deleted(hall, django_capture_on_commit_callbacks):
    question = QuestionFactory(opening=hall.opening, kind=QuestionKind.FILE)
    one, other = (SimpleUploadedFile("a.pdf", text) for text in (b"%PDF-1", b"%PDF-2"))
    registration = hall.save(hall.begin(), files={question.pk: one})
    before = Answer.objects.get().file.name

    with django_capture_on_commit_callbacks(execute=True):
        hall.save(registration, files={question.pk: other})

    assert not default_storage.exists(before)
    assert Answer.objects.get().file.read() == b"%PDF-2"


# ── Sent ─────────────────────────────────────────────────────────────────────────────────


def test_seats_are_given_until_none_is_left_and_then_people_wait(hall):
    one, two, three = (hall.enter().pk for _ in range(3))

    assert seats(hall.cairo) == [(one, 1), (two, 2), (three, None)]


def test_a_site_without_a_limit_seats_everyone(hall):
    hall.cairo.capacity = None
    hall.cairo.save()

    ids = [hall.enter().pk for _ in range(4)]

    assert seats(hall.cairo) == list(zip(ids, range(1, 5), strict=True))


def test_sending_says_so_and_keeps_the_city_of_the_day(
    hall, heard, django_capture_on_commit_callbacks
):
    person = hall.member(city=both("أسوان", "Aswan"))

    with django_capture_on_commit_callbacks(execute=True):
        registration = hall.enter(person=person)

    assert heard(RegistrationSent) == [RegistrationSent(registration.pk)]
    assert registration.city == both("أسوان", "Aswan")
    assert [each.verb for each in history(registration)] == ["registered", "registration begun"]


def test_without_a_city_of_their_own_it_is_their_librarys(hall):
    library = LibraryFactory(network=hall.network, city=both("المنيا", "Minya"))
    person = hall.member(library=library)

    assert hall.enter(person=person).city == both("المنيا", "Minya")


def test_a_registration_names_a_site_of_its_forum(hall):
    registration = hall.begin()

    with pytest.raises(Refusal, match="at least one site"):
        actions.send_registration(
            registration=registration, sites=[], by=registration.person, at=NOW
        )
    with pytest.raises(Refusal, match="another forum"):
        hall.send(registration, SiteFactory())


def test_a_badge_says_something(hall):
    registration = hall.save(hall.begin(), badge_name="")

    with pytest.raises(Refusal, match="badge") as refused:
        hall.send(registration)

    assert refused.value.field == "badge_name"


def consenting(hall, **fields):
    return QuestionFactory(opening=hall.opening, position=50, kind=QuestionKind.CONSENT, **fields)


def test_a_required_question_is_answered_before_it_is_sent(hall):
    question = QuestionFactory(opening=hall.opening, required=True)

    with pytest.raises(Refusal, match="must be answered") as refused:
        hall.enter()

    assert refused.value.field == f"q{question.pk}"


def test_a_required_consent_is_a_yes(hall):
    question = consenting(hall, required=True)
    registration = hall.save(hall.begin(), answers={question.pk: False})

    with pytest.raises(Refusal, match="must be answered"):
        hall.send(registration)
    hall.save(registration, version=1, answers={question.pk: True})

    assert hall.send(registration).state == RegistrationState.SENT


def test_a_required_question_that_is_not_put_needs_no_answer(hall):
    first = consenting(hall)
    QuestionFactory(opening=hall.opening, position=60, required=True, when=first, when_is="yes")

    registration = hall.save(hall.begin(), answers={first.pk: False})

    assert hall.send(registration).state == RegistrationState.SENT


def test_nobody_consents_for_somebody_else(hall):
    consenting(hall, required=True)

    assert hall.enter(by=hall.coordinator).state == RegistrationState.SENT


def test_sending_again_changes_the_sites_and_keeps_the_seat(hall):
    registration = hall.enter(hall.cairo)
    waiting = [hall.enter(hall.cairo) for _ in range(2)][1]

    hall.send(registration, hall.cairo, hall.luxor)
    assert seats(hall.luxor) == [(registration.pk, 1)]
    hall.send(registration, hall.luxor)

    assert (waiting.pk, 1) in seats(hall.cairo)
    assert [verb.verb for verb in history(registration)][:2] == ["sites changed"] * 2


def test_changed_answers_must_be_complete(hall):
    question = QuestionFactory(opening=hall.opening, required=True)
    registration = hall.save(hall.begin(), answers={question.pk: "words"})
    hall.send(registration)

    with pytest.raises(Refusal, match="must be answered"):
        hall.save(registration, answers={question.pk: ""})

    assert Answer.objects.get().value == "words"


def test_changed_answers_are_written_down(hall):
    registration = hall.enter()

    hall.save(registration, badge_line="Another line")

    assert history(registration)[0].verb == "answers changed"


def test_an_answer_to_a_question_taken_off_the_form_stays(hall):
    gone = QuestionFactory(opening=hall.opening, withdrawn_at=NOW)
    registration = hall.begin()
    AnswerFactory(registration=registration, question=gone)

    hall.send(registration)

    assert Answer.objects.count() == 1
