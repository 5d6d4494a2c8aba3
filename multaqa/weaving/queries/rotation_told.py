"""A rotation as its page tells it: rules in sentences, how far its plans are, who comes when."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.utils.translation import gettext as _

from multaqa.engines.script import sort_key
from multaqa.kernel.bilingual import spoken
from multaqa.ui.templatetags.ui import num

from ..enums import PlanState, SeatingRuleKind, SeatingTrait
from ..models import Plan, Rotation, RotationRound, Seat, SeatingRule
from .answered import NONE, Questions, answer_text, holds, is_answer, question_text
from .cities import City
from .guests import Guest
from .naming import numbered, round_text
from .plans import HEAVY, is_left
from .rotations import value_of
from .seating_words import Called, listed
from .spelling import tables_called


@dataclass(frozen=True, slots=True)
class PlansTold:
    """How far the plans of a rotation are: the one that is being made (``left``: by nobody any
    more), the newest that is there, the published one."""

    under_way: Plan | None = None
    left: bool = False
    failed: Plan | None = None
    newest: Plan | None = None
    published: Plan | None = None
    count: int = 0


def plans_told(rotation: Rotation, at: datetime) -> PlansTold:
    """How far the plans of a rotation are (one query)."""
    rows = Plan.objects.filter(rotation=rotation).defer(*HEAVY)
    return _told(list(rows), at)


def with_plans(rotations: Sequence[Rotation], at: datetime) -> list[tuple[Rotation, PlansTold]]:
    """Each rotation with how far its plans are (one query for all)."""
    rows = Plan.objects.filter(rotation__in=rotations).defer(*HEAVY)
    found: dict[int, list[Plan]] = {}
    for row in rows:
        found.setdefault(row.rotation_id, []).append(row)
    return [(each, _told(found.get(each.pk, []), at)) for each in rotations]


def _told(rows: Sequence[Plan], at: datetime) -> PlansTold:
    """``rows`` with the newest first."""
    going = (PlanState.WAITING, PlanState.WORKING)
    under_way = next((row for row in rows if row.state in going), None)
    done = [row for row in rows if row.state == PlanState.DONE]
    return PlansTold(
        under_way,
        under_way is not None and is_left(under_way, at),
        rows[0] if rows and rows[0].state == PlanState.FAILED else None,
        done[0] if done else None,
        next((row for row in done if row.published_at), None),
        len(done),
    )


def last_position(rotation: Rotation, rows: Sequence[RotationRound]) -> int:
    """The last position that one of these rounds or a seat of a plan has (one query)."""
    seats = Seat.objects.filter(plan__rotation=rotation).aggregate(last=Max("round"))["last"] or 0
    return max(seats, *(row.position for row in rows), 0)


def attending(row: RotationRound, people: Iterable[Guest]) -> int:
    """How many come to a round."""
    return sum(row.position not in guest.absent for guest in people)


def room_of(row: RotationRound) -> int | None:
    """How many find a seat in a round; None where tables seat as many as must."""
    seats = [table["most"] for table in row.tables]
    return None if None in seats else sum(seats)


def cities_among(people: Iterable[Guest]) -> list[tuple[City, int]]:
    """The cities of these people and how many come from each, the most first."""
    cities = {guest.city.key: guest.city for guest in people if guest.city}
    counted = Counter(guest.city.key for guest in people if guest.city)
    ranked = sorted(counted, key=lambda key: (-counted[key], cities[key].number))
    return [(cities[key], counted[key]) for key in ranked]


def kinds_of(people: Sequence[Guest], questions: Questions) -> list[tuple[str, str]]:
    """What a quota can count, as choices: each role, each city, each library of these people; every
    answer that they could give, whether anybody did or not."""
    found = values_of_traits(people)
    every = {
        SeatingTrait.ROLE: _("Each role by itself"),
        SeatingTrait.CITY: _("Each city by itself"),
        SeatingTrait.LIBRARY: _("Each library by itself"),
    }
    choices = []
    for trait, whole in every.items():
        values = [(value, label) for (of, value), label in found.items() if of == trait]
        if values:
            choices.append((f"{trait.value}|", whole))
        if trait != SeatingTrait.LIBRARY:
            ordered = sorted(values, key=lambda each: sort_key(each[1]))
            choices += [(f"{trait.value}|{value}", label) for value, label in ordered]
    for of, question in questions.items():
        choices.append((f"{of}|", _each_answer(questions, of)))
        codes = [each["code"] for each in question.options]
        choices += [(f"{of}|{code}", answer_text(questions, of, code)) for code in codes]
    return choices


def _each_answer(questions: Questions, trait: str) -> str:
    said = {"question": question_text(questions, trait)}
    return _("Each answer to “%(question)s” by itself") % said


def said_rules(
    rules: Iterable[SeatingRule],
    rows: Sequence[RotationRound],
    people: Sequence[Guest],
    questions: Questions = NONE,
    *,
    open: bool = False,
) -> list[tuple[SeatingRule, str, list[str]]]:
    """Each rule with its sentence, and with why it says nothing as things stand. ``open``: what is
    asked of answers too, for who may read these."""
    called = called_of(rows, people, questions, open=open)
    tables = {table["name"] for row in rows for table in row.tables}
    told = []
    for rule in rules:
        if is_answer(rule.trait):
            told.append((rule, *_of_answers(rule, questions, called)))
        else:
            told.append((rule, said(rule, people, called), odd_of(rule, people, tables)))
    return told


def _of_answers(rule: SeatingRule, questions: Questions, called: Called) -> tuple[str, list[str]]:
    """A rule of answers in one sentence. Whether anybody answered so, it does not say."""
    if not holds(rule, questions):
        text = _("A rule of answers by which nobody can be seated any more.")
        return text, [_("It counts nobody: take it away.")]
    if not called.open:
        text = _("A rule of the answers to “%(question)s”.")
        return text % {"question": called.question(rule.trait)}, []
    return _quota(rule, rule.value, called), []


def said(rule: SeatingRule, people: Sequence[Guest], called: Called) -> str:
    """A rule in one sentence."""
    names = listed(map(called.person, rule.named))
    if rule.kind == SeatingRuleKind.APART:
        return _("Never at one table: %(people)s.") % {"people": names}
    if rule.kind == SeatingRuleKind.TOGETHER:
        return _("Always at one table: %(people)s.") % {"people": names}
    if rule.kind == SeatingRuleKind.SEAT and rule.rounds:
        text = _("At table %(table)s in %(rounds)s: %(people)s.")
        rounds = listed(map(called.round, rule.rounds))
        return text % {"people": names, "table": called.table(rule.table), "rounds": rounds}
    if rule.kind == SeatingRuleKind.SEAT:
        text = _("Always at table %(table)s: %(people)s.")
        return text % {"people": names, "table": called.table(rule.table)}
    return _quota(rule, value_of(rule, people), called)


def _quota(rule: SeatingRule, value: str, called: Called) -> str:
    at = {"table": called.table(rule.table)}
    where = _("At table %(table)s") % at if rule.table else _("At each table")
    what = f"“{called.value(rule.trait, value)}”" if value else _each(rule.trait, called)
    text = (
        _("%(where)s %(span)s of %(what)s.")
        if rule.hard
        else _("%(where)s %(span)s of %(what)s, where it can be.")
    )
    return text % {"where": where, "span": _span(rule.least, rule.most), "what": what}


def _each(trait: str, called: Called) -> str:
    if is_answer(trait):
        return _("each answer to “%(question)s”") % {"question": called.question(trait)}
    return {
        SeatingTrait.CITY: _("each city"),
        SeatingTrait.ROLE: _("each role"),
        SeatingTrait.LIBRARY: _("each library"),
    }[SeatingTrait(trait)]


def _span(least: int | None, most: int | None) -> str:
    if most is None or (least and least == most):
        text = _("at least %(least)s") if most is None else _("exactly %(least)s")
    else:
        text = _("from %(least)s to %(most)s") if least else _("at most %(most)s")
    return text % {"least": num(least or 0), "most": num(most or 0)}


def called_of(
    rows: Sequence[RotationRound], people: Sequence[Guest], questions: Questions, *, open: bool
) -> Called:
    """How people, rounds and values are called in sentences about this rotation; ``open``: to who
    may read answers."""
    names = {guest.pk: spoken(guest.name).text for guest in people}
    rounds = {row.position: round_text(row) for row in rows}
    values, tables = values_of_traits(people), tables_called(rows)

    def value(trait: str, code: str) -> str:
        answer = is_answer(trait)
        return answer_text(questions, trait, code) if answer else values.get((trait, code), code)

    return Called(
        person=lambda pk: names.get(pk, _("A participant")),
        round=lambda position: rounds.get(position, numbered(position)),
        value=value,
        table=lambda table: num(tables.get(table, str(table))),
        question=lambda trait: question_text(questions, trait),
        open=open,
    )


def values_of_traits(people: Sequence[Guest]) -> dict[tuple[str, str], str]:
    """What a reader calls each value that the guests have of a trait."""
    found: dict[tuple[str, str], str] = {}
    for guest in people:
        if guest.city:
            found["city", guest.city.key] = spoken(guest.city.name).text
        if guest.role:
            found["role", guest.role] = guest.role_label
        if guest.library:
            found["library", str(guest.library)] = spoken(guest.library_name).text
    return found


def odd_of(rule: SeatingRule, people: Sequence[Guest], tables: Collection[str]) -> list[str]:
    """Why a rule says nothing as things stand: of nobody who comes, of a table there is none of."""
    known = {guest.pk for guest in people}
    there = sum(pk in known for pk in rule.named)
    pair = rule.kind in (SeatingRuleKind.APART, SeatingRuleKind.TOGETHER)
    found = []
    if rule.kind == SeatingRuleKind.QUOTA:
        value = value_of(rule, people)
        if value and (rule.trait, value) not in values_of_traits(people):
            found.append(_("Nobody of those who come is meant by it."))
    elif there < 1 + pair:
        found.append(_("Those of whom it speaks do not come."))
    if rule.table and rule.table not in tables:
        found.append(_("There is no table %(table)s.") % {"table": rule.table})
    return found
