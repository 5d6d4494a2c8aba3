"""The divisions of countries: their codes, their names, and how they are drawn (see README.md)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import cos, radians
from pathlib import Path
from typing import Any

from django.utils.translation import get_language

from multaqa.engines.script import fold

FOLDER = Path(__file__).parent
# Words by which people call a division what it is, folded: "Giza Governorate", "محافظة الجيزة".
_CALLED = frozenset("محافظه ولايه governorate province state wilaya gov".split())

_ARTICLES = frozenset({"el", "al", "city", "مدينه"})


@dataclass(frozen=True, slots=True)
class Division:
    """A first-level division: ISO 3166-2 ``code``, ``names`` by language, the SVG ``path``, the
    point (``x``, ``y``) of its label and the ``inset`` where the label fits, if one is needed."""

    code: str
    names: dict[str, str]
    path: str
    x: float
    y: float
    inset: str

    @property
    def name(self) -> str:
        """The name in the page's language, else in English."""
        return self.names.get(get_language() or "ar") or self.names["en"]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn country. ``viewbox`` and ``insets`` (by name) are SVG view boxes in the same units;
    ``others`` are paths drawn without a name; ``river`` is a path; ``projection`` its figures."""

    viewbox: str
    insets: dict[str, str]
    divisions: tuple[Division, ...]
    others: tuple[str, ...]
    river: str
    projection: dict[str, Any]

    def point(self, latitude: Decimal, longitude: Decimal) -> tuple[float, float]:
        """The place in the drawing's units, to one decimal."""
        p = self.projection
        x = (float(longitude) - p["longitude_at_zero"]) * p["longitude_factor"]
        y = p["latitude_at_zero"] - float(latitude)
        return round(x * p["units_per_degree"], 1), round(y * p["units_per_degree"], 1)

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """The latitude and longitude of a place in the drawing's units."""
        p = self.projection
        east = x / p["units_per_degree"] / p["longitude_factor"]
        return p["latitude_at_zero"] - y / p["units_per_degree"], p["longitude_at_zero"] + east

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies in the drawing's box."""
        left, top, width, height = map(float, self.viewbox.split())
        return left <= x <= left + width and top <= y <= top + height


@cache
def drawing(country: str) -> Drawing | None:
    """The drawing of a country (ISO 3166-1 code), or None where nobody has drawn it yet."""
    file = FOLDER / f"{country.lower()}.json"
    if not country.isalpha() or not file.exists():
        return None
    data = json.loads(file.read_text(encoding="utf-8"))
    return Drawing(
        viewbox=data["viewbox"],
        insets={each["name"]: each["viewbox"] for each in data["insets"]},
        divisions=tuple(_division(each) for each in data["divisions"] if each["code"]),
        others=tuple(each["path"] for each in data["divisions"] if not each["code"]),
        river=data["nile"],
        projection=data["projection"],
    )


def _division(data: dict[str, Any]) -> Division:
    names = {code: data[code] for code in ("ar", "en")}
    return Division(
        data["code"], names, data["path"], data["x"], data["y"], data.get("inset") or ""
    )


def divisions(country: str) -> tuple[Division, ...]:
    """The divisions of a country; none where nobody has drawn it yet."""
    drawn = drawing(country)
    return drawn.divisions if drawn else ()


def division(code: str) -> Division | None:
    """The division with that code, in whichever country."""
    return _by_code(code.partition("-")[0]).get(code)


def flat(latitude: float, longitude: float) -> tuple[float, float]:
    """A place on a plane, in degrees of latitude: what is near there is near in the world."""
    return longitude * cos(radians(latitude)), latitude


def find(country: str, written: str) -> str | None:
    """The code of the division that somebody wrote by its name in any language or by its code,
    with or without the country's; None where it is none of the country's."""
    words = [word for word in fold(written).split() if word not in _CALLED]
    return _by_word(country).get(" ".join(words))


def of_city(country: str, city: Iterable[str]) -> str | None:
    """The code of the division in which a city lies, by any of its names: the division's own or
    one of its towns'; None where we do not know it."""
    known = _by_town(country)
    folded = (_without_article(fold(name)) for name in city)
    return next((known[name] for name in folded if name in known), None)


@cache
def _by_code(country: str) -> dict[str, Division]:
    return {each.code: each for each in divisions(country)}


@cache
def _by_word(country: str) -> dict[str, str]:
    return {
        fold(word): each.code
        for each in divisions(country)
        for word in (*each.names.values(), each.code, each.code.partition("-")[2])
    }


@cache
def _by_town(country: str) -> dict[str, str]:
    file = FOLDER / f"{country.lower()}_towns.json"
    towns = json.loads(file.read_text(encoding="utf-8")) if divisions(country) else {}
    own = ((name, each.code) for each in divisions(country) for name in each.names.values())
    of_towns = ((name, code) for code, names in towns.items() for name in names)
    return {_without_article(fold(name)): code for name, code in (*of_towns, *own)}


def _without_article(folded: str) -> str:
    """El Mahalla, al-Mahalla and Mahalla are one town, and so is Damanhur City."""
    words = [word for word in folded.split() if word not in _CALLED | _ARTICLES]
    return " ".join(words)
