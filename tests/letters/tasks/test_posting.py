"""What becomes of a due letter, over the post of the tests."""

from datetime import timedelta

import pytest
from django.utils import timezone

from multaqa.letters import tasks
from multaqa.letters.enums import LetterState, Purpose, Trouble
from multaqa.letters.models import Letter
from tests.factories.letters import LetterFactory, UnsubscriptionFactory
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db


@pytest.fixture
def posted(mailoutbox):
    """Post one letter; its mail and its row."""

    def post(**fields):
        LetterFactory(**fields)
        tasks.post_letters.func()
        return (mailoutbox[0] if mailoutbox else None), Letter.objects.get()

    return post


def test_a_letter_leaves_and_says_so(posted):
    mail, letter = posted(about={"forum": "Cairo"})

    assert (mail.to, letter.state, letter.subject) == (
        [letter.person.email],
        LetterState.SENT,
        "A place at \u2068Cairo\u2069",
    )


def test_a_letter_comes_from_the_network_and_is_answered_to_it(posted):
    network = NetworkFactory(name=both("شبكة", "Net"), contact_email="net@example.org")

    mail, _letter = posted(network=network, person=PersonFactory(language="en"))

    assert (mail.from_email, mail.reply_to) == ("Net <no-reply@localhost>", ["net@example.org"])


def test_a_letter_has_its_own_name_in_the_world(posted):
    mail, letter = posted()

    assert mail.extra_headers["Message-ID"] == (
        f"<letter-{letter.pk}-{letter.queued_at:%Y%m%d%H%M%S}@127.0.0.1>"
    )


def test_a_file_goes_with_it(posted):
    mail, _letter = posted(about={"file": True})

    assert [each[0] for each in mail.attachments] == ["place.ics"]


@pytest.mark.parametrize(
    ("person", "why"),
    [
        ({"email": None}, Trouble.UNADDRESSED),
        ({"left_at": NOW}, Trouble.UNADDRESSED),
        ({"is_demo": True}, Trouble.INVENTED),
    ],
)
def test_a_letter_without_a_reader_is_withheld(posted, person, why):
    mail, letter = posted(person=PersonFactory(**person))

    assert (mail, letter.state, letter.failure) == (None, LetterState.WITHHELD, why)


def test_a_letter_that_is_no_longer_true_is_withheld(posted):
    mail, letter = posted(about={"untrue": True})

    assert (mail, letter.state, letter.failure) == (None, LetterState.WITHHELD, Trouble.UNTRUE)


def test_who_said_no_meanwhile_is_not_reminded(posted):
    said = UnsubscriptionFactory(purpose=Purpose.REMINDER)

    mail, letter = posted(kind="nudge", person=said.person, network=said.network)

    assert (mail, letter.failure) == (None, Trouble.UNWANTED)


@pytest.mark.parametrize("wrong", [{"about": {"broken": True}}, {"kind": "unheard-of"}])
def test_a_letter_that_cannot_be_written_waits_and_holds_up_no_other(posted, mailoutbox, wrong):
    LetterFactory(queued_at=NOW, next_at=NOW - timedelta(days=1), **wrong)

    tasks.post_letters.func()

    letter = Letter.objects.get()
    assert (letter.state, letter.failure) == (LetterState.QUEUED, Trouble.UNWRITTEN)
    assert letter.next_at > timezone.now()


def test_the_next_leaves_when_one_cannot_be_written(mailoutbox):
    LetterFactory(next_at=NOW - timedelta(days=1), about={"broken": True})
    LetterFactory()

    assert (tasks.post_letters.func(), len(mailoutbox)) == (1, 1)


def test_a_long_queue_is_posted_in_turns(mailoutbox, monkeypatch):
    monkeypatch.setattr(tasks, "BATCH", 2)
    LetterFactory.create_batch(5)

    sent = tasks.post_letters.func()

    assert (sent, len(mailoutbox)) == (2, 5)


def test_a_reminder_can_be_stopped_by_one_click(posted):
    mail, _letter = posted(kind="nudge")

    address = mail.extra_headers["List-Unsubscribe"].strip("<>")
    assert mail.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (address in mail.body, f'href="{address}"' in mail.alternatives[0][0]) == (True, True)


def test_what_somebody_takes_part_in_cannot_be_stopped(posted):
    mail, _letter = posted()

    assert ("List-Unsubscribe" in mail.extra_headers, "stop" in mail.body) == (False, False)
