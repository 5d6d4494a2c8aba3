"""Reads of who came, when and where."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, QuerySet

from multaqa.convenings.models import Forum, Site
from multaqa.registrations.models import Place, Registration
from multaqa.registrations.queries import registered

from ..models import CheckIn, Scan


@dataclass(frozen=True, slots=True)
class SiteDay:
    """A site on one day: who is ``here``, and whose seat is still empty."""

    site: Site
    seated: int
    here: list[CheckIn] = field(default_factory=list)
    missing: list[Registration] = field(default_factory=list)

    @property
    def came(self) -> int:
        """How many of those with a seat came; others may be here too."""
        return self.seated - len(self.missing)


def check_ins(forum: Forum) -> QuerySet[CheckIn]:
    """Every check-in of a forum, at its sites and in its sessions."""
    return CheckIn.objects.filter(site__forum=forum)


def arrived(forum: Forum) -> set[int]:
    """The registrations of those who were seen at all; a session is at its site."""
    return set(check_ins(forum).order_by().values_list("registration_id", flat=True).distinct())


def attendance_by_session(forum: Forum) -> dict[int, int]:
    """How many were seen in each session where anybody was (exact: for coordinators)."""
    rows = check_ins(forum).filter(session__isnull=False).order_by()
    return dict(rows.values_list("session_id").annotate(counted=Count("registration")))


def counts_of(forum: Forum, day: date) -> dict[str, int]:
    """How many are at each site that day ("s7") and in each session ("e12")."""
    rows = check_ins(forum).order_by()
    at_sites = rows.filter(on=day).values_list("site_id")
    counted = at_sites.annotate(n=Count("registration_id", distinct=True))
    found = {f"s{site}": n for site, n in counted}
    return found | {f"e{pk}": n for pk, n in attendance_by_session(forum).items()}


def here_by_site(forum: Forum, day: date) -> list[SiteDay]:
    """Site by site who was seen that day, the last to come first, and whose seat is still empty
    (6 queries)."""
    rows = check_ins(forum).filter(on=day).select_related("registration__person", "session")
    first: dict[tuple[int, int], CheckIn] = {}
    for row in rows.order_by("at", "pk"):
        first.setdefault((row.site_id, row.registration_id), row)
    here: dict[int, list[CheckIn]] = defaultdict(list)
    for (site, _registration), row in first.items():
        here[site].insert(0, row)
    seats: dict[int, set[int]] = defaultdict(set)
    seated = Place.objects.seated().filter(site__forum=forum)
    for site, registration in seated.values_list("site_id", "registration_id"):
        seats[site].add(registration)
    everyone = list(registered(forum))
    return [
        SiteDay(
            site,
            len(seats[site.pk]),
            here[site.pk],
            [
                each
                for each in everyone
                if each.pk in seats[site.pk] and (site.pk, each.pk) not in first
            ],
        )
        for site in forum.sites.all()
    ]


def seen_at(forum: Forum, site_id: int, session_id: int | None, day: date) -> dict[int, CheckIn]:
    """The check-ins through one door (of a site, that day), by registration."""
    rows = check_ins(forum).filter(site=site_id, session=session_id)
    if session_id is None:
        rows = rows.filter(on=day)
    return {row.registration_id: row for row in rows}


def scans_of(forum: Forum, registrations: set[int]) -> QuerySet[Scan]:
    """The scans of these people at the forum, whatever device made them."""
    return Scan.objects.filter(site__forum=forum, registration__in=registrations)
