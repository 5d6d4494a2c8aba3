"""The board of objectives: how much of the agenda's time serves each."""

from dataclasses import dataclass

from multaqa.engines.agenda import BREAKS, hours_by_objective

from ..models import Forum, Objective, Session
from .working import serving_sessions


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
    """The board of the working agenda of ``forum``."""
    sessions = [each for each in serving_sessions(forum) if each.kind not in BREAKS]
    hours, spare = hours_by_objective(
        (each.minutes, {s.objective_id: s.share for s in each.serves.all()}) for each in sessions
    )
    behind: dict[int, list[Serving]] = {}
    for session in sessions:
        for each in session.serves.all():
            part = session.minutes * each.share / 6000
            behind.setdefault(each.objective_id, []).append(Serving(session, each.share, part))
    objectives = Objective.objects.filter(set=forum.objective_set_id or 0)
    return Board(
        rows=tuple(
            BoardRow(each, hours.get(each.pk, 0.0), tuple(behind.get(each.pk, ())))
            for each in objectives
        ),
        spare_hours=spare,
        serving_nothing=tuple(each for each in sessions if not each.serves.all()),
    )
