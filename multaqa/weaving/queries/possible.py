"""What is possible before anything is planned: limits that no plan can pass, and contradictions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.kernel.bilingual import spoken
from multaqa.ui.templatetags.ui import num

from ..models import RotationRound
from .contradictions import contradictions_told
from .guests import Guest
from .naming import round_text
from .rotation_told import called_of, said_rules
from .rotations import Arranged
from .seating_words import listed

if TYPE_CHECKING:
    from multaqa.engines.rotation import Brief

MET = 100


@dataclass(frozen=True, slots=True)
class Possible:
    """What can be said before the search. ``pairs`` and ``across`` are the most acquaintances that
    any plan can make, in all and across cities; ``strangers`` the pairs who do not know each other,
    ``each`` the most that one person can meet. ``wrong`` are sentences about what cannot be kept,
    ``odd`` about what may not be meant."""

    people: int
    rounds: int
    strangers: int
    pairs: int
    across: int
    each: int
    wrong: tuple[str, ...]
    odd: tuple[str, ...]


def possible(at: Arranged) -> Possible:
    """What the engine can prove of a rotation without searching (no query)."""
    from multaqa.engines import rotation as engine

    rows, rules, people, brief, held = at.rounds, at.rules, at.people, at.brief, at.held
    questions = at.answered.questions
    called = called_of(rows, people, questions, open=True)
    wrong = contradictions_told(engine.contradictions(brief, held), brief, called)
    told = said_rules(rules, rows, people, questions, open=True)
    odd = [f"{text} {why}" for _rule, text, whys in told for why in whys]
    odd += _lonely(rows, people)
    return Possible(
        len(brief.people),
        len(brief.rounds) - len(held),
        _strangers(brief),
        int(engine.bound(_counting(brief, 1, 1), held)),
        int(engine.bound(_counting(brief, 1, 0), held)),
        _each(brief),
        tuple(wrong),
        tuple(odd),
    )


def _counting(brief: "Brief", across: float, within: float) -> "Brief":
    """The brief in which a pair counts one, or only if it is of two cities."""
    return replace(brief, weights=replace(brief.weights, across=across, within=within))


def _strangers(brief: "Brief") -> int:
    known = sum(degree >= MET for degree in brief.met.values())
    return len(brief.people) * (len(brief.people) - 1) // 2 - known


def _each(brief: "Brief") -> int:
    """The most that anybody can meet: the seats beside them in all rounds, or everybody else."""
    seats = 0
    for each in brief.rounds:
        there = len(brief.people) - len(each.absent)
        if each.tables:
            share = -(-there // len(each.tables))
            most = max(there if t.most is None else t.most for t in each.tables)
            seats += max(0, min(most, max(share, *(t.least or 0 for t in each.tables))) - 1)
    return min(seats, max(0, len(brief.people) - 1))


def _lonely(rows: Sequence[RotationRound], people: Sequence[Guest]) -> list[str]:
    """Rounds that nobody attends, and people who miss them all."""
    positions = {row.position for row in rows}
    found = [
        _("Nobody comes to “%(round)s”.") % {"round": round_text(row)}
        for row in rows
        if people and all(row.position in guest.absent for guest in people)
    ]
    away = [spoken(g.name).text for g in people if positions and positions <= g.absent]
    if away:
        said = ngettext(
            "%(names)s misses every round, and has no seat.",
            "%(names)s miss every round, and have no seat.",
            len(away),
        )
        found.append(said % {"names": listed(away)})
    return found


def lead_of(found: Possible) -> str:
    """What is to be planned, and the most that can come of it, in a sentence."""
    people = ngettext("%(n)s person", "%(n)s people", found.people) % {"n": num(found.people)}
    rounds = ngettext("%(n)s round", "%(n)s rounds", found.rounds) % {"n": num(found.rounds)}
    said = {"people": people, "rounds": rounds, "each": num(found.each)}
    if found.pairs >= found.strangers:
        text = _("%(people)s, %(rounds)s: there is room enough for everybody to meet everybody.")
    else:
        text = _("%(people)s, %(rounds)s: each can meet %(each)s others at most.")
    return text % said
