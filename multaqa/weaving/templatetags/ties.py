"""How a figure of ties is written, or why there is none."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from multaqa.ui.templatetags.ui import num

from ..queries import CLOSE, OPEN, percent, points

register = template.Library()


@register.filter
def figure(cell: Any, kind: str = "percent") -> str:
    """A cell as its kind is written: ``percent``, ``points``, ``index`` or ``count``."""
    if cell.value is None:
        return _withheld(cell.why)
    if kind == "percent":
        return _("%(n)s%%") % {"n": percent(cell.value)}
    if kind == "points":
        return points(cell.value)
    if kind == "index":
        return _index(cell.value)
    return num(cell.value)


@register.filter
def around(cell: Any, kind: str = "points") -> str:
    """The interval of a cell, in brackets; nothing where it has none."""
    if cell.low is None or cell.high is None:
        return ""
    write = _index if kind == "index" else points
    return f"({write(cell.low)} – {write(cell.high)})"


@register.filter
def in_points(value: float | None) -> str:
    """A bound of an interval."""
    return "" if value is None else points(value)


def _index(value: float) -> str:
    sign = "−" if round(value, 2) < 0 else ""
    return f"{OPEN}{sign}{num(f'{abs(value):.2f}')}{CLOSE}"


def _withheld(why: str) -> str:
    few, hidden = _("fewer than 5 people"), pgettext("figure", "not shown")
    return {"few_people": few, "hidden": hidden}.get(why, _("cannot be said"))
