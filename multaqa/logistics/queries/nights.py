"""Nights: how many beds are wanted, given and there."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from multaqa.convenings.models import Forum, Site
from multaqa.kernel.along import along
from multaqa.registrations.models import Place

from ..models import Bedroom, Lodging, Stay
from .guests import Guest, guests


@dataclass(frozen=True, slots=True)
class Night:
    """A night at a site: how many want a bed, how many have one, how many beds there are."""

    site: Site
    on: date
    wanted: int
    given: int
    beds: int

    @property
    def without(self) -> int:
        return self.wanted - self.given

    @property
    def short(self) -> int:
        """How many beds too few the site has, whoever is given which."""
        return max(self.wanted - self.beds, 0)


def days_between(first: date, last: date) -> tuple[date, ...]:
    """The nights from ``first`` to the morning of ``last``."""
    return tuple(first + timedelta(days=n) for n in range((last - first).days))


def nights(forum: Forum) -> list[Night]:
    """Every night on which somebody wants a bed, by site (2 queries)."""
    return nights_of(guests(forum), lodgings_of(forum))


def lodgings_of(forum: Forum) -> list[Lodging]:
    """The lodgings of the forum's sites with their bedrooms (one query)."""
    rows = along(Lodging.objects.filter(site__forum=forum), bedrooms=Bedroom.objects.all())
    return list(rows.select_related("site").order_by("site__position", "site_id", "pk"))


def nights_of(rows: list[Guest], lodgings: list[Lodging]) -> list[Night]:
    """The same of guests and lodgings that were read already (no query)."""
    beds: dict[int, int] = defaultdict(int)
    for lodging in lodgings:
        beds[lodging.site_id] += sum(room.beds for room in lodging.bedrooms.all())
    sites: dict[int, Site] = {}
    counted: dict[tuple[int, date], list[int]] = defaultdict(lambda: [0, 0])
    for guest, stay in sleeping(rows):
        sites.update({site.pk: site for site in guest.sites})
        for on in days_between(stay.from_on, stay.to_on):
            counted[stay.site_id, on][0] += 1
            counted[stay.site_id, on][1] += bool(stay.bedroom_id)
    found = [
        Night(sites[pk], on, wanted, given, beds[pk])
        for (pk, on), (wanted, given) in counted.items()
    ]
    return sorted(found, key=lambda n: (n.site.position, n.site.pk, n.on))


def sleeping(rows: Iterable[Guest], site: Site | None = None) -> list[tuple[Guest, Stay]]:
    """The stays of those who want a bed or have one, in the order in which they registered."""
    return [
        (guest, stay)
        for guest in rows
        for stay in guest.stays.values()
        if site is None or stay.site_id == site.pk
        if guest.wants_bed or stay.bedroom_id
    ]


def strays(forum: Forum) -> list[Stay]:
    """Stays with a bed at a site where the person has no seat (any more): the bed can be freed."""
    seats = Place.objects.seated().filter(
        registration=OuterRef("registration"), site=OuterRef("site")
    )
    beds = Stay.objects.filter(site__forum=forum, bedroom__isnull=False)
    rows = beds.select_related("registration__person", "bedroom__lodging")
    return list(rows.filter(~Exists(seats)).order_by("pk"))
