"""Reading without a line: the service worker, the page it falls back on, the manifest."""

import hashlib
from functools import cache
from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import kept

SCRIPT = Path(__file__).parents[1] / "templates" / "portal" / "sw.js"


@cache
def _version() -> str:
    """Another for every other script: the copies of the one before are then deleted."""
    return hashlib.blake2b(SCRIPT.read_bytes(), digest_size=6).hexdigest()


@door(anyone)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root so that it may serve every language."""
    # The same in every language: what follows the language in the address.
    sign_out = "/" + reverse("account_logout").split("/", 2)[2]
    context = {"version": _version(), "offline": reverse("offline"), "sign_out": sign_out}
    response = render(request, "portal/sw.js", context, content_type="text/javascript")
    response["Cache-Control"] = "no-cache"
    return response


@door(anyone)
@kept
def show(request: HttpRequest) -> HttpResponse:
    """What a reader without a line sees of a page that no copy is kept of."""
    response = render(request, "portal/offline.html")
    response["Offline-Copy"] = "yes"
    return response


@door(anyone)
@kept
def manifest(request: HttpRequest) -> HttpResponse:
    """What a telephone needs to put the platform among its applications."""
    content = {
        "name": _("Multaqa"),
        "start_url": reverse("welcome"),
        "scope": "/",
        "display": "standalone",
        "lang": get_language(),
        "dir": "rtl" if get_language_bidi() else "ltr",
        "background_color": "#fbf8f1",
        "theme_color": "#fffefb",
        "icons": [_icon(size) for size in (192, 512)],
    }
    return JsonResponse(content, content_type="application/manifest+json")


def _icon(size: int) -> dict[str, str]:
    address = static(f"portal/icon-{size}.png")
    sizes = f"{size}x{size}"
    return {"src": address, "sizes": sizes, "type": "image/png", "purpose": "any maskable"}
