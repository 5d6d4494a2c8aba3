"""Answers by which people may be seated: of those who come, who were told so as they gave them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import F

from multaqa.convenings.models import Forum
from multaqa.kernel.along import along

from ..models import Answer, Question, Registration


@dataclass(frozen=True, slots=True)
class SeatingQuestion:
    """A question by whose answers people may be seated, and the option (its code) that each person
    chose, where that counts."""

    question: Question
    chosen: Mapping[int, str]


def seating_questions(forum: Forum) -> list[Question]:
    """The questions of the form by whose answers people may be seated, in order (one query)."""
    return list(Question.objects.seating().filter(opening__forum=forum))


def seating_answers(forum: Forum, ids: Collection[int]) -> list[SeatingQuestion]:
    """Of these questions those by which people may be seated, with what counts of their answers:
    not what was given in a form that did not say so, by somebody else, or by who does not come (one
    query)."""
    come = Registration.objects.standing().filter(forum=forum)
    told = Answer.objects.filter(
        registration__in=come.values("pk"), told_at__gte=F("question__seats_since")
    ).annotate(person=F("registration__person"))
    rows = Question.objects.seating().filter(opening__forum=forum, pk__in=ids)
    return [
        SeatingQuestion(each, {answer.person: answer.value for answer in each.answers.all()})  # type: ignore[attr-defined]
        for each in along(rows, answers=told)
    ]
