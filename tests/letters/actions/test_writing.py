"""A letter joins the queue once for a reason, and only to whom it can reach."""

import pytest

from multaqa.kernel.models import Entry
from multaqa.letters.actions import write_letter, write_letters
from multaqa.letters.enums import LetterState, Purpose
from multaqa.letters.models import Letter
from multaqa.letters.notices import LetterQueued
from tests.factories.letters import UnsubscriptionFactory
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def write(network):
    def letter(person, kind="example", reason="forum 1"):
        given = {"network": network, "about": {"forum": "Cairo"}, "by": None, "at": NOW}
        return write_letter(person=person, kind=kind, reason=reason, **given)

    return letter


@pytest.fixture
def write_all(network):
    def letters(people, kind="example", by=None):
        given = {"network": network, "about": {}, "at": NOW, "reason": "forum 1", "kind": kind}
        return write_letters(people=people, by=by, **given)

    return letters


def test_a_letter_waits_from_the_moment_it_is_written(write):
    letter = write(PersonFactory())

    assert (letter.state, letter.next_at, letter.about) == ("queued", NOW, {"forum": "Cairo"})


def test_the_same_reason_gives_the_letter_that_is_there(write):
    person = PersonFactory()

    assert write(person) == write(person)


def test_another_reason_is_another_letter(write):
    person = PersonFactory()

    assert write(person) != write(person, reason="forum 2")


def test_the_worker_is_told_of_a_new_letter_once(write, heard, django_capture_on_commit_callbacks):
    person = PersonFactory(is_demo=True)

    with django_capture_on_commit_callbacks(execute=True):
        write(person)
        write(person)

    assert heard(LetterQueued) == [LetterQueued("example")]


@pytest.mark.parametrize("gone", [{"email": None}, {"left_at": NOW}], ids=["no address", "left"])
def test_who_cannot_be_reached_is_not_written_to(write, write_all, gone):
    person = PersonFactory(**gone)

    assert (write(person), write_all([person]), Letter.objects.count()) == (None, 0, 0)


def test_who_wants_no_reminders_gets_none(write, write_all, network):
    person = PersonFactory()
    UnsubscriptionFactory(person=person, network=network, purpose=Purpose.REMINDER)

    assert (write(person, kind="nudge"), write_all([person], kind="nudge")) == (None, 0)


def test_who_wants_no_reminders_is_told_of_what_they_take_part_in(write, network):
    person = PersonFactory()
    UnsubscriptionFactory(person=person, network=network, purpose=Purpose.REMINDER)

    assert write(person).state == LetterState.QUEUED


def test_who_came_back_gets_reminders_again(write, network):
    person = PersonFactory()
    UnsubscriptionFactory(person=person, network=network, purpose=Purpose.REMINDER, ended_at=NOW)

    assert write(person, kind="nudge").state == LetterState.QUEUED


def test_many_are_written_to_at_once_and_each_once(write_all):
    people = PersonFactory.create_batch(3)

    assert (write_all(people[:2]), write_all([*people, people[0]]), write_all(people)) == (2, 1, 0)


def test_many_letters_cost_as_many_questions_as_one(write_all, queries_of):
    few, many = PersonFactory.create_batch(1), PersonFactory.create_batch(9)

    assert queries_of(lambda: write_all(few)) == queries_of(lambda: write_all(many))


def test_writing_to_many_stands_in_the_ledger(write_all):
    by = PersonFactory()

    write_all(PersonFactory.create_batch(2), by=by)

    entry = Entry.objects.get()
    assert (entry.verb, entry.by, entry.detail) == (
        "letters written",
        by,
        {"kind": "example", "letters": 2},
    )


def test_writing_to_nobody_new_leaves_no_trace(write_all):
    write_all([])

    assert not Entry.objects.exists()


def test_a_kind_nobody_registered_is_a_fault(write):
    with pytest.raises(KeyError):
        write(PersonFactory(), kind="unheard-of")
