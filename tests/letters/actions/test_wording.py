"""A network words its letters; what could not be filled in is refused."""

import pytest

from multaqa.kernel.ledger import history
from multaqa.kernel.refusal import Refusal
from multaqa.letters.actions import unword_letter, word_letter
from multaqa.letters.models import Letter, Wording
from multaqa.letters.queries import kind_of, worded, written
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def word(network):
    def words(**given):
        asked = {
            "kind": kind_of("example"),
            "language": "en",
            "subject": "Ours",
            "body": "{forum}!",
            "by": PersonFactory(),
            "at": NOW,
        }
        return word_letter(network=network, **(asked | given))

    return words


def said(network):
    person = PersonFactory(language="en")
    return written(Letter(network=network, person=person, kind="example", about={}))


def test_a_letter_says_what_the_network_worded(word, network):
    word()

    assert (said(network).subject, said(network).text) == ("Ours", "\u2068Cairo\u2069!")


def test_words_of_one_language_leave_the_other_alone(word, network):
    word(language="ar")

    assert said(network).subject == "A place at \u2068Cairo\u2069"


def test_words_can_be_worded_anew(word, network):
    word()
    wording = word(subject="Again")

    assert (Wording.objects.count(), said(network).subject) == (1, "Again")
    assert [entry.verb for entry in history(wording)] == ["letter worded", "letter worded"]


@pytest.mark.parametrize(
    ("given", "field", "sentence"),
    [
        ({"body": "{forum} {fourum}"}, "body", "Nothing can be filled in for {fourum}"),
        ({"subject": "{}"}, "subject", "Nothing can be filled in for {}"),
        ({"body": "Come!"}, "body", "Keep {forum} (the forum’s name)"),
        ({"language": "fr"}, None, "Nobody is written to"),
    ],
)
def test_words_that_cannot_be_are_refused_with_a_sentence(word, given, field, sentence):
    with pytest.raises(Refusal) as refused:
        word(**given)

    assert (refused.value.field, sentence in str(refused.value)) == (field, True)
    assert not Wording.objects.exists()


def test_a_place_may_stand_in_the_subject_alone(word):
    assert word(subject="{forum}", body="Come!").subject == "{forum}"


def test_a_letter_goes_back_to_its_first_words_once(word, network):
    word()
    given = {"network": network, "kind": kind_of("example"), "language": "en", "at": NOW}

    gone = [unword_letter(**given, by=PersonFactory()) for _ in range(2)]

    assert (gone, worded(network)) == ([True, False], {})
