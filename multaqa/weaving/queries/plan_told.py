"""What a plan comes to, in sentences: the first thing that is read of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.ui.templatetags.ui import num

from ..models import Plan
from .briefs import takers
from .gains import Gain


@dataclass(frozen=True, slots=True)
class Worth:
    """The figures of a plan, from what is kept of it. ``least`` and ``most`` new people are of who
    takes part: who never came would stand for a plan that introduces nobody."""

    pairs: int
    across: int
    repeats: int
    least: int
    most: int
    ratio: float
    optimal: bool
    design: str
    broken: int

    @property
    def percent(self) -> float:
        """The score in hundredths of its bound, not rounded up to all of it."""
        shown = round(100 * self.ratio, 1)
        return int(shown) if shown == int(shown) else shown


def worth(plan: Plan) -> Worth | None:
    """What a plan is worth; None before it is done."""
    result: Mapping[str, Any] = plan.result
    if not result:
        return None
    new = {int(person): count for person, count in result["new"].items()}
    # A plan that is only looked at before it is taken from a file holds no brief yet.
    there = takers(plan.brief, plan.held) if plan.brief else set(new)
    of_takers = [count for person, count in new.items() if person in there]
    return Worth(
        *(result[name] for name in ("pairs", "across", "repeats")),
        min(of_takers, default=0),
        max(of_takers, default=0),
        *(result[name] for name in ("ratio", "optimal", "design")),
        len(result["breaches"]),
    )


def headline_of(worth: Worth) -> str:
    """How many meet whom they did not know."""
    said = ngettext("%(n)s new acquaintance", "%(n)s new acquaintances", worth.pairs)
    if not worth.across:
        return said % {"n": num(worth.pairs)}
    more = ngettext("%(n)s of them across cities", "%(n)s of them across cities", worth.across)
    every = worth.across == worth.pairs > 1
    return _("%(all)s, %(part)s") % {
        "all": said % {"n": num(worth.pairs)},
        "part": _("all of them across cities") if every else more % {"n": num(worth.across)},
    }


def reach_of(worth: Worth) -> str:
    """How many each meets, and how near that is to what is possible at all."""
    return f"{_each(worth)} {_near(worth)}"


def _each(worth: Worth) -> str:
    if worth.least == worth.most:
        said = ngettext(
            "Everybody meets %(n)s new person.", "Everybody meets %(n)s new people.", worth.most
        )
        return said % {"n": num(worth.most)}
    return _("Everybody meets from %(least)s to %(most)s new people.") % {
        "least": num(worth.least),
        "most": num(worth.most),
    }


def _near(worth: Worth) -> str:
    if worth.optimal:
        return _("No plan can be better: this is proved.")
    if worth.broken:
        return _("Not everything that was asked for is kept: see below.")
    return _(
        "That is %(percent)s%% of a limit that no plan can pass; whether any reaches it is not "
        "known."
    ) % {"percent": num(worth.percent)}


def move_told(gain: Gain, plan: Plan, *, new: bool, beside: Plan | None) -> str:
    """What a move brought, and which version holds it."""
    said = [gain_told(gain)]
    if new:
        text = _("Version %(n)s holds this move; the one it was made from stays as it was.")
        said.append(text % {"n": num(plan.number)})
    if beside is not None:
        text = _("Somebody had made version %(n)s from the same one: that stays too.")
        said.append(text % {"n": num(beside.number)})
    return " ".join(said)


def gain_told(gain: Gain) -> str:
    """What a move brings or costs, in one sentence."""
    if not gain.pairs and not gain.across:
        return _("No acquaintance more or fewer.")
    if gain.pairs > 0:
        said = ngettext("%(n)s new acquaintance more", "%(n)s new acquaintances more", gain.pairs)
    elif gain.pairs < 0:
        said = ngettext(
            "%(n)s new acquaintance fewer", "%(n)s new acquaintances fewer", -gain.pairs
        )
    else:
        said = _("As many new acquaintances")
    said = said % {"n": num(abs(gain.pairs))}
    return _("%(said)s, %(across)s.") % {"said": said, "across": _across(gain.across)}


def _across(change: int) -> str:
    if change == 0:
        return _("as many across cities")
    if change > 0:
        said = ngettext("%(n)s more across cities", "%(n)s more across cities", change)
    else:
        said = ngettext("%(n)s fewer across cities", "%(n)s fewer across cities", -change)
    return said % {"n": num(abs(change))}
