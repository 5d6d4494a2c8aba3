"""What a door needs to know: where one can be checked in, and whom to expect there."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from multaqa.convenings.models import Forum, Session, Site
from multaqa.kernel.bilingual import words
from multaqa.registrations.models import Place as Seat
from multaqa.registrations.models import Registration, SessionPlace


@dataclass(frozen=True, slots=True)
class Place:
    """A site with the sessions held at it."""

    site: Site
    sessions: tuple[Session, ...]


def doors_of(forum: Forum, site_id: int | None = None) -> list[Place]:
    """The doors of a forum, or of one of its sites (2 queries)."""
    held: dict[int, list[Session]] = defaultdict(list)
    for session in Session.objects.standing().filter(forum=forum).order_by("starts_at", "pk"):
        session.forum = forum
        held[session.site_id].append(session)
    sites = forum.sites.all() if site_id is None else forum.sites.filter(pk=site_id)
    return [Place(site, tuple(held[site.pk])) for site in sites]


def people_of(forum: Forum, site_id: int | None = None) -> list[dict[str, Any]]:
    """Whom to expect, of a whole forum or with a seat at one site: badge code and names, where they
    have seats, and nothing else (3 queries). Who left the platform has no name to show."""
    seats = _held(Seat.objects.seated().filter(site__forum=forum), "site_id")
    sessions = _held(SessionPlace.objects.seated().filter(session__forum=forum), "session_id")
    rows = Registration.objects.standing().filter(forum=forum, person__left_at=None)
    if site_id is not None:
        rows = rows.filter(pk__in=[pk for pk, sites in seats.items() if site_id in sites])
    named = rows.select_related("person").only("code", "badge_name", "person__name", "forum_id")
    return [
        {
            "registration": each,
            "code": each.code,
            "name": each.badge_name if words(each.badge_name) else each.person.name,
            "sites": seats[each.pk],
            "sessions": sessions[each.pk],
        }
        for each in named.order_by("pk")
    ]


def _held(rows: Any, what: str) -> dict[int, list[int]]:
    held: dict[int, list[int]] = defaultdict(list)
    for registration, pk in rows.values_list("registration_id", what):
        held[registration].append(pk)
    return held
