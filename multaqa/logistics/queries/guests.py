"""Those who come to a forum, with all that has to be arranged for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import OuterRef, QuerySet

from multaqa.convenings.models import Forum, Site
from multaqa.kernel.along import along
from multaqa.kernel.bilingual import spoken
from multaqa.registrations.models import Registration
from multaqa.registrations.queries import with_seats

from ..enums import NEEDS_BED, Lack, Lodger, Way
from ..models import MealSkipped, Needs, Stay, Trip
from .outline import Outline, lacks


@dataclass(frozen=True)
class Guest:
    """``sites``: where they have a seat, in the order of their days. Without ``needs`` they have
    said nothing yet. ``trips`` by site and way, ``stays`` by site, of those sites only."""

    registration: Registration
    sites: tuple[Site, ...]
    needs: Needs | None = None
    trips: Mapping[tuple[int, str], Trip] = field(default_factory=dict)
    stays: Mapping[int, Stay] = field(default_factory=dict)
    skipped: frozenset[int] = frozenset()

    @property
    def name(self) -> str:
        """How they are called in the reader's language."""
        return spoken(self.registration.person.name).text

    @property
    def sharing(self) -> bool:
        return self.needs is not None and self.needs.lodging == Lodger.SHARED

    @property
    def wants_bed(self) -> bool:
        return self.needs is not None and self.needs.lodging in NEEDS_BED

    @property
    def lacks(self) -> tuple[Lack, ...]:
        """What is missing for them, in the order of the form; nothing as long as they only wait."""
        return lacks(_outline(self)) if self.sites else ()


def guests(forum: Forum) -> list[Guest]:
    """Everyone who is registered and has a seat at a site, in the order in which they registered
    (one query)."""
    rows = Registration.objects.standing().filter(forum=forum).select_related("person")
    return _guests(rows, forum)


def guest(registration: Registration) -> Guest:
    """One of them; without a seat at any site nothing is to be arranged yet."""
    for found in _guests(
        Registration.objects.standing().filter(pk=registration.pk), registration.forum
    ):
        found.registration.person = registration.person
        return found
    return Guest(registration, ())


def guest_of(forum_id: int | None, person_id: int | None) -> Guest | None:
    """Somebody who is registered for the forum, with it and its network; None for whoever is not
    (one query)."""
    rows = Registration.objects.standing().select_related("forum__network", "person")
    for row in with_arranged(with_seats(rows.filter(forum=forum_id, person=person_id))):
        return guest_in(row) or Guest(row, ())
    return None


def _guests(rows: QuerySet[Registration], forum: Forum) -> list[Guest]:
    found = []
    for row in with_arranged(with_seats(rows)):
        row.forum = forum
        found.append(guest_in(row))
    return [each for each in found if each is not None]


def with_arranged(rows: QuerySet[Registration]) -> QuerySet[Registration]:
    """Registrations with all that is arranged for each."""
    return along(rows, **_arranged())


def _arranged() -> dict[str, QuerySet[Any]]:
    theirs = {"registration": OuterRef("pk")}
    return {
        "said": Needs.objects.filter(**theirs),
        "trips": Trip.objects.filter(**theirs),
        "stays": Stay.objects.filter(**theirs).select_related("bedroom__lodging"),
        "skipped": MealSkipped.objects.filter(**theirs).values_list("session_id"),
    }


def guest_in(row: Any) -> Guest | None:
    """The guest that a registration read ``with_arranged`` is; None without a seat."""
    seated = [place.site for place in row.places.all() if place.seat]
    if not seated:
        return None
    sites = tuple(sorted(seated, key=lambda site: (site.starts_on, site.position, site.pk)))
    here = {site.pk for site in sites}
    return Guest(
        row,
        sites,
        next(iter(row.said), None),
        {(trip.site_id, trip.way): trip for trip in row.trips if trip.site_id in here},
        {stay.site_id: stay for stay in row.stays if stay.site_id in here},
        frozenset(session for (session,) in row.skipped),
    )


def _outline(guest: Guest) -> Outline:
    needs, first, last = guest.needs or Needs(), guest.sites[0], guest.sites[-1]
    arrival = guest.trips.get((first.pk, Way.IN))
    departure = guest.trips.get((last.pk, Way.OUT))
    return Outline(
        travel=needs.travel,
        lodging=needs.lodging,
        diet=needs.diet,
        arrives=arrival is not None and arrival.is_known,
        departs=departure is not None and departure.is_known,
        sleeps=bool(guest.stays),
        bedless=any(not stay.bedroom_id for stay in guest.stays.values()),
    )
