"""Sentences about seating plans: which rules are not kept, and which contradict each other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .answered import is_answer

if TYPE_CHECKING:
    from multaqa.engines.rotation import Breach, Rule

Naming = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Called:
    """How people, rounds, the values of traits, tables and questions are called in sentences;
    ``open``: to readers who may read what is asked of answers."""

    person: Naming
    round: Naming
    value: Callable[[str, str], str] = lambda trait, value: value
    table: Naming = str
    question: Callable[[str], str] = lambda trait: trait
    open: bool = False


def listed(names: Iterable[str]) -> str:
    """Names with commas between, as the language writes them."""
    return pgettext("between names", ", ").join(names)


def breach_sentence(breach: "Breach", called: Called) -> str:
    """What is not kept, in one sentence of the reader's language."""
    if is_answer(breach.trait):
        said = {"round": called.round(breach.round), "question": called.question(breach.trait)}
        return _("%(round)s: what is asked of “%(question)s” is not kept at every table.") % said
    return _breaches()[breach.kind] % {
        "people": listed(map(called.person, breach.people)),
        "round": called.round(breach.round) if breach.round is not None else "",
        "table": called.table(breach.table) if breach.table is not None else "",
        "value": called.value(breach.trait, breach.value),
        "count": breach.count,
        "limit": breach.limit,
    }


def rule_words(rule: "Rule", called: Called) -> str:
    """A rule as part of a sentence."""
    if is_answer(rule.trait) and not called.open:
        said = {"question": called.question(rule.trait)}
        return _("what is asked of the answers to “%(question)s”") % said
    return _rules(rule) % {
        "people": listed(map(called.person, rule.people)),
        "table": called.table(rule.table) if rule.table is not None else "",
        "value": called.value(rule.trait, rule.value),
        "least": rule.least,
        "most": rule.most,
    }


def room_words(rule: "Rule", called: Called) -> str:
    """Room as a rule of meetings speaks of it: of one table and of the tables of another round, or
    of all seats beside somebody."""
    said = {
        "least": rule.least,
        "most": rule.most,
        "people": listed(map(called.person, rule.people)),
    }
    if rule.people:
        text = _(
            "beside %(people)s in all rounds %(least)s seats, of which others may take %(most)s"
        )
        return text % said
    return _("one table of %(least)s people, and another round whose tables are %(most)s") % said


def _rules(rule: "Rule") -> str:
    if rule.kind == "quota":
        return _quota(rule)
    if rule.kind == "sizes":
        if rule.least == rule.most or not rule.least:
            return _("room at all tables for %(most)s people")
        return _("at all tables from %(least)s to %(most)s people")
    return {
        "apart": _("apart from each other: %(people)s"),
        "together": _("at one table: %(people)s"),
        "seat": _("at table %(table)s: %(people)s"),
        "meetings": _("two people share at most so many rounds: %(most)s"),
    }[rule.kind]


def _quota(rule: "Rule") -> str:
    where = rule.table is not None
    if rule.most is None:
        if where:
            return _("at table %(table)s, of “%(value)s” at least %(least)s")
        return _("at each table, of “%(value)s” at least %(least)s")
    if not rule.least:
        if where:
            return _("at table %(table)s, of “%(value)s” at most %(most)s")
        return _("at each table, of “%(value)s” at most %(most)s")
    if where:
        return _("at table %(table)s, of “%(value)s” from %(least)s to %(most)s")
    return _("at each table, of “%(value)s” from %(least)s to %(most)s")


def _breaches() -> dict[str, str]:
    return {
        "round_missing": _("%(round)s: nobody has a seat."),
        "unknown_table": _("%(round)s: there is no table %(table)s."),
        "unknown_person": _("%(round)s: somebody who does not take part has a seat."),
        "seated_twice": _("%(round)s: two seats for %(people)s."),
        "absent_seated": _("%(round)s: not there, and yet with a seat: %(people)s."),
        "not_seated": _("%(round)s: no seat for %(people)s."),
        "over_full": _("%(round)s, table %(table)s: %(count)s people, room for %(limit)s."),
        "under_filled": _(
            "%(round)s, table %(table)s: %(count)s people, at least %(limit)s were asked for."
        ),
        "apart": _("%(round)s, table %(table)s: should sit apart: %(people)s."),
        "together": _("%(round)s: should sit together: %(people)s."),
        "seat": _("%(round)s: should sit at table %(table)s: %(people)s."),
        "quota": _("%(round)s, table %(table)s: %(count)s of “%(value)s”, the limit is %(limit)s."),
        "meetings": _("%(people)s share %(count)s rounds; at most %(limit)s were asked for."),
    }
