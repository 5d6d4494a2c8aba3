"""Which answers may seat people: those that somebody gave themselves, and was told so."""

import pytest
from django.db import IntegrityError

from multaqa.kernel.refusal import Refusal
from multaqa.people.actions import leave
from multaqa.registrations import actions
from multaqa.registrations.enums import QuestionKind
from multaqa.registrations.models import Answer, Question
from multaqa.registrations.queries import seating_answers, seating_questions
from tests.factories.registrations import QuestionFactory
from tests.factories.words import both

WORDS = [{"ar": "امرأة", "en": "A woman"}, {"ar": "رجل", "en": "A man"}]


def add(hall, kind=QuestionKind.CHOICE, *, seats=True, **fields):
    return actions.add_question(
        opening=hall.opening, kind=kind, label=both("أنت", "You are"), options=WORDS, seats=seats,
        by=hall.coordinator, at=hall.later, **fields,
    )  # fmt: skip


def edit(hall, question, **fields):
    return actions.edit_question(question=question, by=hall.coordinator, at=hall.later, **fields)


def answer(hall, question, value="o1", *, told=True, row=None, by=None):
    """Somebody who is registered answers, in a form that says what for or does not."""
    row = row or hall.enter()
    ids = [question.pk] if told else []
    hall.save(row, version=row.version, by=by, answers={question.pk: value}, told=ids)
    row.refresh_from_db()
    return row


def counted(hall, question):
    """The option of each person that may seat them."""
    found = seating_answers(hall.forum, [question.pk])
    return [dict(each.chosen) for each in found]


@pytest.fixture
def question(hall):
    return add(hall)


class TestMarking:
    def test_a_question_seats_nobody_unless_somebody_says_so(self, hall):
        plain = add(hall, seats=False)

        assert (seating_questions(hall.forum), plain.seats_since) == ([], None)

    def test_one_that_is_marked_says_since_when(self, hall, question):
        first = question.seats_since

        assert seating_questions(hall.forum) == [question]
        assert edit(hall, question, seats=True).seats_since == first
        assert edit(hall, question, label=both("س", "Q")).seats_since == first

    @pytest.mark.parametrize("kind", set(QuestionKind) - {QuestionKind.CHOICE})
    def test_only_one_of_several_seats_people(self, hall, kind):
        with pytest.raises(Refusal) as refused:
            add(hall, kind)

        assert refused.value.field == "seats"

    def test_what_must_be_answered_seats_nobody(self, hall, question):
        with pytest.raises(Refusal, match="left empty"):
            edit(hall, question, required=True)

    def test_the_database_holds_it_too(self, hall, question):
        with pytest.raises(IntegrityError):
            Question.objects.filter(pk=question.pk).update(required=True)

    def test_one_that_was_taken_off_the_form_seats_nobody(self, hall, question):
        answer(hall, question)
        actions.remove_question(question=question, by=hall.coordinator, at=hall.later)

        assert (seating_questions(hall.forum), counted(hall, question)) == ([], [])

    def test_another_forums_question_is_not_this_ones(self, hall):
        other = QuestionFactory(kind=QuestionKind.CHOICE, options=[], seats_since=hall.later)

        assert (seating_questions(hall.forum), counted(hall, other)) == ([], [])


class TestWhatCounts:
    def test_an_answer_given_in_a_form_that_said_so_counts(self, hall, question):
        row = answer(hall, question)

        assert counted(hall, question) == [{row.person_id: "o1"}]

    def test_an_answer_given_before_it_was_marked_does_not(self, hall):
        question = add(hall, seats=False)
        answer(hall, question, told=False)

        question = edit(hall, question, seats=True)

        assert counted(hall, question) == [{}]

    def test_it_counts_once_its_person_sends_it_again_unchanged(self, hall):
        question = add(hall, seats=False)
        row = answer(hall, question, told=False)
        given = Answer.objects.get().at
        question = edit(hall, question, seats=True)

        answer(hall, question, row=row)

        assert counted(hall, question) == [{row.person_id: "o1"}]
        assert Answer.objects.get().at == given  # when it was answered stays true

    def test_a_form_that_was_open_before_it_was_marked_did_not_say_so(self, hall, question):
        answer(hall, question, told=False)

        assert counted(hall, question) == [{}]

    def test_what_somebody_else_typed_does_not_count(self, hall, question):
        row = answer(hall, question, by=hall.coordinator)

        assert counted(hall, question) == [{}]
        answer(hall, question, row=row)
        assert counted(hall, question) == [{row.person_id: "o1"}]

    def test_what_somebody_else_changes_counts_no_more(self, hall, question):
        row = answer(hall, question)

        answer(hall, question, "o2", row=row, by=hall.coordinator)

        assert counted(hall, question) == [{}]

    def test_another_answer_of_ones_own_counts_in_its_place(self, hall, question):
        row = answer(hall, question)

        answer(hall, question, "o2", row=row)

        assert counted(hall, question) == [{row.person_id: "o2"}]

    def test_marked_anew_it_is_told_anew(self, hall, question):
        row = answer(hall, question)
        edit(hall, question, seats=False)
        assert counted(hall, question) == []

        edit(hall, question, seats=True)
        assert counted(hall, question) == [{}]

        answer(hall, question, row=row)
        assert counted(hall, question) == [{row.person_id: "o1"}]

    def test_nothing_is_made_of_an_answer_that_is_taken_back(self, hall, question):
        row = answer(hall, question)

        answer(hall, question, None, row=row)

        assert counted(hall, question) == [{}]

    def test_who_is_still_filling_in_the_form_does_not_count(self, hall, question):
        answer(hall, question, row=hall.begin())

        assert counted(hall, question) == [{}]

    def test_whoever_withdraws_drops_out_and_comes_back_with_it(self, hall, question):
        row = answer(hall, question)
        hall.withdraw(row)
        assert counted(hall, question) == [{}]

        hall.send(row)

        assert counted(hall, question) == [{row.person_id: "o1"}]

    def test_whoever_leaves_leaves_no_answer(
        self, hall, question, django_capture_on_commit_callbacks
    ):
        row = answer(hall, question)

        with django_capture_on_commit_callbacks(execute=True):
            leave(person=row.person, by=row.person, at=hall.later)

        assert (counted(hall, question), Answer.objects.count()) == ([{}], 0)

    def test_it_is_one_question_for_one_as_for_three(self, hall, question, queries_of):
        answer(hall, question)
        one = queries_of(lambda: counted(hall, question))
        answer(hall, question)
        answer(hall, question)

        assert (queries_of(lambda: counted(hall, question)), one) == (1, 1)
