"""Names in the plain text of a letter."""

from typing import Any

from django import template

from multaqa.kernel.bilingual import spoken

from ..queries.wording import CLOSE, OPEN

register = template.Library()


@register.filter
def isolated(value: Any) -> str:
    """A name that does not turn what stands round it."""
    return f"{OPEN}{spoken(value)}{CLOSE}"
