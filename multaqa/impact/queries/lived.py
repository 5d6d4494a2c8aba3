"""A forum as it was lived through, read once: what every figure of its report is made from."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db.models import OuterRef

from multaqa.attendance.models import Certificate, CheckIn
from multaqa.convenings import queries as convenings
from multaqa.convenings.enums import Measure
from multaqa.convenings.models import Forum, Session, Site
from multaqa.engines.survey import Rated
from multaqa.feedback.queries import Figures, expected_of, figures_of_forum, received
from multaqa.kernel.along import along
from multaqa.logistics.enums import Way
from multaqa.logistics.models import Stay, Trip
from multaqa.logistics.queries import Meal, guest_in, meals_of, meals_told, with_arranged
from multaqa.registrations.enums import RegistrationState
from multaqa.registrations.models import Registration
from multaqa.registrations.queries import with_places
from multaqa.weaving.queries import measure_of_ties

from .board import Board, Seen, board_of


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody was at a site on a day; in a session, where it says which."""

    registration: int
    site: int
    session: int | None
    on: date


@dataclass(frozen=True, slots=True)
class Lived:
    """``registrations`` by id, those who withdrew included: somebody may have come all the same.

    ``said`` is what the questionnaire about the forum came to, if there is one."""

    forum: Forum
    sites: tuple[Site, ...]
    registrations: Mapping[int, Registration]
    presence: tuple[Presence, ...]
    board: Board
    ratings: Mapping[int, Rated]
    certificates: tuple[Certificate, ...]
    said: Figures | None
    stays: tuple[Stay, ...]
    arrivals: tuple[Trip, ...]
    meals: tuple[Meal, ...]

    @property
    def cycle(self) -> int:
        """The number of the forum's cycle in its network."""
        return self.forum.cycle.number

    @property
    def standing(self) -> list[Registration]:
        """Those who are registered now."""
        every = self.registrations.values()
        return [each for each in every if each.state == RegistrationState.SENT]

    @property
    def sessions(self) -> list[Session]:
        """The sessions but meals and free time, by their hour."""
        behind = {each.session.pk: each.session for row in self.board.rows for each in row.sessions}
        behind |= {each.pk: each for each in self.board.serving_nothing}
        return sorted(behind.values(), key=lambda each: (each.starts_at, each.pk))

    @property
    def seen(self) -> Seen:
        return seen_of(self.presence)


def seen_of(presence: tuple[Presence, ...]) -> Seen:
    """Who was checked in at the door of each session where anybody was."""
    seen: dict[int, set[int]] = defaultdict(set)
    for each in presence:
        if each.session is not None:
            seen[each.session].add(each.registration)
    return {session: frozenset(people) for session, people in seen.items()}


def lived(forum: Forum, *, today: date) -> Lived:
    """Everything the figures of ``forum`` are made from (a constant number of queries)."""
    ratings, rows = received(forum, today=today), list(_registrations(forum))
    (planned, agenda), presence = convenings.board_beside(forum), _presence(rows)
    # A report tells what everybody may read of ties: what a coordinator published.
    by_ties = any(row.objective.measured_by == Measure.TIES for row in planned.rows)
    ties = measure_of_ties(forum.cycle, of=forum, public=True) if by_ties else None
    standing = [each for each in rows if each.state == RegistrationState.SENT]
    guests = [guest for guest in map(guest_in, standing) if guest is not None]
    trips = (trip for each in standing for trip in each.trips if trip.way == Way.IN)
    held = (each for row in rows for each in row.certificates)
    return Lived(
        forum=forum,
        sites=tuple(forum.sites.all()),
        registrations={each.pk: each for each in rows},
        presence=presence,
        board=board_of(planned, seen_of(presence), ratings, ties),
        ratings=ratings,
        certificates=tuple(sorted(held, key=lambda each: (each.issued_at, -each.pk), reverse=True)),
        said=figures_of_forum(forum, of=len(expected_of(rows)), today=today),
        stays=tuple(sorted(_stays(forum, standing), key=lambda each: (each.from_on, each.pk))),
        arrivals=tuple(sorted(trips, key=_by_hour)),
        meals=tuple(meals_of(guests, meals_told(agenda))),
    )


def _registrations(forum: Forum) -> Iterator[Any]:
    """All of the forum, each with whom and what it brings along, ``seen`` or not, ``seated`` or
    not."""
    theirs = {"registration": OuterRef("pk")}
    rows = with_arranged(with_places(Registration.objects.filter(forum=forum)))
    rows = along(
        rows.order_by("sent_at", "pk"),
        certificates=Certificate.objects.filter(**theirs, withdrawn_at=None),
        seen=CheckIn.objects.filter(**theirs).values_list("site_id", "session_id", "on", "pk"),
    )
    for row in rows:
        row.forum, row.seated = forum, any(place.seat for place in row.places.all())
        yield row


def _presence(rows: Iterable[Any]) -> tuple[Presence, ...]:
    found = [(on, site, row.pk, pk, session) for row in rows for site, session, on, pk in row.seen]
    return tuple(
        Presence(registration, site, session, on)
        for on, site, registration, _pk, session in sorted(found, key=lambda each: each[:4])
    )


def _stays(forum: Forum, rows: Iterable[Any]) -> Iterator[Stay]:
    sites = {site.pk: site for site in forum.sites.all()}
    for row in rows:
        for stay in row.stays:
            stay.site = sites[stay.site_id]
            yield stay


def _by_hour(trip: Trip) -> tuple[Any, ...]:
    """Who has not said when comes last."""
    return trip.on or date.max, trip.hour or time.max, trip.pk
