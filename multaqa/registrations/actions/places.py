"""The places of one registration: at the sites it names, and in sessions there."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from multaqa.convenings.models import Site
from multaqa.kernel.bulletin import announce
from multaqa.people.models import Person

from ..models import Place, Registration, SessionPlace, SignUp
from ..notices import PlaceGivenUp
from ..queries import free_seats
from .line import serve_session, serve_site


def _choose_sites(
    registration: Registration, sites: Sequence[Site], by: Person | None, at: datetime
) -> None:
    """Hold a place at each of ``sites`` and at no other; what is held already stays as it is."""
    standing = Place.objects.filter(registration=registration, given_up_at=None)
    held = {each.site_id: each for each in standing.select_related("site")}
    wanted = {site.pk for site in sites}
    gone = [each for pk, each in held.items() if pk not in wanted]
    _ask(registration, [pk for pk in wanted if pk not in held], by, at)
    if gone:
        _give_up(Place.objects.filter(pk__in=[each.pk for each in gone]), at)
        _leave_sessions(registration, [each.site_id for each in gone], by, at)
        for each in gone:
            serve_site(site=each.site, by=by, at=at)
            announce(PlaceGivenUp(registration.pk, each.site_id))


def _ask(registration: Registration, sites: Sequence[int], by: Person | None, at: datetime) -> None:
    """A seat at each site that has one free; elsewhere a place at the end of its line.

    Where somebody waits no seat is free: whatever frees one serves the line. If that was cut off
    between the two (a site was enlarged, and its worker stopped), the line is served now.
    """
    lines: dict[int, list[tuple[int | None, datetime]]] = {site: [] for site in sites}
    standing = Place.objects.filter(site__in=sites, given_up_at=None)
    for site, seat, asked_at in standing.values_list("site_id", "seat", "asked_at"):
        lines[site].append((seat, asked_at))
    capacities = dict(Site.objects.filter(pk__in=sites).values_list("pk", "capacity"))
    new, passed = [], []
    for site, line in lines.items():
        # After everyone who is here already, even where the clocks of two workers differ.
        asked_at = max([at, *(asked for _seat, asked in line)])
        place = Place(registration=registration, site_id=site, asked_at=asked_at)
        taken = {seat for seat, _asked in line if seat}
        free = free_seats(taken, capacities[site], 1)
        if free and len(taken) == len(line):
            place.seat, place.seated_at = free[0], asked_at
        elif free:
            passed.append(site)
        new.append(place)
    Place.objects.bulk_create(new)
    for each in Site.objects.filter(pk__in=passed) if passed else ():
        serve_site(site=each, by=by, at=at)


def _leave_places(registration: Registration, by: Person | None, at: datetime) -> None:
    """Give up every place of the registration, and serve those who waited for it."""
    standing = Place.objects.filter(registration=registration, given_up_at=None)
    sites = [each.site for each in standing.select_related("site")]
    _give_up(standing, at)
    _leave_sessions(registration, [site.pk for site in sites], by, at)
    for site in sites:
        serve_site(site=site, by=by, at=at)


def _leave_sessions(
    registration: Registration, sites: Iterable[int], by: Person | None, at: datetime
) -> None:
    """Without a place at the site there is none in its sessions."""
    held = SessionPlace.objects.filter(
        registration=registration, given_up_at=None, session__site__in=list(sites)
    )
    sessions = list(held.values_list("session_id", flat=True))
    _give_up(held, at)
    for sign_up in SignUp.objects.filter(session__in=sessions).select_related("session"):
        serve_session(sign_up=sign_up, by=by, at=at)


def _give_up(claims, at: datetime) -> None:  # type: ignore[no-untyped-def]
    claims.update(seat=None, given_up_at=at)
