"""Arrivals and departures, grouped so that one bus can fetch people."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, time

from multaqa.convenings.models import Site

from ..enums import Way
from ..models import Trip
from .guests import Guest


@dataclass(frozen=True, slots=True)
class Ride:
    """Those who arrive at a site, or leave it, on a day within the same clock hour; ``hour`` is
    its first minute, None where they have not said when; ``day`` None where not even the day."""

    site: Site
    way: str
    day: date | None
    hour: time | None
    trips: tuple[tuple[Guest, Trip], ...]

    @property
    def until(self) -> time | None:
        """The last minute of its hour."""
        return None if self.hour is None else self.hour.replace(minute=59)


def rides(rows: list[Guest], *, way: str, site: Site | None = None) -> list[Ride]:
    """Everyone's journeys that way, by day, hour and site; those without a day or hour come last
    within theirs (no query)."""
    found: dict[tuple[int, date | None, time | None], list[tuple[Guest, Trip]]] = defaultdict(list)
    sites: dict[int, Site] = {}
    for guest in rows:
        for each in guest.sites:
            trip = guest.trips.get((each.pk, way))
            if trip is not None and site in (None, each):
                sites[each.pk] = each
                hour = trip.hour and time(trip.hour.hour)
                found[each.pk, trip.on, hour].append((guest, trip))
    listed = [
        Ride(sites[pk], way, day, hour, tuple(sorted(trips, key=_by_hour)))
        for (pk, day, hour), trips in found.items()
    ]
    return sorted(listed, key=lambda r: (r.day or date.max, r.hour or time.max, r.site.position))


def journeys(rows: list[Guest], site: Site | None = None) -> list[Ride]:
    """Arrivals, then departures."""
    return [ride for way in (Way.IN, Way.OUT) for ride in rides(rows, way=way, site=site)]


def _by_hour(pair: tuple[Guest, Trip]) -> tuple[time, str]:
    guest, trip = pair
    return (trip.hour or time.max, guest.name)
