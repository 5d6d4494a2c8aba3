"""Reads of networks and libraries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from statistics import mean

from django.db.models import Count, F, QuerySet

from multaqa.engines.script import fold, sort_key, terms
from multaqa.kernel.bilingual import spoken, words

from . import geography
from .enums import Standing, Tier
from .geography.shading import Shaded, shaded
from .models import Library, Network

# What a row of the directory shows.
SHOWN = ("id", "slug", "name", "kind", "owner", "city", "division", "population_served", "is_demo")
ORDERS = {
    "name": ("order_{language}",),
    "division": ("division", "order_{language}"),
    "population": (F("population_served").desc(nulls_last=True), "order_{language}"),
}


@dataclass(frozen=True, slots=True)
class TierOfNetworks:
    """A tier of the tree with the networks that stand in it, in the order of a directory."""

    tier: Tier
    networks: tuple[Network, ...]


def directory(
    network: Network, *, text: str = "", sort: str = "name", language: str = "ar", **of: str
) -> QuerySet[Library]:
    """The open libraries of a network that hold every word of ``text`` (folded) and are ``of`` the
    given kind, owner, division, surroundings and waterside (empty: any)."""
    found = Library.objects.open().filter(network=network)
    found = found.filter(**{name: value for name, value in of.items() if value})
    for term in terms(text):
        found = found.filter(search__contains=term)
    kept = "ar" if language == "ar" else "en"
    order = (
        each.format(language=kept) if isinstance(each, str) else each
        for each in ORDERS.get(sort, ORDERS["name"])
    )
    return found.order_by(*order, "pk")


def shown(found: QuerySet[Library]) -> QuerySet[Library]:
    """The same libraries with only what a row of the directory shows."""
    return found.only(*SHOWN)


def by_division(network: Network) -> dict[str, int]:
    """How many open libraries stand in each division ("" where nobody has said)."""
    counted = Library.objects.open().filter(network=network).order_by()
    return dict(counted.values_list("division").annotate(n=Count("pk")))


def division_of_city(country: str, city: object) -> str:
    """The code of the division in which a city lies that somebody named in any language; "" where
    we do not know it, or the country is not drawn."""
    return geography.of_city(country, words(city).values()) or ""


def where_cities_lie(
    network: Network, cities: Mapping[str, object]
) -> dict[str, tuple[float, float]]:
    """How far east and north cities lie, in degrees of latitude: in the middle of the network's
    libraries there, else of their division; without those of which we know neither (one query)."""
    known: dict[str, list[tuple[float, float]]] = defaultdict(list)
    rows = Library.objects.filter(network=network, latitude__isnull=False, longitude__isnull=False)
    for city, latitude, longitude in rows.values_list("city", "latitude", "longitude"):
        for name in words(city).values():
            known[fold(name)].append(geography.flat(float(latitude), float(longitude)))
    drawn, found = geography.drawing(network.country), {}
    for key, city in cities.items():
        points = [point for name in words(city).values() for point in known[fold(name)]]
        division = geography.division(division_of_city(network.country, city))
        if drawn and division and not points:
            points = [geography.flat(*drawn.degrees(division.x, division.y))]
        if points:
            found[key] = (mean(x for x, _y in points), mean(y for _x, y in points))
    return found


def division_names(code: str) -> dict[str, str]:
    """The names of a division by language; none where there is no such code."""
    found = geography.division(code)
    return dict(found.names) if found else {}


def is_drawn(country: str) -> bool:
    """Whether the country can be shown as a map."""
    return geography.drawing(country) is not None


def country_shaded(
    country: str, counts: Mapping[str, int], least: int = 1, few: Collection[str] = ()
) -> Shaded:
    """The drawing of a country with what is counted by the code of a division, where none that is
    counted has fewer than ``least`` but the ``few`` of which no more is told."""
    return shaded(country, counts, least, few)


def divisions_of(country: str) -> list[tuple[str, str]]:
    """The divisions of a country as (ISO 3166-2 code, name in the page's language)."""
    return [(each.code, each.name) for each in geography.divisions(country)]


def library(network: Network, slug: str) -> Library:
    """The library of that address; Library.DoesNotExist where there is none."""
    return Library.objects.select_related("network").get(network=network, slug=slug)


def tiers() -> list[TierOfNetworks]:
    """The recognised networks by tier, the international one first, in one read."""
    networks = Network.objects.recognised().select_related("parent")
    return [TierOfNetworks(tier, in_order(n for n in networks if n.tier == tier)) for tier in Tier]


def in_order(networks: Iterable[Network]) -> tuple[Network, ...]:
    """Networks as a directory in the page's language has them."""
    return tuple(sorted(networks, key=lambda network: sort_key(spoken(network.name).text)))


def standing_below(network: Network) -> tuple[Network, ...]:
    """The networks that stand in the tree right below this one."""
    return in_order(Network.objects.filter(parent=network, standing=Standing.RECOGNISED))


def below(network: Network) -> QuerySet[Network]:
    """Every network that names this one as the one above it, whatever was said to that."""
    return Network.objects.filter(parent=network).order_by("standing", "slug")


def possible_parents() -> QuerySet[Network]:
    """The networks that stand in the tree above the national tier."""
    return Network.objects.recognised().exclude(tier=Tier.NATIONAL).order_by("tier", "slug")
