"""Words for what is arranged."""

from django import template
from django.utils.translation import gettext as _

from ..enums import Diet
from ..exports.lists import access_words, lack_words, sites_words

register = template.Library()
register.filter("access_words", access_words)
register.filter("lack_words", lack_words)
register.filter("sites_words", sites_words)


@register.filter
def diet_words(diet: str) -> str:
    """A diet by its name, and that nothing was said."""
    return str(Diet(diet).label) if diet else _("Not said")
