"""The coordinator shapes the form: its questions, their order, their conditions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max

from multaqa.kernel import ledger
from multaqa.people.models import Person

from .. import rules
from ..models import Opening, Question
from ..queries import questions_of

Label = Mapping[str, str]


@transaction.atomic
def add_question(
    *, opening: Opening, seats: bool = False, by: Person, at: datetime, **fields: Any
) -> Question:
    """One more question at the end; ``options`` are the labels to choose from. ``seats``: people
    may be seated by its answers, and the form says so."""
    opening = _held(opening)
    rules.require_not_over(opening.forum)
    rules.require_room_for_a_question(len(questions_of(opening)))
    last = opening.questions.aggregate(last=Max("position"))["last"] or 0
    question = Question(opening=opening, position=last + 1, **fields)
    question.options = _coded((), fields.get("options", ()))
    question.seats_since = at if seats else None
    rules.require_question(question)
    question.save(force_insert=True)
    _changed(question, "question added", by, at, seats=seats)
    return question


@transaction.atomic
def edit_question(
    *, question: Question, seats: bool | None = None, by: Person, at: datetime, **fields: Any
) -> Question:
    """Word it otherwise; what people answered keeps its meaning. From when ``seats`` is said the
    form tells it, and only answers that are sent from then on may seat people (None: as before)."""
    opening = _held(question.opening)
    rules.require_not_over(opening.forum)
    question = Question.objects.get(pk=question.pk)
    question.opening = opening
    answers = list(question.answers.values_list("value", flat=True))
    rules.require_same_kind(question, fields.get("kind", question.kind), answered=bool(answers))
    before = question.options
    for name, value in fields.items():
        setattr(question, name, value)
    question.options = _coded(before, fields.get("options", [each["label"] for each in before]))
    gone = {each["code"] for each in before} - {each["code"] for each in question.options}
    rules.require_options_stay(gone, _in_use(question, answers))
    if seats is not None:
        question.seats_since = (question.seats_since or at) if seats else None
    rules.require_question(question)
    question.save()
    _changed(question, "question edited", by, at, seats=question.seats_since is not None)
    return question


@transaction.atomic
def move_question(*, question: Question, by: Person, at: datetime) -> None:
    """One place earlier; nothing happens to the first."""
    opening = _held(question.opening)
    rules.require_not_over(opening.forum)
    order = questions_of(opening)
    here = order.index(question)
    if here == 0:
        return
    order[here - 1], order[here] = order[here], order[here - 1]
    rules.require_order(order)
    for position, each in enumerate(order, start=1):
        each.position = position
    Question.objects.bulk_update(order, ["position"])
    _changed(question, "question moved", by, at)


@transaction.atomic
def remove_question(*, question: Question, by: Person, at: datetime) -> None:
    """Take it off the form. One that was answered keeps its row with the answers."""
    opening = _held(question.opening)
    rules.require_not_over(opening.forum)
    question = Question.objects.get(pk=question.pk)
    question.opening = opening
    rules.require_no_followers(question)
    _changed(question, "question removed", by, at)
    if question.answers.exists() or question.followers.exists():
        question.withdrawn_at = at
        question.save(update_fields=["withdrawn_at"])
    else:
        question.delete()


def _held(opening: Opening) -> Opening:
    """The opening's row held: two who shape the form at once do it one after the other."""
    rows = Opening.objects.select_for_update(of=("self",)).select_related("forum__network")
    return rows.get(pk=opening.pk)


def _coded(before: Sequence[Mapping[str, Any]], labels: Sequence[Label]) -> list[dict[str, Any]]:
    """The labels with their codes: an option that reads as before in any language keeps its code;
    where as many are left over on both sides they were worded anew, in the same order."""
    left = list(before)
    codes: list[str | None] = []
    for label in labels:
        same = next((each for each in left if _alike(each["label"], label)), None)
        codes.append(same["code"] if same else None)
        if same:
            left.remove(same)
    if codes.count(None) == len(left):
        anew = iter(left)
        codes = [code or next(anew)["code"] for code in codes]
    highest = max((int(each["code"][1:]) for each in before), default=0)
    numbers = iter(range(highest + 1, highest + 1 + len(codes)))
    return [
        {"code": code or f"o{next(numbers)}", "label": dict(label)}
        for code, label in zip(codes, labels, strict=True)
    ]


def _alike(one: Label, other: Label) -> bool:
    return any(text and other.get(language) == text for language, text in one.items())


def _in_use(question: Question, answers: Sequence[Any]) -> set[str]:
    """The codes that somebody chose, or that a condition waits for."""
    chosen = {
        code for value in answers for code in (value if isinstance(value, list) else [value])
        if isinstance(code, str)
    }  # fmt: skip
    waited = question.followers.filter(withdrawn_at=None).values_list("when_is", flat=True)
    return chosen | set(waited)


def _changed(question: Question, verb: str, by: Person, at: datetime, **detail: Any) -> None:
    opening = question.opening
    Opening.objects.filter(pk=opening.pk).update(version=F("version") + 1)
    network_id = opening.forum.network_id
    detail["question"] = question.pk
    ledger.record(verb=verb, subject=opening, by=by, at=at, network_id=network_id, **detail)
