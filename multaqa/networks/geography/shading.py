"""A drawn country with something counted by division: how dark each one is, what it is called."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from multaqa.engines.script import sort_key
from multaqa.ui.templatetags.ui import num

from . import Division, Drawing, divisions, drawing

# How many shades the map has; class names are "m0" (none) to "m4".
SHADES = 4
# The class of those where some are counted, and not told how many.
FEW = "few"
# How near to an edge the middle of a label may stand, as a share of the width.
NEAREST = 0.12


@dataclass(frozen=True, slots=True)
class Area:
    """A division with how many are counted in it, and its shade from 0 (none) to 4 (most), or FEW:
    some, which is all that is told."""

    division: Division
    count: int
    shade: int | str

    @property
    def label(self) -> str:
        """Its name, with what is counted there if anything is, in the reader's digits."""
        return f"{self.division.name} {num(self.count)}" if self.count else self.division.name


@dataclass(frozen=True, slots=True)
class Panel:
    """The whole drawing (``name`` empty) or one of its insets: ``own`` are the areas that are
    named and led from here, each in one panel only."""

    name: str
    viewbox: str
    own: tuple[Area, ...]

    def labels(self) -> list[tuple[float, float, str]]:
        """Where the middle of each label stands, far enough from the edges not to be cut."""
        return [self._label(area) for area in self.own]

    def counted(self) -> list[tuple[float, float, str]]:
        """The labels of those alone in which something is counted."""
        return [self._label(area) for area in self.own if area.shade]

    def _label(self, area: Area) -> tuple[float, float, str]:
        left, _top, width, _height = map(float, self.viewbox.split())
        least, most = left + NEAREST * width, left + (1 - NEAREST) * width
        return min(most, max(least, area.division.x)), area.division.y, area.label


@dataclass(frozen=True, slots=True)
class Shaded:
    """A country with its divisions shaded. ``areas`` are all there are and ``rows`` the same by
    name; ``placed`` is the sum of what they count; ``keys`` say what each shade means, as (shade,
    from, to)."""

    drawing: Drawing | None
    panels: tuple[Panel, ...]
    areas: tuple[Area, ...]
    rows: tuple[Area, ...]
    placed: int
    keys: tuple[tuple[int, int, int], ...]


def shaded(
    country: str, counts: Mapping[str, int], least: int = 1, few: Collection[str] = ()
) -> Shaded:
    """The country with what is counted by the code of a division, where none that is counted has
    fewer than ``least`` but ``few``; ``drawing`` is None where nobody has drawn it."""
    most = max((n for code, n in counts.items() if code), default=0)
    drawn = drawing(country)
    areas = tuple(
        Area(each, count, FEW if each.code in few else _shade(count, most))
        for each in divisions(country)
        for count in [counts.get(each.code, 0)]
    )
    rows = tuple(sorted(areas, key=lambda area: sort_key(area.division.name)))
    panels = _panels(drawn, areas) if drawn else ()
    return Shaded(drawn, panels, areas, rows, sum(area.count for area in areas), _keys(least, most))


def _panels(drawn: Drawing, areas: tuple[Area, ...]) -> tuple[Panel, ...]:
    boxes = {"": drawn.viewbox, **drawn.insets}
    return tuple(
        Panel(name, box, tuple(area for area in areas if area.division.inset == name))
        for name, box in boxes.items()
    )


def _shade(count: int, most: int) -> int:
    """Quarters of the most, rounded up: one is always darker than none."""
    return -(-SHADES * count // most) if count else 0


def _keys(least: int, most: int) -> tuple[tuple[int, int, int], ...]:
    shades: dict[int, list[int]] = {}
    for n in (0, *range(least, most + 1)):
        shades.setdefault(_shade(n, most), []).append(n)
    return tuple((shade, each[0], each[-1]) for shade, each in shades.items())
