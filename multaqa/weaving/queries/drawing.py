"""The network drawn: where people stand, who is joined to whom in each wave, by city."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from multaqa.programmes.queries import LEAST_SHOWN

from ..enums import Closeness
from ..models import Reckoning, SurveyConsent, TieAnswer, Wave
from .brief import NOWHERE, homes
from .waves import taking_part

# One a group: a circle, a square, a triangle, a diamond, a pentagon, a cross.
SHAPES = (
    "M-2.3 0a2.3 2.3 0 1 0 4.6 0a2.3 2.3 0 1 0 -4.6 0z",
    "M-2 -2h4v4h-4z",
    "M0 -2.7L2.6 1.9H-2.6z",
    "M0 -3L2.6 0L0 3L-2.6 0z",
    "M0 -2.6L2.5 -.8L1.5 2.1H-1.5L-2.5 -.8z",
    "M-.9 -2.6h1.8v1.7h1.7v1.8h-1.7v1.7h-1.8v-1.7h-1.7v-1.8h1.7z",
)
EDGE, SIDE = 9.0, 100.0


@dataclass(frozen=True, slots=True)
class Group:
    """A city of five people or more who answered, or the small ones together."""

    label: Any
    colour: int
    shape: str
    people: int


@dataclass(frozen=True, slots=True)
class Node:
    """A person's place; ``name`` only where they allowed it and the reader may see it."""

    x: float
    y: float
    group: Group
    name: Any = None


@dataclass(frozen=True, slots=True)
class Edge:
    """Two people of whom one says that they have met; ``new`` since the first wave, ``near``: of
    one city."""

    x1: float
    y1: float
    x2: float
    y2: float
    new: bool
    near: bool

    @property
    def kind(self) -> str:
        """How it is drawn."""
        return " ".join(name for name in ("new", "near") if getattr(self, name))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One wave drawn."""

    wave: Wave
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """All waves drawn on the same places, and what colours and shapes mean."""

    groups: tuple[Group, ...]
    sheets: tuple[Sheet, ...]


def drawing(
    reckoning: Reckoning, waves: Sequence[Wave], names: Mapping[int, Any] | None = None
) -> Drawing | None:
    """The network in each of the reckoning's ``waves`` (5 queries for two); None where fewer than
    five people answered in one: then every line would point at somebody."""
    met = [each for each in reckoning.result["pictures"] if each["criterion"] == Closeness.MET]
    if any(each["response"]["answered"] < LEAST_SHOWN for each in met):
        return None
    standing = [list(taking_part(wave)) for wave in waves]
    homes_of = homes(each for listed in standing for each in listed)
    labels = {city.key: city.name for city in homes_of.values()}
    keys = {pk: city.key for pk, city in homes_of.items()}
    if names is None:
        by_city, drawn = _counted(met[-1], labels)
    else:
        last = {each.person_id: keys.get(each.person_id, NOWHERE) for each in standing[-1]}
        by_city, drawn = _named(last, names, labels)
    places = {int(pk): _on_paper(point) for pk, point in reckoning.places.items()}
    first: set[frozenset[int]] = set()
    sheets = []
    for wave, listed in zip(waves, standing, strict=True):
        ids = [each.person_id for each in listed if each.person_id in places]
        here = {pk: keys.get(pk, NOWHERE) for pk in ids}
        pairs = _pairs(wave, here)
        nodes = [
            Node(*places[pk], _group(pk, city, by_city, drawn, names), (names or {}).get(pk))
            for pk, city in here.items()
        ]
        edges = [_edge(pair, places, here, bool(sheets) and pair not in first) for pair in pairs]
        first = first if sheets else set(pairs)
        sheets.append(Sheet(wave, tuple(nodes), tuple(edges)))
    return Drawing(drawn, tuple(sheets))


def allowed_names(cycle_id: int) -> set[int]:
    """Those who let their name stand in the picture."""
    rows = SurveyConsent.objects.standing().filter(cycle=cycle_id, named=True)
    return set(rows.values_list("person_id", flat=True))


def _on_paper(point: Sequence[float]) -> tuple[float, float]:
    x, y = (round(EDGE + each * (SIDE - 2 * EDGE), 1) for each in point)
    return x, y


def _counted(
    met: Mapping[str, Any], labels: Mapping[str, Any]
) -> tuple[dict[str, Group], tuple[Group, ...]]:
    """The groups by city, and in order: those that the engine's mixing matrix counts, of five
    people at least."""
    found: dict[str, Group] = {}
    drawn = []
    everybody = {"cities": [], "people": met["response"]["answered"]}
    for n, each in enumerate(met["mixing"].get("groups") or [everybody]):
        cities = each["cities"]
        small = _("Cities of fewer than five people")
        label = labels.get(cities[0], small) if len(cities) == 1 else small
        drawn.append(_drawn(n, label, each["people"]))
        found |= dict.fromkeys(cities, drawn[-1])
    return found, tuple(drawn)


def _named(
    cities: Mapping[int, str], names: Mapping[int, Any], labels: Mapping[str, Any]
) -> tuple[dict[str, Group], tuple[Group, ...]]:
    """The cities of those whose names are shown, the most first; the others together at the end."""
    counted = Counter(city for pk, city in cities.items() if pk in names)
    ranked = sorted(counted, key=lambda city: (-counted[city], city))
    found = {
        city: _drawn(n, labels.get(city) or _("City not shown"), counted[city])
        for n, city in enumerate(ranked)
    }
    rest = _drawn(len(found), _("Without a name"), len(cities.keys() - names.keys()))
    return found, (*found.values(), rest)


def _drawn(n: int, label: Any, people: int) -> Group:
    """The n-th group: six colours and six shapes, no two alike up to 36."""
    return Group(label, n % len(SHAPES), SHAPES[(n + n // len(SHAPES)) % len(SHAPES)], people)


def _group(
    pk: int,
    city: str,
    by_city: Mapping[str, Group],
    drawn: Sequence[Group],
    names: Mapping[int, Any] | None,
) -> Group:
    """The group of one person: the last one where theirs could point at them."""
    if names is not None and pk not in names:
        return drawn[-1]
    return by_city.get(city, drawn[-1])


def _pairs(wave: Wave, here: Collection[int]) -> list[frozenset[int]]:
    rows = TieAnswer.objects.filter(wave=wave, level__gte=Closeness.MET)
    pairs = {
        frozenset(pair)
        for pair in rows.values_list("person_id", "about_id")
        if pair[0] in here and pair[1] in here
    }
    return sorted(pairs, key=sorted)


def _edge(
    pair: frozenset[int],
    places: Mapping[int, tuple[float, float]],
    cities: Mapping[int, str],
    new: bool,
) -> Edge:
    one, other = sorted(pair)
    return Edge(*places[one], *places[other], new, cities[one] == cities[other] != NOWHERE)
