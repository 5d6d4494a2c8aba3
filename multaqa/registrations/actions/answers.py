"""Answers as they are written down, and taken away again with their files."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from typing import Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import F, Q

from ..models import Answer, Opening, Question, Registration
from ..queries import answers_of, asked, empty, questions_of


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form: ``answers`` by the id of the question, None for one left empty;
    ``files`` only those that are new; ``wishes`` are ids of sites; ``told`` are the questions of
    which the form said that people are seated by them."""

    badge_name: Any = ""
    badge_line: Any = ""
    wishes: Sequence[int] = ()
    answers: Mapping[int, Any] = field(default_factory=dict)
    files: Mapping[int, UploadedFile] = field(default_factory=dict)
    told: Collection[int] = ()


def _write_answers(
    registration: Registration, opening: Opening | None, typed: Typed, own: bool, at: datetime
) -> None:
    """Write what changed. Until it is sent, what a condition hides now is kept for its return.
    ``own``: the person wrote it themselves, and read what the form said."""
    known = answers_of(registration)
    given: dict[int, Any] = {**typed.answers, **{pk: f.name for pk, f in typed.files.items()}}
    changed, emptied = [], []
    for question in questions_of(opening):
        answer, value = known.get(question.pk), given.get(question.pk)
        if question.pk not in given:
            continue
        if empty(value):
            emptied.append(answer)
        elif answer is None or answer.value != value or question.pk in typed.files:
            file = typed.files.get(question.pk)
            changed.append(_answered(registration, question, value, file, at))
    replaced = [known.get(each.question_id) for each in changed]
    _let_go_of_files(each for each in (*replaced, *emptied) if each)
    Answer.objects.filter(pk__in=[each.pk for each in emptied if each]).delete()
    Answer.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["registration", "question"],
        update_fields=["value", "file", "at", "told_at"],
    )
    if own:
        _note_told(registration, given.keys() & set(typed.told), at)


def _note_told(registration: Registration, told: Collection[int], at: datetime) -> None:
    """What was sent, also unchanged, in a form that says by now that people are seated by it."""
    unsaid = Q(told_at=None) | Q(told_at__lt=F("question__seats_since"))
    seating = Question.objects.seating().filter(pk__in=told)
    if told:
        registration.answers.filter(unsaid, question__in=seating.values("pk")).update(told_at=at)


def _answered(
    registration: Registration, question: Question, value: Any, file: Any, at: datetime
) -> Answer:
    return Answer(registration=registration, question=question, value=value, file=file, at=at)


def _drop_unasked(
    registration: Registration, questions: Iterable[Question], values: dict[int, Any]
) -> None:
    """What was answered before a condition hid the question is no answer."""
    put = [each.pk for each in asked(questions, values)]
    hidden = registration.answers.filter(question__withdrawn_at=None).exclude(question__in=put)
    _erase(hidden)


def _erase(answers: Any) -> None:
    _let_go_of_files(answers)
    answers.delete()


def _let_go_of_files(answers: Iterable[Answer]) -> None:
    """Delete their files once it is certain that the rows are gone."""
    names = [each.file.name for each in answers if each.file]
    if names:
        transaction.on_commit(partial(_delete, names))


def _delete(names: list[str]) -> None:
    for name in names:
        default_storage.delete(name)
