"""The questions of a form, and which of them are asked of somebody who answers so."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import QuerySet

from multaqa.kernel.asked import asked_once

from ..enums import YES
from ..models import Answer, Opening, Question, Registration

Values = Mapping[int, Any]


def questions_of(opening: Opening | None) -> list[Question]:
    """The questions on the form, in order."""
    questions = _questions(opening.pk) if opening else []
    for each in questions:
        each.opening = opening
    return questions


@asked_once
def _questions(opening_id: int) -> QuerySet[Question]:
    return Question.objects.asked().filter(opening=opening_id)


def answers_of(registration: Registration) -> dict[int, Answer]:
    """What was answered, by the id of the question."""
    rows = registration.answers.select_related("question")
    return {each.question_id: each for each in rows}


def asked(questions: Iterable[Question], values: Values) -> list[Question]:
    """The questions that are put to somebody who gave these ``values`` (by id of the question).

    A condition stands on an earlier question: where that one is not put, neither is this.
    """
    put: dict[int, Question] = {}
    for each in questions:
        if each.when_id is None or (
            each.when_id in put and meets(values.get(each.when_id), each.when_is)
        ):
            put[each.pk] = each
    return list(put.values())


def answered(answers: Iterable[Answer]) -> list[tuple[Question, Answer, Any]]:
    """Each question with its answer and that in words (texts by language, or a list of them)."""
    ordered = sorted(answers, key=lambda each: (each.question.position, each.question_id))
    return [(each.question, each, in_words(each.question, each.value)) for each in ordered]


def in_words(question: Question, value: Any) -> Any:
    """An answer as people read it: the labels of what was chosen; others as they stand."""
    labels = {each["code"]: each["label"] for each in question.options}
    if isinstance(value, list):
        return [labels.get(code, code) for code in value]
    return labels.get(value, value) if isinstance(value, str) else value


def meets(value: Any, wanted: str) -> bool:
    """Whether an answer is the one that a condition waits for."""
    if wanted == YES:
        return value is True
    return wanted in value if isinstance(value, list) else value == wanted


def empty(value: Any) -> bool:
    """Whether this is no answer (a consent that is refused is an answer, and not enough)."""
    return value in (None, "", [])
