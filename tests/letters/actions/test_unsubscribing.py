"""One may say no to reminders and news, and take it back; to nothing else."""

import pytest

from multaqa.kernel.models import Entry
from multaqa.kernel.refusal import Refusal
from multaqa.letters.actions import subscribe_again, unsubscribe
from multaqa.letters.enums import Purpose
from multaqa.letters.models import Unsubscription
from multaqa.letters.queries import wanted_of, wants
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def given():
    return {"person": PersonFactory(), "network": NetworkFactory(), "purpose": Purpose.NEWS}


def test_no_is_kept_once(given):
    said = [unsubscribe(**given, by=None, at=NOW) for _ in range(2)]

    assert (said[0] == said[1], wants(**given)) == (True, False)
    assert Entry.objects.get().verb == "letters stopped"


def test_no_to_one_purpose_leaves_the_other(given):
    unsubscribe(**given, by=None, at=NOW)

    other = NetworkFactory()
    assert wanted_of(given["person"], [given["network"], other]) == [
        (given["network"], {Purpose.REMINDER: True, Purpose.NEWS: False}),
        (other, {Purpose.REMINDER: True, Purpose.NEWS: True}),
    ]


def test_no_is_taken_back_and_both_are_remembered(given):
    unsubscribe(**given, by=None, at=NOW)

    back = [subscribe_again(**given, by=None, at=NOW) for _ in range(2)]

    assert (back, wants(**given), Unsubscription.objects.get().ended_at) == (
        [True, False],
        True,
        NOW,
    )


def test_what_somebody_takes_part_in_cannot_be_stopped(given):
    with pytest.raises(Refusal, match="cannot be stopped"):
        unsubscribe(**(given | {"purpose": Purpose.SERVICE}), by=None, at=NOW)
