"""Who sleeps where: a site's bedrooms by its nights, a line a bed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from multaqa.convenings.models import Site
from multaqa.engines.beds import Brief

from ..models import Bedroom, Lodging, Stay
from .guests import Guest
from .nights import days_between, sleeping
from .wishes import brief_of


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of a bed's line: so many ``nights`` from ``on``, somebody's (``stay``) or free."""

    on: date
    nights: int
    stay: Stay | None = None
    name: Any = ""


@dataclass(frozen=True, slots=True)
class BedroomRow:
    """A bedroom with the cells of each bed; ``unasked``: people meet in it who did not ask for it;
    ``free``: beds that are free on every night of the table."""

    bedroom: Bedroom
    lines: tuple[tuple[Cell, ...], ...]
    free: int = 0
    unasked: bool = False


@dataclass(frozen=True, slots=True)
class Board:
    """A site's table of ``nights`` and bedrooms, and who waits for a bed there."""

    site: Site
    nights: tuple[date, ...]
    lodgings: tuple[tuple[Lodging, tuple[BedroomRow, ...]], ...]
    waiting: tuple[tuple[Guest, Stay], ...]


def board(
    site: Site, rows: list[Guest], lodgings: Iterable[Lodging], strays: Iterable[Stay]
) -> Board:
    """The table of one site, of rows that were read already (no query)."""
    here = [each for each in lodgings if each.site_id == site.pk]
    pairs = sleeping(rows, site)
    brief = brief_of(pairs, [room for each in here for room in each.bedrooms.all()])
    named = {stay.pk: (stay, guest.registration.person.name) for guest, stay in pairs}
    for stay in strays:
        if stay.site_id == site.pk:
            named[stay.pk] = (stay, stay.registration.person.name)
    first = min([site.starts_on, *(stay.from_on for stay, _name in named.values())])
    last = max([site.ends_on, *(stay.to_on for stay, _name in named.values())])
    nights = days_between(first, max(last, first + timedelta(days=1)))
    inside: dict[int, list[tuple[Stay, Any]]] = {}
    for stay, name in sorted(named.values(), key=lambda pair: (pair[0].from_on, pair[0].pk)):
        if stay.bedroom_id:
            inside.setdefault(stay.bedroom_id, []).append((stay, name))
    drawn = tuple(
        (each, tuple(_row(room, inside.get(room.pk, []), nights, brief)
                     for room in each.bedrooms.all()))
        for each in here
    )  # fmt: skip
    waiting = tuple((guest, stay) for guest, stay in pairs if not stay.bedroom_id)
    return Board(site, nights, drawn, waiting)


def _row(
    bedroom: Bedroom, there: list[tuple[Stay, Any]], nights: tuple[date, ...], brief: Brief
) -> BedroomRow:
    lines: list[list[tuple[Stay, Any]]] = [[] for _ in range(bedroom.beds)]
    for stay, name in there:
        free = (line for line in lines if not line or line[-1][0].to_on <= stay.from_on)
        next(free).append((stay, name))
    drawn = tuple(_cells(line, nights) for line in lines)
    return BedroomRow(bedroom, drawn, sum(not line for line in lines), _unasked(there, brief))


def _cells(line: list[tuple[Stay, Any]], nights: tuple[date, ...]) -> tuple[Cell, ...]:
    """The line from the first night to the last, free nights one by one."""
    cells, reached = [], nights[0]
    end = nights[-1] + timedelta(days=1)
    for stay, name in line:
        cells += [Cell(on, 1) for on in days_between(reached, stay.from_on)]
        cells.append(Cell(stay.from_on, (stay.to_on - stay.from_on).days, stay, name))
        reached = stay.to_on
    return (*cells, *(Cell(on, 1) for on in days_between(reached, end)))


def _unasked(there: list[tuple[Stay, Any]], brief: Brief) -> bool:
    sleepers = [brief.by_id[stay.pk] for stay, _name in there if stay.pk in brief.by_id]
    return any(
        one.meets(other) and not brief.may_share(one, other)
        for one, other in combinations(sleepers, 2)
    )
