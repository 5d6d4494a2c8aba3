"""The coordinator arranges registration and shapes its form."""

from datetime import timedelta

import pytest

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from multaqa.kernel.models import Stamp
from multaqa.kernel.refusal import Refusal
from multaqa.registrations import actions
from multaqa.registrations.enums import Admission, QuestionKind
from multaqa.registrations.models import Opening, Question
from multaqa.registrations.rules import MOST_QUESTIONS
from tests.factories.registrations import AnswerFactory, OpeningFactory, QuestionFactory
from tests.factories.words import NOW, both

DIETS = [{"ar": "نباتي", "en": "Vegetarian"}, {"ar": "كل شيء", "en": "Everything"}]


def arrange(hall, opens=NOW, closes=NOW + timedelta(days=9), **fields):
    return actions.open_registration(
        forum=hall.forum, opens_at=opens, closes_at=closes, by=hall.coordinator, at=NOW, **fields
    )


def add(hall, kind=QuestionKind.TEXT, **fields):
    fields.setdefault("label", both("سؤال", "Question"))
    return actions.add_question(
        opening=hall.opening, kind=kind, by=hall.coordinator, at=NOW, **fields
    )


def edit(hall, question, **fields):
    return actions.edit_question(question=question, by=hall.coordinator, at=NOW, **fields)


def move(hall, question):
    actions.move_question(question=question, by=hall.coordinator, at=NOW)


def remove(hall, question):
    actions.remove_question(question=question, by=hall.coordinator, at=NOW)


# ── When, and for whom ───────────────────────────────────────────────────────────────────


def test_registration_is_arranged_once_and_changed(hall):
    Opening.objects.all().delete()

    first = arrange(hall, admission=Admission.ANYONE)
    second = arrange(hall, lead=both("أهلًا", "Welcome"))

    assert first == second
    assert (second.admission, str(second.lead)) == (Admission.ANYONE, "Welcome")


def test_the_public_pages_are_made_again(hall):
    arrange(hall)

    assert Stamp.objects.filter(name=hall.network.slug).exists()


@pytest.mark.parametrize(
    ("opens", "closes", "field"),
    [
        (NOW, NOW, "closes_at"),
        (NOW, NOW - timedelta(days=1), "closes_at"),
        (NOW.replace(year=1020), NOW, "opens_at"),
    ],
)
def test_it_opens_before_it_closes(hall, opens, closes, field):
    with pytest.raises(Refusal) as refused:
        arrange(hall, opens, closes)

    assert refused.value.field == field


def test_a_forum_that_is_over_is_arranged_no_more(hall):
    Forum.objects.update(state=ForumState.HELD)

    for act in (lambda: arrange(hall), lambda: add(hall)):
        with pytest.raises(Refusal, match="over"):
            act()


# ── Questions ────────────────────────────────────────────────────────────────────────────


def test_a_question_comes_after_the_others_with_codes_for_its_options(hall):
    add(hall)

    question = add(hall, QuestionKind.CHOICE, options=DIETS)

    assert question.position == 2
    assert [each["code"] for each in question.options] == ["o1", "o2"]
    assert Opening.objects.get().version == 3


@pytest.mark.parametrize("kind", [QuestionKind.CHOICE, QuestionKind.MANY])
def test_there_is_something_to_choose_from(hall, kind):
    with pytest.raises(Refusal, match="at least two options"):
        add(hall, kind, options=DIETS[:1])


def test_the_least_is_not_above_the_most(hall):
    with pytest.raises(Refusal, match="least"):
        add(hall, QuestionKind.NUMBER, least=5, most=4)

    assert add(hall, QuestionKind.NUMBER, least=4, most=4).most == 4


def test_a_form_ends(hall):
    QuestionFactory.create_batch(MOST_QUESTIONS, opening=hall.opening)

    with pytest.raises(Refusal, match="at most 60"):
        add(hall)


def test_a_condition_stands_on_an_answer_to_an_earlier_question(hall):
    diet = add(hall, QuestionKind.CHOICE, options=DIETS)

    assert add(hall, when=diet, when_is="o2").when == diet


