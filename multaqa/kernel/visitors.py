"""Who is reading: the person behind a request, how surely, and in which roles.

Rooms above register where roles are kept (``standing_source``); the kernel knows only that a
role has a name and belongs to a network and perhaps a cycle.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.auth import logout
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from .asked import asked_once

COORDINATOR = "coordinator"
LINK = "link"
_sources: list[Callable[[int], QuerySet[Any, tuple[Any, ...]]]] = []
_scopes: list[Callable[[int, int], int | None]] = []


@dataclass(frozen=True, slots=True)
class Standing:
    """A role held now: in a network, or in one cycle of it."""

    role: str
    network_id: int
    cycle_id: int | None = None


def standing_source(
    source: Callable[[int], QuerySet[Any, tuple[Any, ...]]],
) -> Callable[[int], QuerySet[Any, tuple[Any, ...]]]:
    """Register a function from a person's id to the rows (role, network, cycle or None) of what
    that person holds now: those of every source are read in one question."""
    if source not in _sources:
        _sources.append(source)
    return source


def link_scope(scope: Callable[[int, int], int | None]) -> Callable[[int, int], int | None]:
    """Register a function from the ids of a personal link and its person to the network that the
    link opens, or to None once the link no longer holds: then its sessions end too."""
    if scope not in _scopes:
        _scopes.append(scope)
    return scope


class Visitor:
    """The reader of a page: ``person`` (or None) and whether the sign-in was ``strong``.

    A personal link is not strong: it lets a person in as themselves and never as a coordinator,
    and shows the roles of one network only (``within``): whoever sends a link could open it too.
    """

    def __init__(
        self, person: Any = None, *, strong: bool = True, within: int | None = None
    ) -> None:
        self.person = person
        self.person_id: int | None = person.pk if person is not None else None
        self.strong = strong and person is not None
        self.within = within

    @property
    def signed_in(self) -> bool:
        return self.person_id is not None

    @cached_property
    def standings(self) -> frozenset[Standing]:
        """The roles held now, gathered once from every source (one query)."""
        if self.person_id is None:
            return frozenset()
        held = (Standing(*row) for row in _held_by(self.person_id))
        return frozenset(each for each in held if self.within in (None, each.network_id))

    @property
    def coordinated(self) -> frozenset[int]:
        """The ids of the networks this visitor may coordinate on this sign-in."""
        if not self.strong:
            return frozenset()
        return frozenset(s.network_id for s in self.standings if s.role == COORDINATOR)

    def coordinates(self, network_id: int) -> bool:
        """Whether this visitor coordinates that very network (a parent's coordinator does not)."""
        return network_id in self.coordinated

    def has(self, *roles: str, network_id: int, cycle_id: int | None = None) -> bool:
        """Whether one of ``roles`` is held in the network (in that cycle, where one is given)."""
        return any(
            s.role in roles
            and s.network_id == network_id
            and (cycle_id is None or s.cycle_id == cycle_id)
            for s in self.standings
        )

    def belongs(self, network_id: int) -> bool:
        """Whether any role at all is held in the network."""
        return any(s.network_id == network_id for s in self.standings)


NOBODY = Visitor()


@asked_once
def _held_by(person_id: int) -> QuerySet[Any, tuple[Any, ...]]:
    first, *others = (source(person_id).order_by() for source in _sources)
    return first.union(*others, all=True)


class Visitors:
    """Middleware: ``request.visitor``, found only when a page asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.visitor = SimpleLazyObject(lambda: _visitor(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _visitor(request: HttpRequest) -> Visitor:
    user = request.user
    if not user.is_authenticated:
        return NOBODY
    if request.session.get("strength") != LINK:
        return Visitor(user)
    link_id = request.session.get("link")
    for scope in _scopes:
        if link_id and (network_id := scope(link_id, user.pk)) is not None:
            return Visitor(user, strong=False, within=network_id)
    logout(request)
    return NOBODY
