"""A question by which people are seated: how it is marked, and what the form says of it."""

import pytest

from multaqa.registrations.models import Answer, Question
from multaqa.registrations.queries import seating_answers
from tests.factories.registrations import QuestionFactory
from tests.factories.words import NOW, both

from .conftest import DIET

SAID = {
    "en": "Your answer is used to spread people over the tables.",
    "ar": "إجابتك تُستخدم في توزيع المشاركين على الطاولات",
}


@pytest.fixture
def question(hall):
    return QuestionFactory(
        opening=hall.opening, kind="choice", options=DIET, seats_since=NOW,
        label=both("ماذا تأكل؟", "What do you eat?"),
    )  # fmt: skip


def typed(**more):
    """What a browser sends of a new question."""
    return {
        "kind": "choice",
        "label_ar": "أنت",
        "label_en": "You are",
        "options_en": "a\nb",
        **more,
    }


def told_in(page):
    """The questions of which the page says that people are seated by them, as it is sent back."""
    return page.context["form"]["told"].value()


def counted(hall, question):
    return [dict(each.chosen) for each in seating_answers(hall.forum, [question.pk])]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_guest_reads_beside_it_what_it_is_for(me, address, question, language):
    at = address("register").replace("/en/", f"/{language}/")

    assert SAID[language] in me.get(at).content.decode()


def test_nothing_is_said_of_a_question_that_seats_nobody(me, address, question):
    Question.objects.update(seats_since=None)

    page = me.get(address("register"))

    assert SAID["en"] not in page.content.decode()
    assert b'name="told"' not in page.content


def test_an_answer_counts_that_was_sent_from_a_page_that_said_so(
    me, address, filled, hall, member, question
):
    told = told_in(me.get(address("register")))

    me.post(address("register"), filled(**{f"q{question.pk}": "o2", "told": told}))

    assert counted(hall, question) == [{member.pk: "o2"}]


def test_a_page_that_was_open_before_did_not_say_so(me, address, filled, hall, question):
    me.post(address("register"), filled(**{f"q{question.pk}": "o2", "told": ""}))

    assert (Answer.objects.get().value, counted(hall, question)) == ("o2", [{}])


def test_a_form_that_comes_back_says_it_as_it_stands_now(me, address, filled, question):
    page = me.post(address("register"), filled(sites=[], told=""))

    assert told_in(page) == str(question.pk)


def test_it_is_said_again_where_answers_are_changed(me, address, filled, hall, member, question):
    me.post(address("register"), filled(**{f"q{question.pk}": "o2"}))
    page = me.get(address("change"))

    me.post(address("change"), filled(
        version="1", **{f"q{question.pk}": "o2", "told": told_in(page)}
    ))  # fmt: skip

    assert SAID["en"] in page.content.decode()
    assert counted(hall, question) == [{member.pk: "o2"}]


def test_an_answer_is_taken_back_without_a_script(me, address, filled, hall, question):
    there = {"told": str(question.pk)}
    me.post(address("register"), filled(**{f"q{question.pk}": "o2"}, **there))

    page = me.get(address("change")).content.decode()
    me.post(address("change"), filled(version="1", **{f"q{question.pk}": ""}, **there))

    assert "No answer" in page
    assert (counted(hall, question), Answer.objects.count()) == ([{}], 0)


def test_what_a_coordinator_types_for_somebody_does_not_count(
    desk, address, filled, hall, question
):
    row = hall.begin(by=hall.coordinator)

    desk.post(address("prepare_fill_in", row.pk), filled(
        **{f"q{question.pk}": "o1", "told": str(question.pk)}
    ))  # fmt: skip

    assert (Answer.objects.get().value, counted(hall, question)) == ("o1", [{}])


def test_a_coordinator_marks_it_and_takes_the_mark_back(desk, address):
    desk.post(address("prepare_question_new"), typed(seats="on"))
    made = Question.objects.get()
    listed = desk.get(address("prepare_form")).content.decode()

    desk.post(address("prepare_question", made.pk), typed())

    assert made.seats_since is not None
    assert "used to seat people" in listed
    assert Question.objects.get().seats_since is None


@pytest.mark.parametrize(
    ("more", "said"),
    [({"kind": "text"}, "one answer of several"), ({"required": "on"}, "be left empty")],
)
def test_what_cannot_seat_people_is_refused_with_a_sentence(desk, address, more, said):
    page = desk.post(address("prepare_question_new"), typed(seats="on", **more))

    assert said in page.content.decode()
    assert not Question.objects.exists()
