"""How long somebody was there, in words of the reader's language."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.ui.templatetags.ui import num

register = template.Library()


@register.filter
def days(count: int) -> str:
    return ngettext("%(n)s day", "%(n)s days", count) % {"n": num(count)}


@register.filter
def hours_attended(minutes: int) -> str:
    """Hours to the half that is over; nobody checks people out, so more would be a guess."""
    hours, half = divmod(minutes // 30, 2)
    if not hours:
        return _("half an hour") if half else _("less than half an hour")
    whole = ngettext("%(n)s hour", "%(n)s hours", hours) % {"n": num(hours)}
    return _("%(hours)s and a half") % {"hours": whole} if half else whole
