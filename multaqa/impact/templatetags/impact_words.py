"""How figures are written: numbers in the reader's digits, intervals, what is withheld."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from multaqa.convenings.models import Forum
from multaqa.engines.script import sort_key
from multaqa.engines.survey import LEAST
from multaqa.kernel.bilingual import spoken
from multaqa.networks.queries import country_shaded
from multaqa.registrations.queries import CityRow
from multaqa.ui.charts import bars
from multaqa.ui.templatetags.ui import date_long, num, say
from multaqa.weaving.queries import CLOSE, OPEN, changed_between

from ..queries import KINDS, Figure, Row
from ..queries.told import OTHERS, PLACES, Asked, ObjectiveTold

register = template.Library()
# Kinds of which several stand in a column.
IN_TENTHS = frozenset(
    {"objective_hours", "objective_people_hours", "objective_received", "said", "session_received"}
)
# Pages that are found by their cycle, whatever its forum.
OF_A_CYCLE = frozenset({"weaving:change"})
# Kinds that stand on answers, not on people counted.
OF_ANSWERS = frozenset({"objective_received", "answered", "said", "chosen", "session_received"})


@register.filter
def amount(value: float | None) -> str:
    """A number with one decimal at most: ٣٫٥ in Arabic digits, 3.5 in others; "–" for none."""
    if value is None:
        return "–"
    if value < 0:
        # In Arabic too the minus stands before its figure.
        return f"{OPEN}−{amount(-value)}{CLOSE}"
    rounded = round(value, 1)
    return num(int(rounded) if rounded == int(rounded) else rounded)


@register.filter
def tenth(value: float | None) -> str:
    """A number with one decimal, also where that is nought: 4.0 stands under 4.3."""
    return "–" if value is None else num(round(float(value), 1))


@register.filter
def value(figure: Figure | None) -> str:
    """What a figure comes to, or that it is withheld."""
    if figure is None or figure.value is None:
        return withheld()
    return tenth(figure.value) if figure.key in IN_TENTHS else amount(figure.value)


def withheld() -> str:
    """Instead of a figure that could point at somebody."""
    return pgettext("figure", "withheld")


@register.filter
def interval(said: Any) -> str:
    """The interval of a mean (of anything with ``low`` and ``high``): ٣٫٩–٤٫٦."""
    return f"{tenth(said.low)}–{tenth(said.high)}"


@register.filter
def answers(n: int | None) -> str:
    """On how many answers a mean stands."""
    return ngettext("%(n)s answer", "%(n)s answers", n or 0) % {"n": num(n or 0)}


@register.filter
def ties_said(figure: Figure | None) -> str:
    """What the surveys of ties came to, in plain words; nothing where it may not be told."""
    if figure is None or figure.value is None or figure.before is None:
        return ""
    ends = (None if end is None else end / 100 for end in (figure.low, figure.high))
    return changed_between(figure.before / 100, (figure.before + figure.value) / 100, *ends)


@register.filter
def rests_on(figure: Figure) -> str:
    """How many people a change is told of."""
    n = figure.people or 0
    return ngettext(
        "It rests on %(n)s person who answered both times.",
        "It rests on %(n)s people who answered both times.",
        n,
    ) % {"n": num(n)}


@register.filter
def called(key: str) -> Any:
    """The name of a kind of figure."""
    return KINDS[key].name


@register.filter
def label(figure: Figure) -> Any:
    """Which of its kind a figure is; a place that nobody named, and the small ones together."""
    if figure.label:
        return figure.label
    if figure.key == "division":
        return _("Other governorates") if figure.of == OTHERS else _("Elsewhere, or not said")
    return _("Other cities") if figure.of == OTHERS else _("Not said")


@register.simple_tag
def lead(figure: Figure, forum: Forum, where: str) -> SafeString | str:
    """The figure as a link to what is behind it: its "rows" for coordinators, or how it was
    "counted" for everyone; anywhere else it leads nowhere."""
    if where not in ("rows", "counted"):
        return value(figure)
    place = [forum.network.slug, forum.slug]
    if where == "counted":
        address = f"{reverse('impact:counted', args=place)}#{figure.key}"
    else:
        query = f"?{urlencode({'of': figure.of})}" if figure.of else ""
        address = reverse("impact:rows", args=[*place, figure.key]) + query
    return format_html('<a href="{}">{}</a>', address, value(figure))


@register.filter
def stands_on(figure: Figure) -> str:
    """On how many people or answers a figure stands."""
    if figure.value is None:
        return withheld()
    if figure.people is None:
        return _("the agenda")
    if figure.key in OF_ANSWERS:
        return answers(figure.people)
    return ngettext("%(n)s person", "%(n)s people", figure.people) % {"n": num(figure.people)}


@register.simple_tag
def which(figure: Figure) -> SafeString | str:
    """Which of its kind a figure is, in words; the kind itself where there is only one."""
    if figure.label is None and figure.key not in PLACES:
        return str(KINDS[figure.key].name)
    said = say(label(figure))
    day = figure.of.partition("/")[2] if figure.key == "day_came" else ""
    if day:
        return format_html("{} · {}", said, date_long(date.fromisoformat(day)))
    return said if figure.about is None else format_html("{}: {}", say(figure.about), said)


@register.simple_tag
def changed_figure(change: Mapping[str, Any]) -> SafeString | str:
    """Of which figure a change is."""
    of = Figure(
        change["key"],
        change["after"],
        of=change["of"],
        label=change.get("label"),
        about=change.get("about"),
    )
    name = str(KINDS[of.key].name)
    return (
        name
        if of.label is None and of.key not in PLACES
        else format_html("{}: {}", name, which(of))
    )


@register.simple_tag
def row_name(row: Row, forum: Forum) -> SafeString | str:
    """What a row is, leading to the thing itself."""
    if not row.leads:
        return say(row.what)
    page, found_by = row.leads
    within = [] if page in OF_A_CYCLE else [forum.slug]
    address = reverse(page, args=[forum.network.slug, *within, found_by])
    return format_html('<a href="{}">{}</a>', address, say(row.what))


@register.simple_tag
def beside(row: Row) -> SafeString | str:
    """What is said beside a row: a day, a number or a text."""
    if isinstance(row.beside, date):
        return date_long(row.beside)
    return say(row.beside) if not isinstance(row.beside, str) else num(row.beside)


@register.simple_tag
def drawn(of: float, most: float) -> SafeString:
    """A bar as long as ``of`` is of ``most``."""
    share = round(100 * of / most, 1) if most else 0
    return format_html(
        '<svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">'
        '<rect width="{}" height="8"/></svg>',
        str(share),
    )


@register.inclusion_tag("ui/bars.html")
def figure_bars(figures: Sequence[Figure]) -> dict[str, Any]:
    """Who came from where, the withheld ones without length."""
    name = _("Registered people by city")
    rows = [(label(each), each.value or 0, value(each)) for each in figures]
    return {"bars": bars(rows), "caption": name, "what": _("City"), "amount": _("People")}


@register.inclusion_tag("impact/_origins.html")
def origins(figures: Sequence[Figure], forum: Forum, where: str) -> dict[str, Any]:
    """The country with who came from where, and the same figures as a table; ``where`` they lead
    as of ``lead``, and "counted" ones tell nobody of fewer than five."""
    country = origins_map(figures, forum, LEAST if where == "counted" else 1)
    return {
        "map": country,
        "none": none_words(figures),
        "few": few_words() if few_of(figures) else "",
        "figures": figures,
        "forum": forum,
        "where": where,
    }


def origins_map(figures: Sequence[Figure], forum: Forum, least: int) -> Any:
    """The drawing of the forum's country, shaded by ``figures`` of its governorates."""
    counts = {each.of: int(each.value or 0) for each in figures if each.label}
    return country_shaded(forum.network.country, counts, least, few_of(figures))


