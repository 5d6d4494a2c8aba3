"""Public pages kept whole: made once, answered in a fraction of a millisecond, never stale.

A page that ``@kept`` marks is kept in the process for visitors without cookies. Each answer is
checked against the stamps in the database (one read): an action that changes what the public
sees calls ``touch`` in its own transaction, and every process makes the page again.
"""

import hashlib
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import wraps
from typing import Any, TypeVar, cast

import brotli
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from .compression import compress
from .models import Stamp

Piece = TypeVar("Piece")
# The stamp of what every network's pages show: the tree of networks itself.
EVERYWHERE = "*"
# About 400 pages of 20 kB: the share of a 90 MiB worker that keeping may cost.
MOST_BYTES = 8 * 1024 * 1024
# The reader for whom a page is compressed as small as can be: see ``_pressed``.
PRESSED_FOR = 3
# Cookies that change nothing on a kept page, or are part of its key.
# "agenda" holds what a reader picked: only pages that are never kept read it.
HARMLESS = frozenset({"digits", "csrftoken", "agenda"})
# Parts of pages (an agenda's rows, the names in it) kept for pages that must be made fresh.
MOST_PIECES = 48


@dataclass(slots=True)
class Copy:
    """A page as it leaves: its stamp, headers and bytes; ``until`` when the clock alone makes it
    say something else; ``readers`` it was given to since it was made."""

    stamp: str
    etag: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    until: datetime | None = None
    readers: int = 1

    def holds(self, stamp: str) -> bool:
        """Whether it still says what the page would say."""
        return self.stamp == stamp and not is_past(self.until)


def touch(*names: str) -> None:
    """Say that what these networks' pages show has changed (names: slugs, or EVERYWHERE)."""
    Stamp.objects.bulk_create(
        [Stamp(name=name, value=secrets.token_hex(8)) for name in names],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["value"],
    )


def is_past(until: datetime | None) -> bool:
    """Whether the moment has come at which the clock alone changes a page."""
    return until is not None and until <= timezone.now()


