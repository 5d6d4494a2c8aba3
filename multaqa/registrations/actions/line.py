"""Seats are given in the order in which people asked. Whoever calls holds the forum's row.

Of these verbs a person sees the outcome only: they act for whoever made a seat free.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Max

from multaqa.convenings.actions import move_forum
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum, Site
from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.people.models import Person

from ..models import Place, SessionPlace, SignUp
from ..models.place import ClaimQuerySet
from ..notices import PlaceGiven
from ..queries import free_seats, site_states
from .letters import _tell_place, _tell_session


@transaction.atomic
def serve_site(*, site: Site, by: Person | None, at: datetime) -> list[Place]:
    """Give the free seats of ``site`` to those who wait there, and tell them."""
    capacity = Site.objects.values_list("capacity", flat=True).get(pk=site.pk)
    given = _give_seats(Place.objects.filter(site=site), capacity, at)
    for place in given:
        network_id = place.registration.forum.network_id
        ledger.record(verb="place given", subject=place, by=by, at=at, network_id=network_id)
        _tell_place(place, by, at)
        announce(PlaceGiven(place.registration_id, place.pk))
    return given


@transaction.atomic
def serve_session(
    *, sign_up: SignUp, asking: int | None = None, by: Person | None, at: datetime
) -> list[SessionPlace]:
    """Give the free places in a session to those who wait for one, and tell them as long as it is
    to come; the registration that is ``asking`` reads it on the page."""
    line = SessionPlace.objects.filter(session=sign_up.session_id)
    given: list[SessionPlace] = _give_seats(line, sign_up.places, at)
    to_come = sign_up.session.starts_at > at
    for place in given:
        if to_come and place.registration_id != asking:
            network_id = place.registration.forum.network_id
            verb = "place in session given"
            ledger.record(verb=verb, subject=place, by=by, at=at, network_id=network_id)
            _tell_session(place, by, at)
    return given


@transaction.atomic
def settle_forum(*, forum: Forum, by: Person | None, at: datetime) -> Forum:
    """An open forum whose sites are all full is full, and open again once a seat is free."""
    if forum.state not in (ForumState.OPEN, ForumState.FULL):
        return forum
    states = site_states(forum)
    full = bool(states) and all(each.full for each in states)
    to = ForumState.FULL if full else ForumState.OPEN
    return forum if forum.state == to else move_forum(forum=forum, to=to, by=by, at=at)


def _give_seats(places: ClaimQuerySet, capacity: int | None, at: datetime) -> list:  # type: ignore[type-arg]
    waiting = list(
        places.waiting().select_related("registration__forum__network", "registration__person")
    )
    if not waiting:
        return []
    taken = set(places.seated().values_list("seat", flat=True))
    seats = free_seats(taken, capacity, len(waiting))
    given = waiting[: len(seats)]
    for place, seat in zip(given, seats, strict=True):
        place.seat, place.seated_at = seat, at
    places.model.objects.bulk_update(given, ["seat", "seated_at"])
    return given


def _end_of_line(places: ClaimQuerySet, at: datetime) -> datetime:
    """When somebody who asks now counts as having asked: after everyone who waits already, even
    where the clocks of two workers differ."""
    last = places.waiting().aggregate(last=Max("asked_at"))["last"]
    return max(at, last) if last else at
