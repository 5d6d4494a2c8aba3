"""What one takes along: the letters one got, and which one stopped."""

import pytest

from multaqa.letters.enums import LetterState
from multaqa.people.queries import portables
from tests.factories.letters import LetterFactory, UnsubscriptionFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


def test_the_letters_somebody_got_are_theirs_to_take():
    letter = LetterFactory(state=LetterState.SENT, sent_at=NOW, subject="Hello")
    LetterFactory(person=letter.person)
    LetterFactory()

    sent, waiting = portables()["letters"](letter.person_id)

    assert (sent["subject"], sent["sent_at"], waiting["sent_at"]) == ("Hello", NOW.isoformat(), "")


def test_so_is_what_they_said_no_to():
    said = UnsubscriptionFactory()
    UnsubscriptionFactory(
        person=said.person, network=said.network, purpose="reminder", ended_at=NOW
    )

    news, reminder = portables()["letters_stopped"](said.person_id)

    assert (news["ended_at"], reminder["ended_at"]) == ("", NOW.isoformat())
