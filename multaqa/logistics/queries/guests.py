"""Those who come to a forum, with all that has to be arranged for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Prefetch, prefetch_related_objects

from multaqa.convenings.models import Forum, Site
from multaqa.kernel.bilingual import spoken
from multaqa.registrations.enums import RegistrationState
from multaqa.registrations.models import Place, Registration
from multaqa.registrations.queries import registered

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
    (7 queries, however many they are)."""
    return _guests(registered(forum))


def guest(registration: Registration) -> Guest:
    """One of them; without a seat at any site nothing is to be arranged yet."""
    found = _guests(registered(registration.forum).filter(pk=registration.pk))
    return found[0] if found else Guest(registration, ())


def own_guest(registration: Registration) -> Guest:
    """The same of a row that was read this moment, for the page of whom it is (5 queries)."""
    if registration.state == RegistrationState.SENT:
        seats = Place.objects.filter(given_up_at=None).select_related("site")
        prefetch_related_objects([registration], Prefetch("places", seats))
        for found in _guests([registration]):
            return found
    return Guest(registration, ())


def _guests(rows) -> list[Guest]:  # type: ignore[no-untyped-def]
    registrations = list(rows)
    ids = [each.pk for each in registrations]
    needs = {each.pk: each for each in Needs.objects.filter(registration__in=ids)}
    trips: dict[int, dict[tuple[int, str], Trip]] = {}
    for trip in Trip.objects.filter(registration__in=ids):
        trips.setdefault(trip.registration_id, {})[trip.site_id, trip.way] = trip
    stays: dict[int, dict[int, Stay]] = {}
    beds = Stay.objects.filter(registration__in=ids).select_related("bedroom__lodging")
    for stay in beds:
        stays.setdefault(stay.registration_id, {})[stay.site_id] = stay
    skipped: dict[int, set[int]] = {}
    pairs = MealSkipped.objects.filter(registration__in=ids)
    for pk, session in pairs.values_list("registration_id", "session_id"):
        skipped.setdefault(pk, set()).add(session)
    return [
        _guest(each, needs.get(each.pk), trips.get(each.pk, {}), stays.get(each.pk, {}),
               frozenset(skipped.get(each.pk, ())))
        for each in registrations
        if any(place.seat for place in each.places.all())
    ]  # fmt: skip


def _guest(
    row: Registration,
    needs: Needs | None,
    trips: dict[tuple[int, str], Trip],
    stays: dict[int, Stay],
    skipped: frozenset[int],
) -> Guest:
    seated = [place.site for place in row.places.all() if place.seat]
    sites = tuple(sorted(seated, key=lambda site: (site.starts_on, site.position, site.pk)))
    here = {site.pk for site in sites}
    return Guest(
        row, sites, needs,
        {key: trip for key, trip in trips.items() if key[0] in here},
        {site: stay for site, stay in stays.items() if site in here},
        skipped,
    )  # fmt: skip


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
