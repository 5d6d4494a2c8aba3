"""A country on paper: an SVG without letters, and where the names of what is counted stand."""

from collections.abc import Sequence
from typing import Any

from multaqa.ui.templatetags.ui import num

from ..queries import Figure
from ..templatetags.impact_words import few_of, few_words, none_words

# From none to the most: light enough for names in ink.
FILLS = {0: "#fffdf8", "few": "#f0dcc3", 1: "#dbe9e8", 2: "#bcd7d5", 3: "#9cc4c2", 4: "#7cb1af"}
EDGE, WATER = "#8a8371", "#0b5c62"


def drawn_panel(country: Any, panel: Any) -> dict[str, Any]:
    """A panel of a shaded country for the source: its picture, its sides, and each counted area's
    name with its number, by the middle of the label."""
    left, top, width, height = map(float, panel.viewbox.split())
    return {
        "name": panel.name,
        "svg": _svg(country, panel.viewbox, width),
        "width": width,
        "height": height,
        "labels": [{"x": x - left, "y": y - top, "text": text} for x, y, text in panel.counted()],
    }


def drawn_keys(country: Any, figures: Sequence[Figure]) -> list[dict[str, str]]:
    """What each colour of the drawing says."""
    keys = []
    for shade, least, most in country.keys:
        said = num(least) if least == most else f"{num(least)}–{num(most)}"
        if not shade:
            said = none_words(figures) or said
        keys.append({"fill": FILLS[shade], "text": said})
    if few_of(figures):
        keys.append({"fill": FILLS["few"], "text": few_words()})
    return keys


def _svg(country: Any, viewbox: str, width: float) -> str:
    drawing, hair = country.drawing, round(width / 500, 2)
    areas = [
        f'<path fill="{FILLS[area.shade]}" d="{area.division.path}"/>' for area in country.areas
    ]
    others = [f'<path fill="{FILLS[0]}" d="{path}"/>' for path in drawing.others]
    river = f'<path fill="none" stroke="{WATER}" stroke-width="{2 * hair}" d="{drawing.river}"/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{viewbox}">'
        f'<g stroke="{EDGE}" stroke-width="{hair}">{"".join(others + areas)}</g>{river}</svg>'
    )
