"""Rules that cannot be kept together, in sentences: which, in which rounds, and by what count."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from multaqa.ui.templatetags.ui import num

from ..models import RotationRound
from .guests import Guest
from .rotation_told import attending
from .seating_words import Called, listed, rule_words

if TYPE_CHECKING:
    from multaqa.engines.rotation import Contradiction, Rule


def told_once(
    found: Iterable["Contradiction"],
    rows: Sequence[RotationRound],
    people: Sequence[Guest],
    called: Called,
) -> list[str]:
    """A sentence for each set of rules that contradict each other, whatever the rounds; with the
    count that shows it, where a count does."""
    rounds: dict[tuple[Rule, ...], list[RotationRound]] = {}
    by_position = {row.position: row for row in rows}
    for each in found:
        where = rounds.setdefault(each.rules, [])
        if each.round in by_position:
            where.append(by_position[int(each.round)])
    return [
        " ".join(
            filter(
                None, (_sentence(rules, there, rows, called), _why(rules, there, people, called))
            )
        )
        for rules, there in rounds.items()
    ]


def _sentence(
    rules: Sequence["Rule"],
    there: Sequence[RotationRound],
    rows: Sequence[RotationRound],
    called: Called,
) -> str:
    between = pgettext("between rules", "; ")
    said = {"rules": between.join(rule_words(rule, called) for rule in rules)}
    if not there:
        return _("These cannot all be kept: %(rules)s.") % said
    every = len(there) == len(rows) > 1
    said["where"] = _("In every round") if every else listed(row.name for row in there)
    if len(rules) == 1:
        return _("%(where)s: this cannot be kept: %(rules)s.") % said
    return _("%(where)s: these cannot be kept together: %(rules)s.") % said


def _why(
    rules: Sequence["Rule"],
    there: Sequence[RotationRound],
    people: Sequence[Guest],
    called: Called,
) -> str:
    """The count that shows it of one rule alone, in the first of its rounds."""
    if len(rules) != 1 or not there:
        return ""
    rule, row = rules[0], there[0]
    if rule.kind == "sizes":
        come = attending(row, people)
        return _("%(people)s come.") % {"people": num(come)}
    meant = [
        guest
        for guest in people
        if guest.traits.get(rule.trait) == rule.value and row.position not in guest.absent
    ]
    if rule.kind != "quota" or rule.table is not None:
        return ""
    said = {
        "count": num(len(meant)),
        "value": called.value(rule.trait, rule.value),
        "tables": num(len(row.tables)),
    }
    return _("Of “%(value)s” come %(count)s, and there are %(tables)s tables.") % said
