"""Public pages that all readers share: the page is kept, and what is a reader's own is left open.

``@kept`` serves visitors without cookies. A page that ``@common`` marks is kept for everyone else
too, those who signed in included: it is made for nobody, with a gap where the frame greets its
reader (``{% personal %}``), and each answer fills the gaps for the one who asks.
"""

import re
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.messages import get_messages
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from .kept import is_past, kept, stamp_of
from .visitors import NOBODY

Page = Callable[..., HttpResponse]
Filler = Callable[[HttpRequest, str], dict[str, Any]]
_fillers: dict[str, Filler] = {}
# About 100 pages of 30 kB: their bytes as they are, since each answer compresses its own.
MOST_BYTES = 3 * 1024 * 1024
# Nobody can write this into a page: it is drawn anew by each process.
_MARK = secrets.token_hex(8)
_GAPS = re.compile(f"<!--{_MARK} (.+?)-->".encode())
# What a request tells of its reader, and what has been found of its address.
_TELLING = re.compile("HTTP_COOKIE|HTTP_AUTHORIZATION|HTTP_ACCEPT_LANGUAGE|CSRF_|REMOTE_")
_CARRIED = frozenset({"kept_stamp", "LANGUAGE_CODE", "network", "resolver_match"})
# Whether a browser may lay up a copy to read without a line: never of a page with a person in it.
OFFLINE = "Offline-Copy"


@dataclass(frozen=True, slots=True)
class Shell:
    """A page made for nobody: texts with gaps between them, each named by its template and by what
    it is of; ``until`` when the clock alone makes it say something else."""

    stamp: str
    headers: tuple[tuple[str, str], ...]
    texts: tuple[bytes, ...]
    gaps: tuple[str, ...]
    until: datetime | None = None

    @property
    def weight(self) -> int:
        return sum(len(text) for text in self.texts)


class Shells:
    """The pages of this process with their gaps, the least lately used thrown away first."""

    pages: OrderedDict[tuple[str, ...], Shell] = OrderedDict()
    fillings: dict[tuple[str, str], bytes] = {}
    weight = 0

    @classmethod
    def keep(cls, key: tuple[str, ...], shell: Shell) -> None:
        if (old := cls.pages.pop(key, None)) is not None:
            cls.weight -= old.weight
        cls.pages[key] = shell
        cls.weight += shell.weight
        while cls.weight > MOST_BYTES:
            cls.weight -= cls.pages.popitem(last=False)[1].weight

    @classmethod
    def forget(cls) -> None:
        """Throw away what this process keeps, as if it had just started."""
        cls.pages.clear()
        cls.fillings.clear()
        cls.weight = 0


def common(*, unless: Callable[..., bool] | None = None) -> Callable[[Page], Page]:
    """Mark a page as the same for every reader but in the gaps of its frame, until a stamp changes.

    ``unless(request, subject)`` names the readers who see more in it than others: theirs is made
    for them alone.
    """

    def mark(page: Page) -> Page:
        page = kept(page)

        @wraps(page)
        def shared(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method not in ("GET", "HEAD") or request.META.get("QUERY_STRING"):
                return page(request, *args, **kwargs)
            if unless is not None and unless(request, *args):
                return page(request, *args, **kwargs)
            stamp, key = stamp_of(request), _key(request)
            shell = Shells.pages.get(key)
            if shell is not None and shell.stamp == stamp and not is_past(shell.until):
                Shells.pages.move_to_end(key)
                return _filled(shell, request)
            stranger = _stranger(request)
            response = page(stranger, *args, **kwargs)
            if stranger.META.get("CSRF_COOKIE_NEEDS_UPDATE") or response.cookies:
                return page(request, *args, **kwargs)
            shell = _shell(stamp, response)
            if response.status_code == 200:
                Shells.keep(key, shell)
            return _filled(shell, request, response.status_code)

        shared.is_common = True  # type: ignore[attr-defined]
        return shared

    return mark


def fills(template: str) -> Callable[[Filler], Filler]:
    """Register what ``template`` is given beside its reader: a function from the request, of who
    signed in only, and from what the gap is ``of``. It may ask the database once."""

    def register(filler: Filler) -> Filler:
        _fillers[template] = filler
        return filler

    return register


def gap(request: HttpRequest, template: str, of: object = "") -> str:
    """The mark of what ``template`` will fill, or "" where the page is made for its reader."""
    return f"<!--{_MARK} {template} {of}-->" if getattr(request, "is_nobodys", False) else ""


def own(request: HttpRequest, template: str, of: str) -> dict[str, Any]:
    """What the template of a gap is given: who reads, what is to be said to them, and what was
    registered for it."""
    visitor = getattr(request, "visitor", NOBODY)
    filler = _fillers.get(template) if visitor.signed_in else None
    more = filler(request, of) if filler else {}
    return {"visitor": visitor, "messages": get_messages(request), **more}


def _key(request: HttpRequest) -> tuple[str, ...]:
    """What tells one common page from another."""
    return (
        request.get_host(),
        request.scheme or "",
        request.path,
        get_language() or "",
        request.COOKIES.get("digits", ""),
        request.headers.get("Save-Data", ""),
    )


def _stranger(request: HttpRequest) -> HttpRequest:
    """The same request by nobody. It is put together from what a page may depend on, so that what
    some middleware found out about the reader is not in it."""
    address = {name: value for name, value in request.META.items() if not _TELLING.match(name)}
    digits = request.COOKIES.get("digits")
    stranger: Any = WSGIRequest(address)
    stranger.COOKIES = {"digits": digits} if digits else {}
    stranger.user, stranger.visitor, stranger.session = AnonymousUser(), NOBODY, {}
    for name in _CARRIED & vars(request).keys():
        setattr(stranger, name, getattr(request, name))
    stranger.is_nobodys = True
    return stranger  # type: ignore[no-any-return]


def _shell(stamp: str, response: HttpResponse) -> Shell:
    pieces = _GAPS.split(response.content)
    gaps = tuple(piece.decode() for piece in pieces[1::2])
    until = getattr(response, "keep_until", None)
    return Shell(stamp, tuple(response.items()), tuple(pieces[::2]), gaps, until)


def _filled(shell: Shell, request: HttpRequest, status: int = 200) -> HttpResponse:
    """The page with its gaps filled for this reader."""
    signed_in = request.visitor.signed_in  # type: ignore[attr-defined]
    known = signed_in or len(get_messages(request)) > 0
    body = [shell.texts[0]]
    for gap, text in zip(shell.gaps, shell.texts[1:], strict=True):
        body += (_told(gap, request) if known else _told_nobody(gap, request), text)
    response = HttpResponse(b"".join(body), status=status)
    for name, value in shell.headers:
        response[name] = value
    if signed_in and OFFLINE in response:
        response[OFFLINE] = "no"
    response.keep = status == 200  # type: ignore[attr-defined]
    response.keep_until = shell.until  # type: ignore[attr-defined]
    return response


def _told(gap: str, request: HttpRequest) -> bytes:
    template, _space, of = gap.partition(" ")
    return render_to_string(template, own(request, template, of), request).encode()


def _told_nobody(gap: str, request: HttpRequest) -> bytes:
    """What a reader who has not signed in is told: the same for all and of anything, in each
    language."""
    key = (gap.partition(" ")[0], get_language() or "")
    if key not in Shells.fillings:
        Shells.fillings[key] = _told(gap, request)
    return Shells.fillings[key]
