"""What a worker writes down, and what becomes of a letter whose worker died."""

from datetime import timedelta

import pytest

from multaqa.letters import actions
from multaqa.letters.actions.posting import DOUBT_AFTER, PAUSES
from multaqa.letters.enums import LetterState, Trouble
from multaqa.letters.models import Letter
from multaqa.letters.notices import LetterGivenUp
from tests.factories.letters import LetterFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db
NOBODY = {"by": None, "at": NOW}
BUSY = {"trouble": Trouble.BUSY, "answer": 451}


def claimed():
    return actions.claim_letter(**NOBODY)


def test_the_letter_that_waits_longest_is_taken_first():
    LetterFactory()
    first = LetterFactory(next_at=NOW - timedelta(hours=1))

    assert claimed() == first


def test_a_letter_is_marked_before_anyone_hears_of_it():
    LetterFactory()

    claimed()

    letter = Letter.objects.get()
    assert (letter.state, letter.attempts, letter.claimed_at) == (LetterState.SENDING, 1, NOW)


def test_a_letter_is_taken_once():
    LetterFactory()

    assert (claimed() is None, claimed()) == (False, None)


def test_a_letter_whose_time_has_not_come_is_left():
    LetterFactory(next_at=NOW + timedelta(seconds=1))

    assert claimed() is None


def test_what_left_says_when_and_under_which_subject():
    LetterFactory()

    assert actions.mark_sent(letter=claimed(), subject="x" * 300, **NOBODY)

    letter = Letter.objects.get()
    assert (letter.state, letter.sent_at, len(letter.subject)) == (LetterState.SENT, NOW, 250)


def test_what_was_put_off_waits_longer_each_time():
    LetterFactory()
    waits, at = [], NOW
    for _try in PAUSES:
        letter = actions.claim_letter(by=None, at=at)
        actions.put_off(letter=letter, by=None, at=at, **BUSY)
        waits.append(Letter.objects.get().next_at - at)
        at = Letter.objects.get().next_at

    assert tuple(waits) == PAUSES == tuple(sorted(PAUSES))
    assert timedelta(hours=20) < at - NOW < timedelta(hours=30)


def test_after_the_eighth_try_it_is_given_up(heard, django_capture_on_commit_callbacks):
    letter = LetterFactory(attempts=len(PAUSES))

    with django_capture_on_commit_callbacks(execute=True):
        actions.put_off(letter=claimed(), **BUSY, **NOBODY)

    letter.refresh_from_db()
    assert (letter.state, letter.failure, letter.answer) == (LetterState.FAILED, "busy", 451)
    assert heard(LetterGivenUp) == [LetterGivenUp(letter.pk)]


def test_a_worker_not_heard_of_leaves_a_letter_in_doubt():
    LetterFactory()
    claimed()

    doubted = [
        actions.doubt_abandoned(by=None, at=NOW + DOUBT_AFTER + timedelta(seconds=more))
        for more in (0, 1, 2)
    ]

    assert (doubted, Letter.objects.get().failure) == ([0, 1, 0], Trouble.STOPPED)


def test_a_letter_in_doubt_is_not_sent_again_by_itself():
    LetterFactory()
    actions.doubt(letter=claimed(), trouble=Trouble.BROKEN, **NOBODY)

    assert actions.claim_letter(by=None, at=NOW + timedelta(days=30)) is None


def test_a_slow_worker_that_was_thought_dead_resolves_the_doubt():
    LetterFactory()
    letter = claimed()
    actions.doubt_abandoned(by=None, at=NOW + 2 * DOUBT_AFTER)

    assert actions.mark_sent(letter=letter, subject="", **NOBODY)
    assert (Letter.objects.get().state, Letter.objects.get().failure) == (LetterState.SENT, "")


def test_a_worker_cannot_speak_of_a_later_try():
    LetterFactory()
    slow = claimed()
    Letter.objects.update(state=LetterState.QUEUED)
    actions.claim_letter(by=None, at=NOW + timedelta(minutes=1))

    assert not actions.give_up(letter=slow, **BUSY, **NOBODY)
    assert Letter.objects.get().state == LetterState.SENDING


def test_what_has_nothing_to_say_is_withheld():
    LetterFactory()

    assert actions.withhold(letter=claimed(), trouble=Trouble.UNTRUE, **NOBODY)
    assert (Letter.objects.get().state, Letter.objects.get().failure) == ("withheld", "untrue")
