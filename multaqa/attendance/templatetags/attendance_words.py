"""How long somebody was there, in words of the reader's language."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.ui.templatetags.ui import num

register = template.Library()


@register.filter
def days(count: int) -> str:
    return ngettext("%(n)s day", "%(n)s days", count) % {"n": num(count)}


def halves(minutes: int) -> int:
    """Half hours, to the nearest."""
    return (minutes + 15) // 30


@register.filter
def hours_attended(minutes: int) -> str:
    """Hours to the nearest half: who came a minute after the hour was there for the hour."""
    hours, half = divmod(halves(minutes), 2)
    if not hours:
        return _("half an hour") if half else _("less than half an hour")
    whole = ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": num(hours)}
    return _("%(hours)s and a half") % {"hours": whole} if half else whole
