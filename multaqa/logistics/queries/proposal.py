"""Who could sleep where at a site, if a coordinator agrees."""

from dataclasses import dataclass

from multaqa.convenings.models import Site
from multaqa.engines.beds import share

from ..models import Bedroom, Lodging, Stay
from .guests import Guest
from .nights import sleeping
from .wishes import brief_of

# Somebody, their nights, and whether the bed is proposed (False: they have it).
Inside = tuple[Guest, Stay, bool]


@dataclass(frozen=True, slots=True)
class Proposal:
    """The bedrooms into which somebody would come, with all who sleep there, and who is ``left``
    without a bed."""

    rooms: tuple[tuple[Bedroom, tuple[Inside, ...]], ...]
    left: tuple[tuple[Guest, Stay], ...]


def proposal(site: Site, rows: list[Guest], lodgings: list[Lodging]) -> Proposal:
    """Of guests and lodgings that were read already (no query)."""
    houses = [each for each in lodgings if each.site_id == site.pk]
    rooms = [room for house in houses for room in house.bedrooms.all()]
    pairs = sleeping(rows, site)
    plan = share(brief_of(pairs, rooms))
    new = {each.sleeper: each.bedroom for each in plan.given}
    inside: dict[int, list[Inside]] = {}
    for guest, stay in pairs:
        room = stay.bedroom_id or new.get(stay.pk)
        if room is not None:
            inside.setdefault(room, []).append((guest, stay, stay.pk in new))
    known = {stay.pk: (guest, stay) for guest, stay in pairs}
    return Proposal(
        tuple((r, tuple(inside[r.pk])) for r in rooms if r.pk in set(new.values())),
        tuple(known[pk] for pk in plan.left),
    )
