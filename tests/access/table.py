"""The table of who may do what, read, and the pages that it must name."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.urls import URLPattern, get_resolver

TABLE = Path(__file__).with_name("table.txt")
# Django's and allauth's pages, by name: these projects say themselves who may do what.
ADMIN, ACCOUNTS = "admin", ("account_", "mfa_")


@dataclass(frozen=True)
class Line:
    """One line of the table: the answers in the order of READERS."""

    method: str
    page: str
    state: str
    answers: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.method} {self.page} ({self.state})"


def lines() -> list[Line]:
    found = []
    for text in TABLE.read_text(encoding="utf-8").splitlines():
        if text.strip() and not text.startswith(("#", "page ")):
            method, words = "GET", text.split()
            if words[0] == "POST":
                method, words = words[0], words[1:]
            found.append(Line(method, words[0], words[1], tuple(words[2:])))
    return found


@cache
def pages() -> dict[str, set]:
    """Our pages by name, each with the parts of its address that must be filled in."""
    return _pages(get_resolver())


def _pages(resolver, space: str = "", outer: frozenset[str] = frozenset()) -> dict[str, set]:
    found = {}
    for each in resolver.url_patterns:
        # Not its converters: Django lends one dict of them to all patterns without any.
        parts = outer | set(each.pattern.regex.groupindex)
        if isinstance(each, URLPattern):
            if not str(each.name).startswith(ACCOUNTS):
                found[f"{space}{each.name}"] = parts
        elif each.namespace != ADMIN:
            found |= _pages(each, f"{space}{each.namespace}:" if each.namespace else space, parts)
    return found
