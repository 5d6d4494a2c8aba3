"""A person decides that a letter leaves once more; who left is not written to any more."""

import pytest

from multaqa.kernel.ledger import history
from multaqa.kernel.refusal import Refusal
from multaqa.letters.actions import send_again
from multaqa.letters.enums import LetterState
from multaqa.letters.exports.message import message_id
from multaqa.letters.models import Letter
from multaqa.letters.notices import LetterQueued
from multaqa.people.actions import leave
from tests.factories.letters import LetterFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db
AGAIN = (LetterState.UNSURE, LetterState.FAILED)


@pytest.mark.parametrize("state", AGAIN)
def test_what_did_not_surely_leave_waits_again_under_its_name(state):
    letter = LetterFactory(state=state, attempts=8, failure="stopped")
    name = message_id(letter)

    again = send_again(letter=letter, by=PersonFactory(), at=NOW)

    assert (again.state, again.attempts, again.failure) == (LetterState.QUEUED, 0, "")
    assert message_id(again) == name
    assert history(letter)[0].detail == {"before": state}


@pytest.mark.django_db(transaction=True)
def test_the_worker_is_told(heard):
    letter = LetterFactory(state=LetterState.FAILED, person__is_demo=True)

    send_again(letter=letter, by=PersonFactory(), at=NOW)

    assert heard(LetterQueued) == [LetterQueued("example")]


@pytest.mark.parametrize("state", sorted(set(LetterState) - set(AGAIN)))
def test_what_left_or_waits_is_not_sent_again(state):
    with pytest.raises(Refusal, match="Only a letter"):
        send_again(letter=LetterFactory(state=state), by=PersonFactory(), at=NOW)


def test_without_an_address_nothing_is_sent_again():
    letter = LetterFactory(state=LetterState.FAILED, person__email=None)

    with pytest.raises(Refusal, match="no e-mail"):
        send_again(letter=letter, by=PersonFactory(), at=NOW)


@pytest.mark.django_db(transaction=True)
def test_who_leaves_is_not_written_to_and_no_subject_names_them():
    person = PersonFactory()
    LetterFactory(person=person)
    LetterFactory(person=person, state=LetterState.SENT, subject="Dear Mona")

    leave(person=person, by=person, at=NOW)

    left = Letter.objects.order_by("pk").values_list("state", "subject", "failure")
    assert list(left) == [("withheld", "", "unaddressed"), ("sent", "", "")]