def few_of(figures: Sequence[Figure]) -> frozenset[str]:
    """The codes of the governorates that are counted together, where they are named."""
    return frozenset(row.beside for each in figures if each.of == OTHERS for row in each.rows)


def few_words() -> str:
    """What the key of the map says of them."""
    return _("counted together")


def none_words(figures: Sequence[Figure]) -> str:
    """What the key says of the others; "" where it is simply zero."""
    unnamed = any(each.of == OTHERS and not each.rows for each in figures)
    return _("none, or counted together") if unnamed else ""


@register.filter
def together(figure: Figure) -> str:
    """The names of those that are counted together, in a line."""
    names = sorted((spoken(row.what).text for row in figure.rows), key=sort_key)
    return _(", ").join(names)


@register.inclusion_tag("ui/bars.html")
def people_hours_bars(objectives: Sequence[ObjectiveTold]) -> dict[str, Any]:
    """What was delivered for each objective, drawn."""
    rows = [
        (each.label, each.people_hours.value or 0, value(each.people_hours)) for each in objectives
    ]
    return {
        "bars": bars(rows),
        "caption": _("People-hours delivered"),
        "what": _("Objective"),
        "amount": _("People-hours"),
    }


@register.inclusion_tag("ui/bars.html")
def option_bars(asked: Asked) -> dict[str, Any]:
    """How many chose each option of a question."""
    caption = f"{spoken(asked.label).text} ({answers(asked.people)})"
    rows = [(each.label, each.value or 0, value(each)) for each in asked.options]
    return {
        "bars": bars(rows),
        "caption": caption,
        "what": pgettext("to a question", "Answer"),
        "amount": _("People"),
    }


@register.inclusion_tag("ui/bars.html")
def city_bars(cities: Sequence[CityRow]) -> dict[str, Any]:
    """Registrations by city, as they are now."""
    rows = [(each.city if str(each.city) else _("Not said"), each.count) for each in cities]
    caption = _("Registered people by city")
    return {"bars": bars(rows), "caption": caption, "what": _("City"), "amount": _("People")}
