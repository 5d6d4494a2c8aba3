"""What was found, in plain sentences: the first thing that a reader reads."""

from typing import Any

from django.utils.translation import gettext as _

from multaqa.ui.templatetags.ui import num

from .told import CASES, Kept, Told, in_cases

# Left-to-right isolate, pop: a minus stays before its figure in Arabic too.
OPEN, CLOSE = "\u2066", "\u2069"


def percent(value: float) -> str:
    """A share in hundredths, in the reader's digits, without the sign."""
    return num(round(100 * value))


def points(value: float) -> str:
    """A difference of shares in hundredths; a minus stands before it."""
    shown = round(100 * value)
    return num(shown) if shown >= 0 else f"{OPEN}−{num(-shown)}{CLOSE}"


def headline(told: Told) -> str:
    """Did the tables make ties that chance would not have?"""
    answer = told.answer
    if answer is None:
        return _("One survey so far: what changed can be said after the second.")
    if "why" in answer:
        return _withheld()[answer["why"]]
    return {
        "made_ties": _("Yes: the tables made ties that chance would not have made."),
        "fewer_ties": _("No: fewer ties came of the tables than chance would have made."),
        "not_shown": _("It cannot be said: what came of the tables could as well be chance."),
    }[answer["verdict"]]


def because(told: Told) -> str:
    """The figures behind the headline; nothing where there are none."""
    answer = told.answer
    if answer is None or "why" in answer:
        return ""
    said = _compared(answer) + " " + _beside_chance(answer)
    if answer["verdict"] == "not_shown" and isinstance(answer["detectable"], float):
        said += " " + _undetected(answer)
    return said


def changed(told: Told) -> str:
    """What changed across cities among those who answered both times."""
    met = told.met
    if met is None or met.before.value is None or met.after.value is None:
        return ""
    return changed_between(met.before.value, met.after.value, met.low, met.high)


def changed_between(before: float, after: float, low: float | None, high: float | None) -> str:
    """The same of two shares, and of the interval in which their difference lies."""
    said = _(
        "Of the pairs from two cities, %(before)s in a hundred had met before and %(after)s in a "
        "hundred had met afterwards."
    ) % {"before": percent(before), "after": percent(after)}
    if low is None or high is None:
        return said
    return (
        said
        + " "
        + _("The true change lies most likely between %(low)s and %(high)s percentage points.")
        % {"low": points(low), "high": points(high)}
    )


def silence(told: Told) -> str:
    """What those who did not answer could do to it."""
    if told.bounds is None:
        return ""
    return _(
        "Whatever those who did not answer would have said, the change lies between %(low)s and "
        "%(high)s percentage points."
    ) % {"low": points(told.bounds["worst"]), "high": points(told.bounds["best"])}


def _compared(answer: Kept) -> str:
    values: dict[str, Any] = {
        "pairs": num(answer["pairs"]),
        "points": percent(abs(answer["difference"])),
    }
    if answer["difference"] >= 0:
        said = _(
            "Of %(pairs)s pairs with no tie before, those who shared a table came to know each "
            "other more often than the others, by %(points)s percentage points"
        )
    else:
        said = _(
            "Of %(pairs)s pairs with no tie before, those who shared a table came to know each "
            "other less often than the others, by %(points)s percentage points"
        )
    interval = answer["interval"]
    if "why" in interval:
        return said % values + "."
    between = _("; most likely the difference lies between %(low)s and %(high)s.")
    return said % values + between % {
        "low": points(interval["low"]),
        "high": points(interval["high"]),
    }


def _beside_chance(answer: Kept) -> str:
    return _(
        "With seats dealt by lot, a difference this large comes up in about %(cases)s of %(of)s "
        "cases."
    ) % {"cases": num(in_cases(answer["p"])), "of": num(CASES)}


def _undetected(answer: Kept) -> str:
    return _(
        "Among so few people a difference of less than %(points)s percentage points could not "
        "have been seen: it is not ruled out."
    ) % {"points": percent(answer["detectable"])}


def _withheld() -> dict[str, str]:
    return {
        "few_people": _("Too few people answered to say it without pointing at somebody."),
        "no_answers": _("Too few people answered both before and after to say it."),
        "no_contrast": _(
            "It cannot be said: all sat together, or none did, so there is nobody to compare with."
        ),
        "few_ways": _("It cannot be said: among so few people and tables no test could tell."),
    }
