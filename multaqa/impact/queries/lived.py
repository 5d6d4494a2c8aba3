"""A forum as it was lived through, read once: what every figure of its report is made from."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from multaqa.attendance.models import Certificate
from multaqa.attendance.queries import check_ins
from multaqa.convenings import queries as convenings
from multaqa.convenings.enums import Measure
from multaqa.convenings.models import Forum, Session, Site
from multaqa.engines.survey import Rated
from multaqa.feedback.queries import Figures, received
from multaqa.kernel.along import along
from multaqa.logistics.enums import Way
from multaqa.logistics.models import Stay, Trip
from multaqa.logistics.queries import Meal, meals
from multaqa.registrations.enums import RegistrationState
from multaqa.registrations.models import Place, Registration
from multaqa.weaving.queries import measure_of_ties

from .board import Board, Seen, board_of
from .said import said_of


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
    ratings, presence = received(forum, today=today), _presence(forum)
    planned = convenings.board(forum)
    # A report tells what everybody may read of ties: what a coordinator published.
    by_ties = any(row.objective.measured_by == Measure.TIES for row in planned.rows)
    ties = measure_of_ties(forum.cycle, public=True) if by_ties else None
    registered = {"site__forum": forum, "registration__state": RegistrationState.SENT}
    stays = Stay.objects.filter(**registered).select_related("site")
    arrivals = Trip.objects.filter(**registered, way=Way.IN)
    certificates = Certificate.objects.filter(registration__forum=forum, withdrawn_at=None)
    return Lived(
        forum=forum,
        sites=tuple(forum.sites.all()),
        registrations=_registrations(forum),
        presence=presence,
        board=board_of(planned, seen_of(presence), ratings, ties),
        ratings=ratings,
        certificates=tuple(certificates),
        said=said_of(forum, today=today),
        stays=tuple(stays),
        arrivals=tuple(arrivals),
        meals=tuple(meals(forum)),
    )


def _registrations(forum: Forum) -> dict[int, Registration]:
    rows = Registration.objects.filter(forum=forum).select_related("person")
    rows = along(rows, places=Place.objects.all()).order_by("sent_at", "pk")
    return {each.pk: each for each in rows}


def _presence(forum: Forum) -> tuple[Presence, ...]:
    rows = check_ins(forum).order_by("on", "site", "registration", "pk")
    fields = rows.values_list("registration_id", "site_id", "session_id", "on")
    return tuple(Presence(*row) for row in fields)
