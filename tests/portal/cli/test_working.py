"""The worker's clock looks from time to time, whatever goes wrong with one look."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from multaqa.letters.actions.posting import DOUBT_AFTER, take_up
from multaqa.letters.enums import LetterState
from multaqa.letters.models import Letter
from multaqa.portal.cli import working
from tests.factories.letters import LetterFactory
from tests.factories.words import NOW


@pytest.fixture
def looked(monkeypatch):
    """Runs the clock until the second look was taken; what was done, in order."""

    def run(first):
        done, stop = [], threading.Event()

        def last():
            done.append("last")
            if done.count("last") == 2:
                stop.set()

        monkeypatch.setattr(working, "looks", lambda: [first, last])
        monkeypatch.setattr(working, "close_old_connections", lambda: None)
        working.keep_looking(stop, pause=0.01)
        return done

    return run


def test_the_clock_looks_again_and_again_until_told_to_stop(looked):
    assert looked(lambda: None) == ["last", "last"]


def test_a_look_that_fails_stops_no_other(looked, caplog):
    assert looked(lambda: 1 // 0) == ["last", "last"]
    assert "a look at what is due failed" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_due_letters_are_taken_up(mailoutbox):
    LetterFactory(person__email=None)

    for look in working.looks():
        look()

    assert Letter.objects.get().state == LetterState.WITHHELD


@pytest.mark.django_db
def test_letters_that_a_worker_left_behind_are_taken_up():
    gone = timezone.now() - DOUBT_AFTER - timedelta(minutes=1)
    LetterFactory(state=LetterState.SENDING, claimed_at=gone)

    found = [take_up(by=None, at=timezone.now()) for _ in range(2)]

    assert (found, Letter.objects.get().state) == ([True, False], LetterState.UNSURE)


@pytest.mark.django_db
def test_nothing_due_is_nothing_to_do():
    LetterFactory(next_at=NOW + timedelta(days=36500))

    assert take_up(by=None, at=NOW) is False