def kept(page: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Mark a page as the same for every visitor without cookies until a stamp changes, or until
    the moment that its answer names as ``keep_until``."""

    @wraps(page)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = page(request, *args, **kwargs)
        response.keep = response.status_code == 200  # type: ignore[attr-defined]
        return response

    marked.is_kept = True  # type: ignore[attr-defined]
    return marked


def stamp_of(request: HttpRequest) -> str:
    """The stamps of this address, read once a request: before the rows that a piece is made of."""
    stamp: str | None = getattr(request, "kept_stamp", None)
    if stamp is None:
        stamp = _stamp(request.path)
        request.kept_stamp = stamp  # type: ignore[attr-defined]
    return stamp


def kept_piece(request: HttpRequest, key: tuple[Any, ...], make: Callable[[], Piece]) -> Piece:
    """What ``make()`` gives, kept in the process until a stamp of this address changes.

    ``key`` names the piece, with everything it depends on beside the network's public rows: the
    language, the digits. It must not depend on who reads.
    """
    stamp = stamp_of(request)
    found = KeptPages.pieces.get(key)
    if found is not None and found[0] == stamp:
        KeptPages.pieces.move_to_end(key)
        return cast(Piece, found[1])
    piece = make()
    KeptPages.pieces[key] = (stamp, piece)
    while len(KeptPages.pieces) > MOST_PIECES:
        KeptPages.pieces.popitem(last=False)
    return piece


class KeptPages:
    """Middleware, the outermost: answers from the kept copies, and keeps what pages marked."""

    copies: OrderedDict[tuple[str, ...], Copy] = OrderedDict()
    pieces: OrderedDict[tuple[Any, ...], tuple[str, Any]] = OrderedDict()
    weight = 0

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = _key(request)
        if key is None:
            return self.get_response(request)
        request.may_keep = True  # type: ignore[attr-defined]
        copy = self.copies.get(key)
        if copy is not None and copy.holds(stamp_of(request)):
            self.copies.move_to_end(key)
            copy.readers += 1
            if copy.readers == PRESSED_FOR:
                copy = self._pressed(key, copy)
            return _answer(request, copy)
        response = self.get_response(request)
        stamp = getattr(request, "kept_stamp", None)
        if stamp is not None and getattr(response, "keep", False) and not response.cookies:
            copy = self._keep(key, stamp, request, response)
            return _answer(request, copy)
        return response

    def process_view(self, request: HttpRequest, view: Any, *_args: Any) -> None:
        """Read the stamp of a page that will be kept before any row that it is made of."""
        if getattr(view, "is_kept", False) and getattr(request, "may_keep", False):
            stamp_of(request)

    @classmethod
    def forget(cls) -> None:
        """Throw away what this process keeps, as if it had just started."""
        cls.copies.clear()
        cls.pieces.clear()
        cls.weight = 0

    def _keep(
        self, key: tuple[str, ...], stamp: str, request: HttpRequest, response: HttpResponse
    ) -> Copy:
        # Weak: the page is the same when it is pressed, its bytes are not.
        etag = f'W/"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
        if not response.has_header("Content-Encoding"):
            compress(response, request.headers.get("Accept-Encoding", ""), quality=5)
        response["Cache-Control"] = "no-cache"
        response["ETag"] = etag
        until = getattr(response, "keep_until", None)
        copy = Copy(stamp, etag, tuple(response.items()), response.content, until)
        self._put(key, copy)
        return copy

    @classmethod
    def _put(cls, key: tuple[str, ...], copy: Copy) -> None:
        if (old := cls.copies.pop(key, None)) is not None:
            cls.weight -= len(old.body)
        cls.copies[key] = copy
        cls.weight += len(copy.body)
        while cls.weight > MOST_BYTES:
            _, oldest = cls.copies.popitem(last=False)
            cls.weight -= len(oldest.body)

    def _pressed(self, key: tuple[str, ...], copy: Copy) -> Copy:
        """Compress a page that is read again as small as can be.

        For an agenda of 60 sessions: level 4 gives 10.1 kB, 5 gives 9.2 kB in 1.2 ms, and 11 gives
        8.3 kB in 80 ms, which the first reader after a release need not wait for.
        """
        headers = dict(copy.headers)
        if headers.get("Content-Encoding") != "br":
            return copy
        body = brotli.compress(brotli.decompress(copy.body), quality=11)
        headers["Content-Length"] = str(len(body))
        pressed = replace(copy, headers=tuple(headers.items()), body=body)
        self._put(key, pressed)
        return pressed


def _key(request: HttpRequest) -> tuple[str, ...] | None:
    """What tells one kept page from another, or None where nothing may be kept."""
    if request.method not in ("GET", "HEAD") or request.META.get("QUERY_STRING"):
        return None
    if not HARMLESS.issuperset(request.COOKIES):
        return None
    accepted = request.headers.get("Accept-Encoding", "")
    coding = "br" if "br" in accepted else "gzip" if "gzip" in accepted else ""
    return (
        request.get_host(),
        request.path,
        coding,
        request.COOKIES.get("digits", ""),
        request.headers.get("Save-Data", ""),
    )


def _stamp(path: str) -> str:
    """The values of the two stamps this path depends on: its network's and everyone's."""
    parts = path.split("/", 3)
    network = parts[2] if len(parts) > 2 else ""
    # By hand: the same question through the ORM costs more than answering the page.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT name, value FROM kernel_stamp WHERE name IN (%s, %s) ORDER BY name",
            [EVERYWHERE, network],
        )
        return repr(cursor.fetchall())


def _answer(request: HttpRequest, copy: Copy) -> HttpResponse:
    if request.headers.get("If-None-Match") == copy.etag:
        response = HttpResponse(status=304)
        response["ETag"] = copy.etag
        response["Cache-Control"] = "no-cache"
        del response["Content-Type"]
        return response
    response = HttpResponse(copy.body)
    for name, value in copy.headers:
        response[name] = value
    return response
