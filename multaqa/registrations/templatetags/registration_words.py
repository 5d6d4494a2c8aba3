"""How a place stands, in words of the reader's language."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.kernel.bilingual import spoken
from multaqa.ui.templatetags.ui import num

from ..forms.registration import left_words as _left_words
from ..models.place import Claim

register = template.Library()
register.filter("left_words", _left_words)


@register.filter
def place_words(place: Claim, line: int | None) -> str:
    """A seat, or a place in line."""
    if place.seat:
        return _("You have a seat")
    if line is None:
        return _("You wait for a place")
    if line == 1:
        return _("You wait: the next free place is yours")
    return ngettext(
        "You wait: %(n)s person is before you", "You wait: %(n)s people are before you", line - 1
    ) % {"n": num(line - 1)}


@register.filter
def answer_words(value: Any) -> list[str]:
    """An answer as a list of texts: what was chosen, or what was written."""
    if isinstance(value, bool):
        return [_("yes") if value else _("no")]
    return [spoken(each).text for each in (value if isinstance(value, list) else [value])]


@register.filter
def of(mapping: dict[int, Any], key: int) -> Any:
    """What a mapping holds for a key."""
    return mapping.get(key)
