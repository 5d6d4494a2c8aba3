"""Somebody says what they need, or a coordinator says it for them: all of it, or as much as they
know."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from django.db import transaction

from multaqa.convenings.models import Site
from multaqa.kernel import ledger
from multaqa.people.models import Person
from multaqa.registrations.models import Registration

from .. import queries, rules
from ..enums import Lodger, Way
from ..models import MealSkipped, Needs, Stay, Trip
from .beds import _still_fits


@dataclass(frozen=True, slots=True)
class Journey:
    """What is known of a journey; empty: nothing."""

    means: str = ""
    place: str = ""
    number: str = ""
    on: date | None = None
    hour: time | None = None

    @property
    def is_empty(self) -> bool:
        return self == Journey()

    @property
    def moment(self) -> tuple[date, time | None] | None:
        return None if self.on is None else (self.on, self.hour)


@dataclass(frozen=True, slots=True)
class Said:
    """All that the page asks: ``journeys`` by site and way, ``stays`` by site (first night, last
    morning), ``skipped`` the ids of meals. What is not said is empty."""

    travel: str = ""
    lodging: str = ""
    share_with: str = ""
    diet: str = ""
    diet_note: str = ""
    access: tuple[str, ...] = ()
    access_note: str = ""
    journeys: Mapping[tuple[int, str], Journey] = field(default_factory=dict)
    stays: Mapping[int, tuple[date | None, date | None]] = field(default_factory=dict)
    skipped: frozenset[int] = frozenset()


@transaction.atomic
def save_needs(*, registration: Registration, said: Said, by: Person, at: datetime) -> Needs:
    """Keep what was said of the sites where there is a seat, in the place of what was before.

    A bed that no longer fits the nights is free again.
    """
    held = Registration.objects.select_for_update(of=("self",)).select_related("forum__network")
    registration = held.get(pk=registration.pk)
    rules.require_not_over(registration.forum)
    rules.require_registered(registration)
    sites = queries.guest(registration).sites
    _require(sites, said)
    fields = {
        "travel": said.travel, "lodging": said.lodging, "share_with": said.share_with,
        "diet": said.diet, "diet_note": said.diet_note,
        "access": list(said.access), "access_note": said.access_note, "saved_at": at,
    }  # fmt: skip
    needs, _new = Needs.objects.update_or_create(registration=registration, defaults=fields)
    _keep_journeys(registration, sites, said)
    _keep_stays(registration, sites, said)
    _keep_meals(registration, sites, said)
    network_id = registration.forum.network_id
    ledger.record(verb="needs saved", subject=registration, by=by, at=at, network_id=network_id)
    return needs


def _require(sites: Iterable[Site], said: Said) -> None:
    for site in sites:
        arrival = said.journeys.get((site.pk, Way.IN), Journey())
        departure = said.journeys.get((site.pk, Way.OUT), Journey())
        for way, each in ((Way.IN, arrival), (Way.OUT, departure)):
            rules.require_hour_of_a_day(each.on, each.hour, f"{way}{site.pk}_on")
            rules.require_day(site.forum, each.on, f"{way}{site.pk}_on")
        rules.require_in_order(arrival.moment, departure.moment, f"out{site.pk}_on")
        rules.require_stay(site, *said.stays.get(site.pk, (None, None)), f"to{site.pk}")


def _keep_journeys(registration: Registration, sites: Iterable[Site], said: Said) -> None:
    Trip.objects.filter(registration=registration, site__in=[s.pk for s in sites]).delete()
    Trip.objects.bulk_create(
        Trip(
            registration=registration, site=site, way=way, means=each.means, place=each.place,
            number=each.number, on=each.on, hour=each.hour
        )
        for site in sites
        for way in Way.values
        for each in [said.journeys.get((site.pk, way), Journey())]
        if not each.is_empty
    )  # fmt: skip


def _keep_stays(registration: Registration, sites: Iterable[Site], said: Said) -> None:
    """Stays of other sites, and those of somebody who needs no room, go with their beds."""
    rows = Stay.objects.select_for_update(of=("self",)).filter(registration=registration)
    known = {each.site_id: each for each in rows.order_by("pk")}
    wanted = {} if said.lodging == Lodger.NONE else said.stays
    for site in sites:
        first, last = wanted.get(site.pk, (None, None))
        if first is None or last is None:
            continue
        stay = known.pop(site.pk, None) or Stay(registration=registration, site=site)
        if (stay.from_on, stay.to_on) != (first, last):
            stay.from_on, stay.to_on = first, last
            if not _still_fits(stay):
                stay.bedroom = None
            stay.save()
    Stay.objects.filter(pk__in=[each.pk for each in known.values()]).delete()


def _keep_meals(registration: Registration, sites: Iterable[Site], said: Said) -> None:
    here = {site.pk for site in sites}
    meals = queries.meals_released(registration.forum)
    eaten_here = {each.id for each in meals if each.site.id in here}
    MealSkipped.objects.filter(registration=registration).delete()
    MealSkipped.objects.bulk_create(
        MealSkipped(registration=registration, session_id=pk)
        for pk in sorted(said.skipped & eaten_here)
    )
