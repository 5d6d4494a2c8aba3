"""Reads of who came, when and where."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Value

from multaqa.convenings.models import Forum, Site
from multaqa.kernel.asked import asked_once
from multaqa.registrations.enums import RegistrationState
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


@dataclass(frozen=True, slots=True)
class Present:
    """Who was ``seen`` in each session where anybody was, and who has a seat at each site, both as
    ids of registrations; ``gone`` are those of the seen who are not registered now."""

    seen: Mapping[int, frozenset[int]]
    seated: Mapping[int, frozenset[int]]
    gone: frozenset[int]

    def at(self, session_id: int, site_id: int) -> frozenset[int]:
        """Who was in a session, of those registered now; where nobody looked, who had a seat."""
        if session_id in self.seen:
            return self.seen[session_id] - self.gone
        return self.seated.get(site_id, frozenset())


def present(forum: Forum) -> Present:
    """Who was where in ``forum`` (one query)."""
    return present_of(_present(forum.pk))


def present_of(lines: Iterable[tuple[str, int, int, str]]) -> Present:
    """The same from ``present_lines`` that were read."""
    found: dict[str, dict[int, set[int]]] = {"seen": defaultdict(set), "seat": defaultdict(set)}
    gone = set()
    for what, where, registration, state in lines:
        if state == RegistrationState.SENT:
            found[what][where].add(registration)
        elif what == "seen":
            found[what][where].add(registration)
            gone.add(registration)
    seen, seated = (
        {where: frozenset(people) for where, people in found[what].items()}
        for what in ("seen", "seat")
    )
    return Present(seen, seated, frozenset(gone))


@asked_once
def _present(forum_id: int) -> QuerySet[Any, tuple[str, int, int, str]]:
    seen, seated = present_lines(forum_id)
    return seen.union(seated, all=True)


def present_lines(forum_id: int, *more: Any) -> tuple[QuerySet[Any, Any], QuerySet[Any, Any]]:
    """Who was seen in which session, and who has a seat where, as lines of: which of the two, the
    session or the site, the registration and its state, and ``more``."""
    looked = CheckIn.objects.filter(site__forum=forum_id, session__isnull=False).order_by()
    seats = Place.objects.seated().filter(site__forum=forum_id).order_by()
    who = ("registration_id", "registration__state", *more)
    seen = looked.values_list(Value("seen"), "session_id", *who)
    return seen, seats.values_list(Value("seat"), "site_id", *who)


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
