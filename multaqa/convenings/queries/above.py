"""What rooms above say of a forum: where its pages lead on, how its reader stands with it, and who
claims its sites.

This room knows none of them. Each registers here as it wakes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from itertools import repeat
from typing import Any, Literal

from django.db.models import QuerySet

from multaqa.kernel.along import along
from multaqa.kernel.asked import asked_once
from multaqa.kernel.visitors import Visitor

from ..models import Forum, Site

# The working overview, the forum's public page, and somebody's own page of a forum.
Where = Literal["prepare", "public", "person"]


@dataclass(frozen=True, slots=True)
class Way:
    """A link to a page of a room above: ``label`` names it, ``note`` says how it stands.

    ``main``: what most readers came for, drawn as a button. ``until``: when the clock alone makes
    it say something else; a page that shows it is kept until then at most. ``joins``: it is for who
    has not joined yet, and a reader who is shown how they stand with the forum does not see it.
    """

    label: object
    address: str
    note: object = ""
    main: bool = False
    until: datetime | None = None
    joins: bool = False


Leads = Callable[..., Way | None]
# From the ids of a forum and of its reader to the rows that a way leads by.
Asks = Callable[[int, int], QuerySet[Any]]
Own = Callable[[int, Visitor], Any]


@dataclass(frozen=True, slots=True)
class Claims:
    """How many are ``seated`` at a site now, and how many ``ever`` asked for it."""

    seated: int = 0
    ever: int = 0


_ways: dict[str, dict[str, tuple[int, Leads, Asks | None]]] = {
    "prepare": {},
    "public": {},
    "person": {},
}
_own: dict[str, Own] = {}
_claims: dict[str, Callable[[Site], Claims]] = {}


def way(place: Where, order: int, asks: Asks | None = None) -> Callable[[Leads], Leads]:
    """Register a function from a forum and a visitor to a way, or to None where it leads nowhere
    for them. It asks the database as often for one row as for a thousand; smaller orders first.

    A way of the reader's own is given, third, the rows that it ``asks`` for: those of all ways are
    read in one question, and nobody asks for who has not signed in.
    """

    def register(leads: Leads) -> Leads:
        _ways[place][f"{leads.__module__}.{leads.__qualname__}"] = (order, leads, asks)
        return leads

    return register


def ways(place: Where, forum: Forum, visitor: Visitor) -> list[Way]:
    """The ways that lead on from a page of ``forum``, in their order."""
    registered = sorted(_ways[place].values(), key=_order)
    read = _read(tuple(asks for _n, _leads, asks in registered if asks), forum, visitor)
    found = (
        leads(forum, visitor, next(read)) if asks else leads(forum, visitor)
        for _order, leads, asks in registered
    )
    return [each for each in found if each is not None]


def _read(asks: tuple[Asks, ...], forum: Forum, visitor: Visitor) -> Iterator[list[Any]]:
    """What each of these asks for, all in one question."""
    if not asks or visitor.person_id is None:
        return repeat([])
    (row,) = _question(asks)(forum.pk, visitor.person_id)
    return (getattr(row, f"rows_{n}") for n in range(len(asks)))


@cache
def _question(asks: tuple[Asks, ...]) -> Callable[[int, int], list[Any]]:
    @asked_once
    def rows(forum_id: int, person_id: int) -> QuerySet[Any]:
        every = {f"rows_{n}": each(forum_id, person_id) for n, each in enumerate(asks)}
        return along(Forum.objects.filter(pk=forum_id).only("pk"), **every)

    return rows


def own_part(template: str) -> Callable[[Own], Own]:
    """Register a function from a forum's id and a visitor who signed in to what ``template`` shows
    them as ``own`` on the forum's page, or to None; it asks the database once."""

    def register(find: Own) -> Own:
        _own[template] = find
        return find

    return register


def own_parts(forum_id: int, visitor: Visitor) -> list[tuple[str, Any]]:
    """What the page of a forum shows this reader alone: templates, and what each is given."""
    found = ((template, find(forum_id, visitor)) for template, find in _own.items())
    return [(template, own) for template, own in found if own is not None]


def site_claims(count: Callable[[Site], Claims]) -> Callable[[Site], Claims]:
    """Register a function that counts who claims a site."""
    _claims[f"{count.__module__}.{count.__qualname__}"] = count
    return count


def claims_on(site: Site) -> Claims:
    """What rooms above know of those who claim ``site``."""
    counted = [count(site) for count in _claims.values()]
    return Claims(sum(each.seated for each in counted), sum(each.ever for each in counted))


def _order(entry: tuple[int, Leads, Asks | None]) -> int:
    return entry[0]
