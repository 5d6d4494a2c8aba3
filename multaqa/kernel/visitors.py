"""Who is reading: the person behind a request, how surely, and in which roles.

Rooms above register where roles are kept (``standing_source``); the kernel knows only that a
role has a name and belongs to a network and perhaps a cycle.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain
from typing import Any

from django.contrib.auth import get_user_model, logout
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from .along import along
from .asked import asked_once

COORDINATOR = "coordinator"
LINK = "link"
_sources: list[Callable[[int], QuerySet[Any, tuple[Any, ...]]]] = []
_scopes: list[Callable[[int, datetime], QuerySet[Any, tuple[int, int]]]] = []


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


def link_scope(
    scope: Callable[[int, datetime], QuerySet[Any, tuple[int, int]]],
) -> Callable[[int, datetime], QuerySet[Any, tuple[int, int]]]:
    """Register a function from a person's id and a moment to the rows (id, network) of the personal
    links that open a network for them then: once a link does not, its sessions end too."""
    if scope not in _scopes:
        _scopes.append(scope)
    return scope


@dataclass(frozen=True, slots=True)
class Known:
    """What is asked about a reader with their own row: the roles ``held`` now, and by the ids of
    the personal ``links`` that open, the networks these open."""

    held: frozenset[Standing]
    links: dict[int, int]


def known_person(person_id: int) -> Any:
    """The person with what is ``known`` of them (one query), or None."""
    for person in _known_people(person_id, timezone.now()):
        held = chain.from_iterable(getattr(person, f"held_{n}") for n in range(len(_sources)))
        links = chain.from_iterable(getattr(person, f"links_{n}") for n in range(len(_scopes)))
        person.known = Known(frozenset(Standing(*row) for row in held), dict(links))
        return person
    return None


@asked_once
def _known_people(person_id: int, at: datetime) -> QuerySet[Any]:
    people = get_user_model()._default_manager.filter(pk=person_id)
    held = {f"held_{n}": each(person_id).order_by() for n, each in enumerate(_sources)}
    links = {f"links_{n}": each(person_id, at).order_by() for n, each in enumerate(_scopes)}
    return along(people, **held, **links)


def _known(person: Any) -> Known:
    """What is known of a person, however their row was read."""
    known: Known | None = getattr(person, "known", None)
    if known is None and (found := known_person(person.pk)) is not None:
        known = found.known
    return known or Known(frozenset(), {})


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
        """The roles held now, gathered once from every source (with the person's own row, where
        that was read as ``known_person`` reads it)."""
        if self.person_id is None:
            return frozenset()
        held = _known(self.person).held
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
    network_id = _known(user).links.get(request.session.get("link", 0))
    if network_id is not None:
        return Visitor(user, strong=False, within=network_id)
    logout(request)
    return NOBODY
