"""Those who come to a forum, with all that has to be arranged for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from multaqa.convenings.models import Forum, Site
from multaqa.kernel.bilingual import spoken
from multaqa.registrations.models import Registration
from multaqa.registrations.queries import registered

from ..enums import NEEDS_BED, Arranged, Lack, Lodger, Way
from ..models import MealSkipped, Needs, Stay, Trip


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
        """What is missing for them, in the order of the form."""
        return lacks(self)


def guests(forum: Forum) -> list[Guest]:
    """Everyone who is registered and has a seat at a site, in the order in which they registered
    (7 queries, however many they are)."""
    return _guests(registered(forum))


def guest(registration: Registration) -> Guest:
    """One of them; without a seat at any site nothing is to be arranged yet."""
    found = _guests(registered(registration.forum).filter(pk=registration.pk))
    return found[0] if found else Guest(registration, ())


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


def lacks(guest: Guest) -> tuple[Lack, ...]:
    """What is missing: the first arrival and the last departure (between two sites one journey is
    enough), the nights at every site, what they eat; a ticket and a bed are for us to get."""
    if not guest.sites:
        return ()
    return tuple(
        lack for lack in Lack if lack in {*_travel(guest), *_lodging(guest), *_diet(guest)}
    )


def _travel(guest: Guest) -> set[Lack]:
    travel = guest.needs.travel if guest.needs else ""
    if not travel:
        return {Lack.TRAVEL}
    if travel == Arranged.NONE:
        return set()
    arrival = guest.trips.get((guest.sites[0].pk, Way.IN))
    departure = guest.trips.get((guest.sites[-1].pk, Way.OUT))
    unknown = {
        lack
        for lack, trip in ((Lack.ARRIVAL, arrival), (Lack.DEPARTURE, departure))
        if trip is None or not trip.is_known
    }
    return {Lack.TICKET} if unknown and travel == Arranged.BY_US else unknown


def _lodging(guest: Guest) -> set[Lack]:
    if guest.needs is None or not guest.needs.lodging:
        return {Lack.LODGING}
    if guest.needs.lodging == Lodger.NONE:
        return set()
    if not guest.stays:
        return {Lack.NIGHTS}
    return {Lack.BED} if any(not stay.bedroom_id for stay in guest.stays.values()) else set()


def _diet(guest: Guest) -> set[Lack]:
    return set() if guest.needs is not None and guest.needs.diet else {Lack.DIET}
