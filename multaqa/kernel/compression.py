"""Answers leave compressed: brotli where the browser takes it, else gzip."""

import gzip
from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

# Under this many bytes the saving is smaller than the headers it costs.
SMALLEST = 400


class Compress:
    """Middleware: compresses text answers that nobody compressed before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if _worth_it(request, response):
            compress(response, request.headers.get("Accept-Encoding", ""), quality=4)
        return response


def compress(response: HttpResponse, accepted: str, *, quality: int) -> None:
    """Replace the answer's content by its brotli (at ``quality`` 0-11) or gzip form."""
    patch_vary_headers(response, ("Accept-Encoding",))
    if "br" in accepted:
        response.content = brotli.compress(response.content, quality=quality)
        response["Content-Encoding"] = "br"
    elif "gzip" in accepted:
        response.content = gzip.compress(response.content, 6, mtime=0)
        response["Content-Encoding"] = "gzip"
    response["Content-Length"] = str(len(response.content))


def _worth_it(request: HttpRequest, response: HttpResponse) -> bool:
    if response.streaming or response.has_header("Content-Encoding"):
        return False
    if getattr(response, "keep", False) and getattr(request, "may_keep", False):
        return False  # KeptPages compresses it once, and better
    kind = response.get("Content-Type", "")
    return len(response.content) >= SMALLEST and (
        kind.startswith("text/") or "json" in kind or "xml" in kind or "javascript" in kind
    )
