"""The drawn map: what each governorate holds, and where a library stands."""

from dataclasses import dataclass

from multaqa.engines.script import sort_key
from multaqa.ui.templatetags.ui import num

from .. import geography, queries
from ..geography import Division, Drawing
from ..models import Library, Network

# How many shades the map has; class names are "m0" (none) to "m4".
SHADES = 4
# How near to an edge the middle of a label may stand, as a share of the width.
NEAREST = 0.12


@dataclass(frozen=True, slots=True)
class Area:
    """A division with how many libraries it has, and its shade from 0 (none) to 4 (most)."""

    division: Division
    libraries: int
    shade: int

    @property
    def label(self) -> str:
        """Its name, with its libraries where it has any, in the reader's digits."""
        return (
            f"{self.division.name} {num(self.libraries)}" if self.libraries else self.division.name
        )


@dataclass(frozen=True, slots=True)
class Panel:
    """The whole drawing (``name`` empty) or one of its insets: ``own`` are the areas that are
    named and led from here, each in one panel only."""

    name: str
    viewbox: str
    own: tuple[Area, ...]

    def labels(self) -> list[tuple[float, float, str]]:
        """Where the middle of each label stands, far enough from the edges not to be cut."""
        left, _top, width, _height = map(float, self.viewbox.split())
        least, most = left + NEAREST * width, left + (1 - NEAREST) * width
        return [
            (min(most, max(least, area.division.x)), area.division.y, area.label)
            for area in self.own
        ]


@dataclass(frozen=True, slots=True)
class Map:
    """A country with its libraries counted. ``drawing`` is None where nobody has drawn it;
    ``areas`` are all there are and ``rows`` the same by name; ``unplaced`` counts the libraries
    without a division; ``keys`` say what each shade means, as (shade, from, to)."""

    drawing: Drawing | None
    panels: tuple[Panel, ...]
    areas: tuple[Area, ...]
    rows: tuple[Area, ...]
    unplaced: int
    total: int
    keys: tuple[tuple[int, int, int], ...]


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
    most = max((n for code, n in counts.items() if code), default=0)
    drawing = geography.drawing(network.country)
    areas = tuple(
        Area(each, counts.get(each.code, 0), _shade(counts.get(each.code, 0), most))
        for each in geography.divisions(network.country)
    )
    placed = sum(area.libraries for area in areas)
    total = sum(counts.values())
    rows = tuple(sorted(areas, key=lambda area: sort_key(area.division.name)))
    panels = _panels(drawing, areas) if drawing else ()
    return Map(drawing, panels, areas, rows, total - placed, total, _keys(most))


def _panels(drawing: Drawing, areas: tuple[Area, ...]) -> tuple[Panel, ...]:
    boxes = {"": drawing.viewbox, **drawing.insets}
    return tuple(
        Panel(name, box, tuple(area for area in areas if area.division.inset == name))
        for name, box in boxes.items()
    )


def _shade(libraries: int, most: int) -> int:
    """Quarters of the most, rounded up: 1 library is always darker than none."""
    return -(-SHADES * libraries // most) if libraries else 0


def _keys(most: int) -> tuple[tuple[int, int, int], ...]:
    shades: dict[int, list[int]] = {}
    for n in range(most + 1):
        shades.setdefault(_shade(n, most), []).append(n)
    return tuple((shade, each[0], each[-1]) for shade, each in shades.items())


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
