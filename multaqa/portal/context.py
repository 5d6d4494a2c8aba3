"""What every page's frame needs, and nothing that asks the database."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, Any]:
    """The network being read (or None), the visitor, and the languages pages answer in."""
    return {
        "network": getattr(request, "network", None),
        "visitor": getattr(request, "visitor", None),
        "page_languages": [
            (code, name) for code, name in settings.LANGUAGES if code in settings.PAGE_LANGUAGES
        ],
    }
