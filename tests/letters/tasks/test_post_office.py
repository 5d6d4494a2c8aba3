"""What each answer of a mail server means for a letter: heard from a real one on loopback."""

import pytest
from django.core import mail

from multaqa.letters import tasks
from multaqa.letters.enums import LetterState, Trouble
from multaqa.letters.models import Letter
from tests.factories.letters import LetterFactory
from tests.letters.smtp import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(settings):
    with Office() as office:
        settings.EMAIL_BACKEND = "multaqa.letters.tasks.post_office.Backend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", office.port
        settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 5
        yield office


def outcome():
    tasks.post_letters.func()
    letter = Letter.objects.get()
    return letter.state, letter.failure, letter.answer


def test_a_batch_leaves_over_one_line(office):
    LetterFactory.create_batch(3)

    sent = tasks.post_letters.func()

    assert (sent, office.lines, len(set(office.taken))) == (3, 1, 3)


def test_a_recipient_refused_for_good_is_given_up(office):
    letter = LetterFactory()
    office.recipients[letter.person.email] = "550 nobody here"

    assert outcome() == (LetterState.FAILED, Trouble.REFUSED, 550)


def test_a_recipient_refused_for_now_is_tried_again(office):
    letter = LetterFactory()
    office.recipients[letter.person.email] = "451 greylisted"

    assert outcome() == (LetterState.QUEUED, Trouble.BUSY, 451)


def test_one_refused_recipient_holds_up_no_other(office):
    first, _second = LetterFactory.create_batch(2)
    office.recipients[first.person.email] = "550 nobody here"

    assert (tasks.post_letters.func(), office.lines) == (1, 1)


@pytest.mark.parametrize(
    ("words", "state", "why", "code"),
    [
        ("554 we do not like it", LetterState.FAILED, Trouble.REFUSED, 554),
        ("452 full", LetterState.QUEUED, Trouble.BUSY, 452),
    ],
)
def test_a_text_that_is_refused_did_not_leave(office, words, state, why, code):
    LetterFactory()
    office.refuses_text = words

    assert outcome() == (state, why, code)


def test_a_line_that_breaks_while_the_text_is_handed_over_leaves_a_doubt(office):
    LetterFactory()
    office.breaks = True

    assert outcome() == (LetterState.UNSURE, Trouble.BROKEN, None)


def test_the_next_letter_gets_a_new_line_after_one_that_broke(office):
    LetterFactory.create_batch(2)
    office.breaks = True

    tasks.post_letters.func()

    assert (office.lines, Letter.objects.filter(state=LetterState.UNSURE).count()) == (2, 2)


def test_a_sender_that_is_refused_is_our_trouble_and_stops_the_batch(office):
    LetterFactory.create_batch(2)
    office.refuses_sender = "550 who are you"

    tasks.post_letters.func()

    states = Letter.objects.order_by("pk").values_list("state", "attempts", "answer")
    assert list(states) == [("queued", 1, 550), ("queued", 0, None)]


def test_a_server_that_turns_us_away_is_tried_again_later(office):
    LetterFactory()
    office.greeting = "421 too many"

    assert outcome() == (LetterState.QUEUED, Trouble.UNREACHED, 421)


def test_a_server_that_is_not_there_is_tried_again_later(office, settings):
    LetterFactory.create_batch(2)
    settings.EMAIL_PORT = 1

    tasks.post_letters.func()

    assert sorted(Letter.objects.values_list("attempts", flat=True)) == [0, 1]


def test_a_trial_letter_is_not_kept(office):
    letter = LetterFactory.build(person__bio="x")
    letter.network.save()
    letter.person.save()

    assert tasks.post_trial.func("example", letter.network.pk, letter.person.pk)
    assert (len(office.taken), Letter.objects.count(), mail.outbox) == (1, 0, [])


def test_a_trial_letter_that_does_not_leave_says_so_in_the_log(office, settings, caplog):
    letter = LetterFactory.build()
    letter.network.save()
    letter.person.save()
    settings.EMAIL_PORT = 1

    assert not tasks.post_trial.func("example", letter.network.pk, letter.person.pk)
    assert "did not leave" in caplog.text
