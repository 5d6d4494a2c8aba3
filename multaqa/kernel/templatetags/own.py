"""What a page says to its reader alone, so that the rest of it can be shared by all."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from .. import common

register = template.Library()


@register.simple_tag(takes_context=True)
def personal(context: Context, template: str, of: object = "") -> SafeString:
    """The part of the page that ``template`` makes for who reads: it is given ``visitor`` and
    ``messages`` and what was registered for it (``common.fills``), and stands outside whatever is
    kept of the page. ``of`` is the id of what it is about."""
    request = context["request"]
    if gap := common.gap(request, template, of):
        return mark_safe(gap)  # noqa: S308 - our own mark
    own = common.own(request, template, str(of))
    own |= {"request": request, "csrf_token": context.get("csrf_token")}
    made = context.template.engine.get_template(template)  # type: ignore[union-attr]
    return made.render(context.new(own))
