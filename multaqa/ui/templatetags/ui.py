"""The tags of the design language: the sheet in the page, numbers and dates as the reader reads."""

from datetime import date, datetime, time
from typing import Any

from babel import dates
from django import template
from django.utils.safestring import mark_safe

from ..reading import reader
from ..sheets import sheet

register = template.Library()
_TO_ARAB = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@register.simple_tag
def inline_sheet() -> str:
    """The public sheet, as it stands in the page (its hash is in the policy)."""
    css = sheet("public", font=not reader().saves_data)
    return mark_safe(f"<style>{css}</style>")  # noqa: S308 - our own file


@register.filter
def num(value: Any) -> str:
    """A number (or a text with digits) in the reader's digits."""
    text = str(value)
    return text.translate(_TO_ARAB) if reader().system == "arab" else text


@register.filter
def date_long(value: date | None) -> str:
    """Day, month by its name in the country, year: ١٦ فبراير ٢٠٢٠."""
    if value is None:
        return ""
    return num(dates.format_date(value, format="d MMMM y", locale=reader().locale))


@register.filter
def time_short(value: datetime | time | None) -> str:
    """Hours and minutes in 24 hours: ١٤:٣٠. A datetime must be in the zone to be shown."""
    return num(value.strftime("%H:%M")) if value is not None else ""
