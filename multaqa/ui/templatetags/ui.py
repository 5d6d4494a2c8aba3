"""The tags of the design language: the sheet in the page, numbers and dates as the reader reads."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from html import escape
from typing import Any

from django import template
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from multaqa.engines.script import digits, number

from ..charts import bars, whisker
from ..dressing import wanted
from ..icons import DRAWINGS, TURNING, mark_address
from ..names import months, weekdays
from ..reading import RIGHT_TO_LEFT, reader
from ..sheets import INLINED, letter_sheets

register = template.Library()
# Smaller numbers may be years, and read well without a separator.
GROUPED_FROM = 10_000


@register.simple_tag
def inline_sheet(name: str = "public") -> SafeString:
    """Where a sheet is to stand in the page: it comes when the page is dressed."""
    known = INLINED[INLINED.index(name)]
    return mark_safe(wanted(known, font=known != "public" or not reader().saves_data))  # noqa: S308 - our own


@register.simple_tag
def letter_sheet() -> str:
    """The sheet of a letter, as it stands in the mail."""
    return mark_safe("".join(f"<style>{css}</style>" for css in letter_sheets()))  # noqa: S308 - our own file


@register.simple_tag
def mark() -> SafeString:
    """The address of the site's mark, which is the mark itself: a phone asks for no more."""
    return mark_safe(mark_address())  # noqa: S308 - our own drawing


@register.simple_tag(takes_context=True)
def in_language(context: dict[str, Any], code: str) -> str:
    """This page's address in another language."""
    path = context["request"].get_full_path()
    first, _, rest = path.lstrip("/").partition("/")
    return f"/{code}/{rest}" if len(first) == 2 else f"/{code}/"


@register.simple_tag(takes_context=True)
def here(context: dict[str, Any], address: str) -> SafeString | str:
    """``aria-current`` for a link of the navigation: this page, or the part that it belongs to."""
    path = context["request"].path
    if not address or not path.startswith(address):
        return ""
    return mark_safe(' aria-current="page"' if path == address else ' aria-current="true"')  # noqa: S308 - constant


@register.simple_tag
def digits_now() -> str:
    """The digits that the page is written in: "arab" or "latn"."""
    return reader().system


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small drawing beside words, never alone. KeyError where there is none of that name."""
    turning = " icon--turning" if name in TURNING else ""
    return mark_safe(  # noqa: S308 - our own drawings
        f'<svg class="icon{turning}" viewBox="0 0 24 24" aria-hidden="true">'
        f'<path d="{DRAWINGS[name]}"/></svg>'
    )


@register.inclusion_tag("ui/bars.html", name="bars")
def draw_bars(rows: Any, caption: str, what: str, amount: str) -> dict[str, Any]:
    """A table of bars. ``rows``: (label, value) or (label, value, value as it is shown);
    ``what`` and ``amount`` head the columns."""
    return {"bars": bars(rows), "caption": caption, "what": what, "amount": amount}


@register.inclusion_tag("ui/whisker.html", name="whisker")
def draw_whisker(said: Any) -> dict[str, Any]:
    """A mean with its interval as a dot and a line, of what has ``mean``, ``low`` and ``high`` on a
    scale from ``least`` to ``most``. The same numbers must stand beside it in words."""
    drawn = whisker(said.mean, said.low, said.high, least=said.least, most=said.most)
    names = ("steps", "low", "middle", "high")
    return {name: getattr(drawn, name) for name in names}


@register.simple_tag
def say(value: Any, how: str = "line") -> SafeString | str:
    """A text that people wrote, in the page's language or the one it has, with its ``lang`` and
    ``dir``: ``{% say forum.name %}``, or ``{% say forum.about "block" %}`` for paragraphs."""
    if isinstance(value, (int, float, Decimal)):
        return num(value)
    text, code = _spoken(value)
    if not text:
        return ""
    direction = "rtl" if code in RIGHT_TO_LEFT else "ltr" if code else "auto"
    language = f' lang="{escape(code)}"' if code else ""
    if how == "block":
        inner = linebreaks(text, autoescape=True)
        return SafeString(f'<div{language} dir="{direction}">{inner}</div>')
    # By hand: format_html takes 90 calls for what a list says three times a row.
    inner = text if isinstance(text, SafeString) else escape(text)
    return SafeString(f'<bdi{language} dir="{direction}">{inner}</bdi>')


@register.filter
def num(value: Any) -> str:
    """A number (grouped from 10,000) or a text with digits, in the reader's digits."""
    if value is None:
        return ""
    system = reader().system
    if isinstance(value, int) and abs(value) >= GROUPED_FROM:
        return number(value, system)
    if isinstance(value, (float, Decimal)):
        return number(value, system, max(0, -int(Decimal(str(value)).as_tuple().exponent)))
    return digits(str(value), system)


@register.filter
def date_long(value: date | None) -> str:
    """Day, month by its name in the country, year: ١٦ فبراير ٢٠٢٠."""
    return num(f"{value.day} {_month(value)} {value.year}") if value is not None else ""


@register.filter
def date_short(value: date | None) -> str:
    """Day and month: ١٦ فبراير."""
    return num(f"{value.day} {_month(value)}") if value is not None else ""


@register.filter
def weekday(value: date | None) -> str:
    """The day's name: الأحد."""
    return weekdays(get_language() or "ar")[value.weekday()] if value is not None else ""


@register.filter
def time_short(value: datetime | time | None) -> str:
    """Hours and minutes in 24 hours: ١٤:٣٠. A datetime must be in the zone to be shown."""
    return num(value.strftime("%H:%M")) if value is not None else ""


@register.simple_tag
def period(starts: Any, ends: Any) -> str:
    """Two dates or two times as one phrase, what they share said once: ١٦–١٩ فبراير ٢٠٢٠."""
    if isinstance(starts, (datetime, time)):
        return f"{time_short(starts)}–{time_short(ends)}"
    if starts == ends:
        return date_long(starts)
    if (starts.year, starts.month) == (ends.year, ends.month):
        return f"{num(starts.day)}–{date_long(ends)}"
    if starts.year == ends.year:
        return f"{date_short(starts)} – {date_long(ends)}"
    return f"{date_long(starts)} – {date_long(ends)}"


def _month(value: date) -> str:
    return months(get_language() or "ar", reader().country)[value.month - 1]


def _spoken(value: Any) -> tuple[str, str]:
    """The text and its language code ("" where unknown)."""
    data = getattr(value, "data", value)
    if not isinstance(data, Mapping):
        return ("" if data is None else str(data)), getattr(value, "language", "")
    for code in (get_language() or "ar", "ar", *data):
        if data.get(code):
            return str(data[code]), code
    return "", ""
