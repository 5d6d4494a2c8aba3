"""Rules that cannot be kept together, in sentences: which, in which rounds, and by what count."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from multaqa.ui.templatetags.ui import num

from .answered import is_answer
from .seating_words import Called, listed, room_words, rule_words

if TYPE_CHECKING:
    from multaqa.engines.rotation import Brief, Contradiction, Round, Rule


def contradictions_told(
    found: Iterable["Contradiction"], brief: "Brief", called: Called
) -> list[str]:
    """A sentence for each set of rules that contradict each other, whatever the rounds; with the
    count that shows it, where a count does."""
    rounds: dict[tuple[Rule, ...], list[Round]] = {}
    by_key = {each.id: each for each in brief.rounds}
    for each in found:
        where = rounds.setdefault(each.rules, [])
        if each.round in by_key:
            where.append(by_key[each.round])
    told = (
        _sentence(rules, there, brief, called) + _why(rules, there, brief, called)
        for rules, there in rounds.items()
    )
    return list(dict.fromkeys(told))


def _sentence(
    rules: Sequence["Rule"], there: Sequence["Round"], brief: "Brief", called: Called
) -> str:
    between = pgettext("between rules", "; ")
    # Beside a rule of answers no other is named: it would tell who answered so.
    own = [rule for rule in rules if is_answer(rule.trait)]
    meets = any(rule.kind == "meetings" for rule in rules)
    shown = dict.fromkeys(
        (room_words if meets and rule.kind == "sizes" else rule_words)(rule, called)
        for rule in own or rules
    )
    said = {"rules": num(between.join(shown))}
    if not there:
        return _("These cannot all be kept: %(rules)s.") % said
    every = len(there) == len(brief.rounds) > 1
    names = listed(called.round(each.id) for each in there)
    said["where"] = _("In every round") if every else names
    if own and len(own) < len(rules):
        return _("%(where)s: this cannot be kept together with other rules: %(rules)s.") % said
    if len(shown) == 1:
        return _("%(where)s: this cannot be kept: %(rules)s.") % said
    return _("%(where)s: these cannot be kept together: %(rules)s.") % said


def _why(rules: Sequence["Rule"], there: Sequence["Round"], brief: "Brief", called: Called) -> str:
    """The count that shows it of one rule alone, in the first of its rounds."""
    if len(rules) != 1 or not there:
        return ""
    rule, first = rules[0], there[0]
    come = [person for person in brief.people if person.id not in first.absent]
    if rule.kind == "sizes":
        return " " + _("%(people)s come.") % {"people": num(len(come))}
    if is_answer(rule.trait):
        return " " + _("How many answered so is not said here.") if called.open else ""
    if rule.kind != "quota" or rule.table is not None:
        return ""
    said = {
        "count": num(sum(person.traits.get(rule.trait) == rule.value for person in come)),
        "value": called.value(rule.trait, rule.value),
        "tables": num(len(first.tables)),
    }
    return " " + _("Of “%(value)s” come %(count)s, and there are %(tables)s tables.") % said
