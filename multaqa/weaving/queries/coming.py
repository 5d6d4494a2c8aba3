"""Who could go through the tables of a rotation, and of whom they are made at one touch."""

from dataclasses import dataclass

from multaqa.convenings.models import Forum, Site
from multaqa.people.enums import RoleName
from multaqa.programmes.queries import cohort
from multaqa.registrations.models import Place, Registration, SessionPlace

from ..enums import GuestSource
from ..models import Rotation, RotationRound
from .guests import Guest, guests_of
from .tables import seatable_ids


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who could come; ``comes``: they are a guest."""

    guest: Guest
    comes: bool


def candidates(rotation: Rotation) -> list[Candidate]:
    """Everybody who could go through the tables, by name (5 queries)."""
    there = dict(rotation.guests.values_list("person_id", "absent"))
    ids = seatable_ids(rotation.forum) | set(there)
    people = guests_of(rotation.forum, {pk: there.get(pk, ()) for pk in ids})
    return [Candidate(guest, guest.pk in there) for guest in people]


def people_of(forum: Forum, source: str, site: Site | None) -> set[int]:
    """The ids of whom a source is made (one query)."""
    if source == GuestSource.COHORT:
        rows = cohort(forum.cycle).filter(name=RoleName.INNOVATOR, person__left_at=None)
    elif source in (GuestSource.SITE, GuestSource.REGISTERED):
        rows = Registration.objects.standing().filter(forum=forum)
        if source == GuestSource.SITE and site is not None:
            seats = Place.objects.seated().filter(site=site)
            rows = rows.filter(pk__in=seats.values("registration"))
    else:
        return set()
    return set(rows.order_by().values_list("person_id", flat=True))


def signed_up(row: RotationRound) -> set[int]:
    """Who has a place in the session of a round, where places are limited (one query)."""
    if row.session_id is None:
        return set()
    rows = SessionPlace.objects.seated().filter(session=row.session_id)
    return set(rows.values_list("registration__person_id", flat=True))
