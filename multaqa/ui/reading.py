"""How this reader reads: language, country (month names), digits. Set once a request."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, replace
from typing import Protocol

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from multaqa.engines.script import digits

RIGHT_TO_LEFT = frozenset({"ar"})
DIGITS = ("arab", "latn")


@dataclass(frozen=True, slots=True)
class Reader:
    """``country``: ISO 3166-1 code for month names; ``digits``: "arab" or "latn", or None where
    the reader never chose; ``usual``: the digits of the network being read."""

    country: str = "EG"
    digits: str | None = None
    usual: str = "latn"
    saves_data: bool = False

    @property
    def system(self) -> str:
        """The digits to write: the reader's choice, else the network's; Latin outside Arabic."""
        if get_language() != "ar":
            return "latn"
        return self.digits or self.usual


class Home(Protocol):
    """What of a network says how it is read."""

    country: str
    digits: str


USUAL = Reader()
_reader: ContextVar[Reader] = ContextVar("reader", default=USUAL)


def reader() -> Reader:
    """The reader of the page being made."""
    return _reader.get()


def in_digits(value: object) -> str:
    """``value`` in the digits of the reader of the page, Latin outside any page."""
    return digits(str(value), reader().system)


def reads_in(*, country: str, usual_digits: str) -> None:
    """Say whose pages are being read: the network's country and its usual digits."""
    _reader.set(replace(_reader.get(), country=country or "EG", usual=usual_digits))


def reads_at_home(homes: Sequence[Home]) -> None:
    """On a page of no network, the reader reads as in the first of their own."""
    for home in homes[:1]:
        reads_in(country=home.country, usual_digits=home.digits)


@contextmanager
def reading_as(*, country: str, usual_digits: str) -> Iterator[None]:
    """Within it, words are made for somebody who reads elsewhere and later: a letter."""
    token = _reader.set(Reader(country=country or "EG", usual=usual_digits))
    try:
        yield
    finally:
        _reader.reset(token)


class Reading:
    """Middleware: begins each request with a fresh reader from the ``digits`` cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get("digits")
        saves = request.headers.get("Save-Data", "").lower() == "on"
        token = _reader.set(Reader(digits=chosen if chosen in DIGITS else None, saves_data=saves))
        try:
            return self.get_response(request)
        finally:
            _reader.reset(token)
