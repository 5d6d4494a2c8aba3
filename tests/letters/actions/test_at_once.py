"""Workers whose clocks differ, or were set while they worked: every letter leaves once."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from multaqa.letters import actions
from multaqa.letters.enums import LetterState
from multaqa.letters.models import Letter
from tests.factories.letters import LetterFactory
from tests.factories.words import NOW
from tests.together import all_at_once

LETTERS = 40
# Of six workers one lives an hour ahead, and one was set back behind the hour of queueing.
CLOCKS = (0, 0, 1, 60, -60, 59)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one after the other")
def test_a_letter_leaves_once_whatever_the_workers_clocks_say():
    LetterFactory.create_batch(LETTERS)
    left, lock = [], threading.Lock()

    def work(minutes: int) -> None:
        at = NOW + timedelta(minutes=minutes)
        while letter := actions.claim_letter(by=None, at=at):
            with lock:
                left.append(letter.pk)
            # By the clock that is ahead, whoever is at work has not been heard of for an hour.
            actions.doubt_abandoned(by=None, at=NOW + timedelta(hours=1))
            actions.mark_sent(letter=letter, subject="", by=None, at=at)

    wrong = all_at_once(*(lambda m=m: work(m) for m in CLOCKS))

    assert wrong == []
    assert sorted(left) == sorted(Letter.objects.values_list("pk", flat=True))
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.SENT}


@pytest.mark.django_db
def test_a_letter_in_doubt_by_a_wrong_clock_is_resolved_by_whoever_sent_it():
    LetterFactory()
    letter = actions.claim_letter(by=None, at=NOW)
    actions.doubt_abandoned(by=None, at=NOW + timedelta(hours=1))

    # Set right again: nobody takes it up, and the worker that has it says what came of it.
    assert actions.claim_letter(by=None, at=NOW) is None
    assert actions.mark_sent(letter=letter, subject="", by=None, at=NOW)
    assert Letter.objects.get().state == LetterState.SENT
