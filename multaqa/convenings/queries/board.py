"""The board of objectives: how much of the agenda's time serves each."""

from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, QuerySet

from multaqa.engines.agenda import BREAKS, hours_by_objective
from multaqa.kernel.along import along
from multaqa.kernel.asked import asked_once

from ..models import Forum, Objective, Release, Session, SessionObjective
from .released import Released, read_release
from .working import IN_ORDER


@dataclass(frozen=True, slots=True)
class Serving:
    """A session behind a figure: ``share`` percent of it, which is ``hours``."""

    session: Session
    share: int
    hours: float


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An objective with the ``hours`` planned for it, and the sessions they come from."""

    objective: Objective
    hours: float
    sessions: tuple[Serving, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """All objectives of a forum in order. ``spare_hours``: time of sessions (meals and free time
    left out) that serves no objective; ``serving_nothing``: the sessions that serve none at all."""

    rows: tuple[BoardRow, ...]
    spare_hours: float
    serving_nothing: tuple[Session, ...]

    @property
    def most(self) -> float:
        """The longest bar, in hours; at least one, so that a share of it can be drawn."""
        return max([1.0, *(row.hours for row in self.rows)])

    @property
    def unserved(self) -> tuple[Objective, ...]:
        """The objectives that no session serves."""
        return tuple(row.objective for row in self.rows if not row.sessions)


def board(forum: Forum) -> Board:
    """The board of the working agenda of ``forum`` (one query)."""
    (read,) = _read(forum.pk, released=False)
    return _board(forum, read)


def board_beside(forum: Forum) -> tuple[Board, Released | None]:
    """The same, and the agenda that was released last (one query)."""
    (read,) = _read(forum.pk, released=True)
    release = next(iter(read.newest), None)
    return _board(forum, read), None if release is None else read_release(release)


def _board(forum: Forum, read: Any) -> Board:
    behind: dict[int, list[Serving]] = {}
    for session in read.agenda:
        session.forum = forum
        for objective, share in session.shares:
            part = Serving(session, share, session.minutes * share / 6000)
            behind.setdefault(objective, []).append(part)
    hours, spare = hours_by_objective((each.minutes, dict(each.shares)) for each in read.agenda)
    return Board(
        rows=tuple(
            BoardRow(each, hours.get(each.pk, 0.0), tuple(behind.get(each.pk, ())))
            for each in read.aims
        ),
        spare_hours=spare,
        serving_nothing=tuple(each for each in read.agenda if not each.shares),
    )


@asked_once
def _read(forum_id: int, *, released: bool) -> QuerySet[Any]:
    """The forum's objectives and its sessions but meals and free time, each with its shares."""
    shares = SessionObjective.objects.filter(session=OuterRef("pk")).order_by("pk")
    sessions = Session.objects.standing().filter(forum=OuterRef("pk")).exclude(kind__in=BREAKS)
    newest = Release.objects.filter(forum=OuterRef("pk")).order_by("-number")[:1]
    return along(
        Forum.objects.filter(pk=forum_id).only("pk"),
        aims=Objective.objects.filter(set=OuterRef("objective_set")),
        agenda=along(
            sessions.defer("abstract").order_by(*IN_ORDER),
            shares=shares.values_list("objective", "share"),
        ),
        **({"newest": newest} if released else {}),
    )
