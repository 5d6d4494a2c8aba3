"""Each page leaves with its sheets cut to it, and with a policy that allows these and no others.

A template says by ``{% inline_sheet %}`` where a sheet is to stand. A page that links one besides
is a working page: its scripts make what stands in no page, so there the sheets stand whole.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import chain

from django.http import HttpRequest, HttpResponse

from .cutting import Part, cut, names, read, worn
from .sheets import policy_source, sheet

# What stands in a page until it is dressed. What people wrote leaves escaped and is never one.
WANTED = "<style>sheet:%s</style>"
_WANTED = re.compile(WANTED.replace("%s", "([a-z]+-?)").encode())
LINKED = b'<link rel="stylesheet"'
# About 10 kB each. Pages of one kind wear the same, or nearly.
MOST_CUTS = 64
# A sheet as it stands in a page, and what allows it there.
Style = tuple[bytes, str]


def wanted(name: str, *, font: bool) -> str:
    """What stands where the sheet ``name`` is to stand."""
    return WANTED % (name if font else f"{name}-")


class Dress:
    """Middleware, inside that of the policy and inside what compresses or keeps the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        if is_page and not response.streaming and "Content-Encoding" not in response:
            dress(response)
        return response


def dress(response: HttpResponse) -> None:
    """Put its sheets into this page: cut and joined into one, or whole where it links one too."""
    pieces = _WANTED.split(response.content)
    sheets, (page, *rest) = tuple(pieces[1::2]), pieces[::2]
    if not sheets:
        return
    bare = page + b"".join(rest)
    if LINKED in bare:
        styles = [_whole(each) for each in sheets]
    else:
        styles, rest = [_cut(sheets, worn(bare) & _names(sheets))], [b"".join(rest)]
    for (style, _), text in zip(styles, rest, strict=True):
        page += style + text
    response.content = page
    if "Content-Length" in response:
        response["Content-Length"] = str(len(page))
    response._csp_update = {"style-src": [source for _, source in styles]}  # type: ignore[attr-defined]


@cache
def _whole(wanted: bytes) -> Style:
    return _style(_text(wanted))


@lru_cache(MOST_CUTS)
def _cut(wanted: tuple[bytes, ...], worn: frozenset[bytes]) -> Style:
    """The sheets for a page that wears these of their names."""
    return _style(cut(tuple(chain.from_iterable(map(_parts, wanted))), worn))


@cache
def _names(wanted: tuple[bytes, ...]) -> frozenset[bytes]:
    return frozenset().union(*(names(_parts(each)) for each in wanted))


@cache
def _parts(wanted: bytes) -> tuple[Part, ...]:
    return read(_text(wanted))


def _text(wanted: bytes) -> str:
    name = wanted.decode()
    return sheet(name.removesuffix("-"), font=not name.endswith("-"))


def _style(css: str) -> Style:
    return f"<style>{css}</style>".encode(), policy_source(css)
