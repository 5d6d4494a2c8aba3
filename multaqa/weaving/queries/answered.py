"""Traits that guests gave themselves: what they answered to questions of the registration form by
which people may be seated. The engine is told of them, and nobody else (decision 21): they are read
whenever it is asked, no plan keeps them, and no sentence says how many or who."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.bilingual import spoken, words
from multaqa.registrations.models import Question
from multaqa.registrations.queries import seating_answers, seating_questions

from ..models import Rotation, SeatingRule

if TYPE_CHECKING:
    from multaqa.engines.rotation import Breach, Brief, Contradiction, Key

# The questions of a forum by trait.
Questions = Mapping[str, Question]
NONE: Questions = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Answered:
    """Of the questions that were asked for those by which people may be seated, and by person what
    they chose of each."""

    questions: Questions = field(default_factory=dict)
    traits: "Mapping[Key, Mapping[str, str]]" = field(default_factory=dict)


def trait_of(question_id: int) -> str:
    """The trait that answers to a question are."""
    return f"q{question_id}"


def is_answer(trait: str) -> bool:
    """Whether a trait is what people answered."""
    return trait[:1] == "q" and trait[1:].isdecimal()


def questions_that_seat(forum: Forum) -> Questions:
    """Every question by whose answers people may be seated (one query)."""
    return {trait_of(each.pk): each for each in seating_questions(forum)}


def questions_asked(rotation: Rotation, rules: Iterable[SeatingRule]) -> Questions:
    """The same, where the rotation or its rules speak of any (no query, or one)."""
    return questions_that_seat(rotation.forum) if traits_asked(rotation, rules) else {}


def traits_asked(rotation: Rotation, rules: Iterable[SeatingRule]) -> set[str]:
    """The traits of answers that a rotation or its rules speak of."""
    spread = set(map(trait_of, rotation.spread))
    return spread | {rule.trait for rule in rules if is_answer(rule.trait)}


def spread_told(rotation: Rotation, questions: Questions) -> list[str]:
    """The questions whose answers a rotation spreads over its tables, as the reader reads them."""
    traits = map(trait_of, rotation.spread)
    return [question_text(questions, trait) for trait in traits if trait in questions]


def answered(forum: Forum, traits: Iterable[str]) -> Answered:
    """What people answered, of these traits alone (no query, or one)."""
    ids = [int(trait[1:]) for trait in traits if is_answer(trait)]
    found = seating_answers(forum, ids) if ids else []
    people: dict[Key, dict[str, str]] = {}
    for each in found:
        for person, option in each.chosen.items():
            people.setdefault(person, {})[trait_of(each.question.pk)] = option
    return Answered({trait_of(each.question.pk): each.question for each in found}, people)


def with_answers(brief: "Brief", forum: Forum) -> "Brief":
    """A brief that was kept without what people answered, with what they answer now (no query, or
    one)."""
    traits = asked_by(brief)
    if not traits:
        return brief
    given = answered(forum, traits).traits
    people = (replace(p, traits={**p.traits, **given.get(p.id, {})}) for p in brief.people)
    return replace(brief, people=tuple(people))


def asked_by(brief: "Brief") -> set[str]:
    """The traits of answers that the rules of a brief speak of."""
    return {each.trait for each in (*brief.quotas, *brief.balances) if is_answer(each.trait)}


def without_answers(traits: Mapping[str, str]) -> dict[str, str]:
    """What a plan may keep of somebody's traits."""
    return {trait: value for trait, value in traits.items() if not is_answer(trait)}


def holds(rule: SeatingRule, questions: Questions) -> bool:
    """Whether a rule speaks of an answer that people can still be seated by."""
    question = questions.get(rule.trait)
    codes = {each["code"] for each in question.options} if question else ()
    return bool(question) and rule.value in {"", *codes}


def question_text(questions: Questions, trait: str) -> str:
    """A question as the reader reads it."""
    if trait not in questions:
        return _("a question of the form")
    return spoken(questions[trait].label).text


def answer_text(questions: Questions, trait: str, code: str) -> str:
    """An option with its question, as the reader reads them."""
    options = questions[trait].options if trait in questions else []
    label = next((each["label"] for each in options if each["code"] == code), code)
    said = {"question": question_text(questions, trait), "answer": spoken(label).text}
    return _("%(question)s – %(answer)s") % said


def withheld(breaches: "Iterable[Breach]") -> "tuple[Breach, ...]":
    """Rules that are not kept, without what would tell of those at a table how they answered: a
    rule of answers once a round, and neither table nor count."""
    told = (
        replace(each, table=None, value="", count=None, limit=None)
        if is_answer(each.trait)
        else each
        for each in breaches
    )
    return tuple(dict.fromkeys(told))


def rules_told(found: "Contradiction") -> "Contradiction":
    """A contradiction without the rules that, beside one of answers, would tell who answered so."""
    own = tuple(rule for rule in found.rules if is_answer(rule.trait))
    return replace(found, rules=own) if own else found


def labels_kept(questions: Questions) -> dict[str, Any]:
    """What a plan keeps of the questions: how they were called."""
    return {trait: words(each.label) for trait, each in questions.items()}
