"""How a city stands beside a name, and what a move brings beside a place."""

from functools import lru_cache
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.kernel.bilingual import spoken
from multaqa.ui.templatetags.ui import num

from ..queries import CLOSE, OPEN

register = template.Library()
HUES = 6


@register.simple_tag
def city(mark: Any) -> SafeString:
    """The letter of a city in its colour; its name is there for whoever asks."""
    return _city(mark.number % HUES, spoken(mark.name).text or str(mark.name), mark.letter)


@lru_cache(maxsize=256)
def _city(hue: int, name: str, letter: str) -> SafeString:
    """Made once: a plan says the same few cities of everybody in it."""
    return format_html('<abbr class="city hue{}" title="{}">{}</abbr>', hue, name, letter)


@register.simple_tag
def gain(brought: Any) -> SafeString:
    """New acquaintances more or fewer, as a figure; a mark where a rule would be broken."""
    n = brought.pairs
    sign = "+" if n > 0 else "−" if n < 0 else ""
    kind = "bad" if brought.forbidden else "up" if n > 0 else "down" if n < 0 else "none"
    told = ngettext("%(n)s new acquaintance", "%(n)s new acquaintances", abs(n))
    more = {"+": _("more"), "−": _("fewer"), "": ""}[sign]
    rule = _("breaks a rule") if brought.forbidden else ""
    return format_html(
        '<span class="gain gain--{}"><span aria-hidden="true">{}{}{}{}</span>'
        '<span class="visually-hidden">{} {} {}</span></span>',
        *(kind, "! " if brought.forbidden else "", OPEN, f"{sign}{num(abs(n))}", CLOSE),
        *(told % {"n": num(abs(n))}, more, rule),
    )