def test_a_condition_stands_on_a_consent(hall):
    consent = add(hall, QuestionKind.CONSENT)

    assert add(hall, when=consent, when_is="yes").when == consent


@pytest.mark.parametrize(
    ("on", "when_is"),
    [("diet", "o9"), ("diet", "yes"), ("consent", "o1"), ("line", "yes"), ("other", "yes")],
)
def test_a_condition_that_can_never_be_met_is_refused(hall, on, when_is):
    questions = {
        "diet": add(hall, QuestionKind.CHOICE, options=DIETS),
        "consent": add(hall, QuestionKind.CONSENT),
        "line": add(hall),
        "other": QuestionFactory(kind=QuestionKind.CONSENT, opening=OpeningFactory()),
    }

    with pytest.raises(Refusal) as refused:
        add(hall, when=questions[on], when_is=when_is)

    assert refused.value.field == "when"


def test_an_option_worded_anew_keeps_its_code(hall):
    question = add(hall, QuestionKind.CHOICE, options=DIETS)
    AnswerFactory(question=question, value="o1")

    edited = edit(hall, question, options=[{"ar": "نباتيّ", "en": "No meat"}, DIETS[1]])

    assert [(each["code"], each["label"]["en"]) for each in edited.options] == [
        ("o1", "No meat"), ("o2", "Everything"),
    ]  # fmt: skip


def test_options_that_change_places_keep_their_codes_and_new_ones_get_new_ones(hall):
    question = add(hall, QuestionKind.CHOICE, options=DIETS)

    edited = edit(hall, question, options=[{"ar": "سمك", "en": "Fish"}, *reversed(DIETS)])

    assert [each["code"] for each in edited.options] == ["o3", "o2", "o1"]


def test_an_option_that_somebody_chose_stays(hall):
    question = add(hall, QuestionKind.MANY, options=[*DIETS, {"ar": "سمك", "en": "Fish"}])
    AnswerFactory(question=question, value=["o1"])

    with pytest.raises(Refusal, match="chose"):
        edit(hall, question, options=[*DIETS[1:], {"ar": "سمك", "en": "Fish"}])

    assert len(edit(hall, question, options=DIETS).options) == 2


def test_an_option_that_a_condition_waits_for_stays(hall):
    question = add(hall, QuestionKind.CHOICE, options=[*DIETS, {"ar": "سمك", "en": "Fish"}])
    add(hall, when=question, when_is="o3")

    with pytest.raises(Refusal, match="depends"):
        edit(hall, question, options=DIETS)


def test_the_kind_of_an_answered_question_stays(hall):
    question, other = add(hall), add(hall)
    AnswerFactory(question=question, value=5)

    with pytest.raises(Refusal, match="its kind stays"):
        edit(hall, question, kind=QuestionKind.NUMBER)
    assert edit(hall, question, label=both("اسم", "Name")).kind == QuestionKind.TEXT

    assert edit(hall, other, kind=QuestionKind.NUMBER).kind == QuestionKind.NUMBER


def test_a_question_moves_before_the_one_above_it(hall):
    one, other = add(hall), add(hall)

    move(hall, other)
    move(hall, other)

    assert list(Question.objects.order_by("position")) == [other, one]


def test_a_question_stays_behind_the_one_it_depends_on(hall):
    consent = add(hall, QuestionKind.CONSENT)
    follower = add(hall, when=consent, when_is="yes")

    with pytest.raises(Refusal, match="must come after"):
        move(hall, follower)


def test_a_question_nobody_answered_goes(hall):
    remove(hall, add(hall))

    assert not Question.objects.exists()


def test_an_answered_question_goes_off_the_form_only(hall):
    question = add(hall)
    AnswerFactory(question=question)

    remove(hall, question)

    assert Question.objects.get().withdrawn_at == NOW
    assert not hall.opening.questions.asked().exists()


def test_a_question_that_others_depend_on_stays(hall):
    consent = add(hall, QuestionKind.CONSENT)
    follower = add(hall, when=consent, when_is="yes")

    with pytest.raises(Refusal, match="depend on this one"):
        remove(hall, consent)
    AnswerFactory(question=follower)
    remove(hall, follower)
    remove(hall, consent)

    assert Question.objects.filter(withdrawn_at=None).count() == 0
