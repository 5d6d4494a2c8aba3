"""The drawn map: what each governorate holds, and where a library stands."""

from dataclasses import dataclass

from .. import geography, queries
from ..geography import Drawing
from ..geography.shading import Shaded, shaded
from ..models import Library, Network


@dataclass(frozen=True, slots=True)
class Map:
    """A country with its libraries counted: ``unplaced`` counts those without a division."""

    shaded: Shaded
    unplaced: int
    total: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a library stands on the drawing; ``x`` and ``y`` are None without coordinates."""

    drawing: Drawing
    division: str
    x: float | None
    y: float | None


def mapped(network: Network) -> Map:
    """The network's country with its open libraries counted by division: one read."""
    counts = queries.by_division(network)
    country, total = shaded(network.country, counts), sum(counts.values())
    return Map(country, total - country.placed, total)


def located(library: Library) -> Place | None:
    """Its place on the drawing of its country, or None where there is nothing to draw."""
    drawing = geography.drawing(library.network.country)
    if drawing is None:
        return None
    if library.latitude is None or library.longitude is None:
        return Place(drawing, library.division, None, None) if library.division else None
    x, y = drawing.point(library.latitude, library.longitude)
    if not drawing.holds(x, y):
        return None
    return Place(drawing, library.division, x, y)
