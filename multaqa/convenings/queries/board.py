"""The board of objectives: how much of the agenda's time serves each."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from multaqa.engines.agenda import BREAKS, hours_by_objective
from multaqa.kernel.asked import asked_once

from ..models import Forum, Objective, Session
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
    """The board of the working agenda of ``forum`` (2 queries)."""
    sessions: dict[int, Session] = {}
    shares: dict[int, dict[int, int]] = {}
    behind: dict[int, list[Serving]] = {}
    for row in _serving(forum.pk):
        session, of = sessions.setdefault(row.pk, row), shares.setdefault(row.pk, {})
        session.forum = forum
        if row.objective is not None:
            of[row.objective] = row.share
            part = Serving(session, row.share, session.minutes * row.share / 6000)
            behind.setdefault(row.objective, []).append(part)
    hours, spare = hours_by_objective((sessions[pk].minutes, of) for pk, of in shares.items())
    return Board(
        rows=tuple(
            BoardRow(each, hours.get(each.pk, 0.0), tuple(behind.get(each.pk, ())))
            for each in _objectives(forum.objective_set_id or 0)
        ),
        spare_hours=spare,
        serving_nothing=tuple(sessions[pk] for pk, of in shares.items() if not of),
    )


@asked_once
def _serving(forum_id: int) -> QuerySet[Any]:
    """The sessions but meals and free time: a row for each objective that one serves, one for a
    session that serves none."""
    rows = Session.objects.standing().filter(forum=forum_id).exclude(kind__in=BREAKS)
    rows = rows.defer("abstract").annotate(
        objective=F("serves__objective"), share=F("serves__share")
    )
    return rows.order_by(*IN_ORDER, "serves__pk")


@asked_once
def _objectives(set_id: int) -> QuerySet[Objective]:
    return Objective.objects.filter(set=set_id)
