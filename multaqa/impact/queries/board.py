"""The board of objectives: what was planned for each, what came of it, and how it was received."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from multaqa.convenings import queries as convenings
from multaqa.convenings.enums import Measure
from multaqa.convenings.models import Forum, Objective, Session
from multaqa.engines.survey import Rated, rated
from multaqa.feedback.queries import heard
from multaqa.weaving.queries import TiesMeasure, measure_of_ties

# Who was seen in which session: ids of registrations, by the session's id.
Seen = Mapping[int, frozenset[int]]


@dataclass(frozen=True, slots=True)
class Delivered:
    """A session behind an objective: ``share`` percent of it, which is ``hours``; how many ``came``
    (None where nobody was checked in at its door), and how it was received, if five said so."""

    session: Session
    share: int
    hours: float
    came: int | None
    received: Rated | None

    @property
    def people_hours(self) -> float:
        """Nothing where nobody was counted: presence is counted, never estimated."""
        return (self.came or 0) * self.hours


@dataclass(frozen=True, slots=True)
class BoardRow:
    """An objective: the ``hours`` planned for it, the ``people_hours`` counted in its sessions, the
    different ``people`` seen in them, and what those sessions' ratings come to together. ``ties``
    is what the surveys of ties of the cycle came to, where the objective is measured by them."""

    objective: Objective
    hours: float
    people: int
    received: Rated | None
    sessions: tuple[Delivered, ...]
    ties: TiesMeasure | None = None

    @property
    def people_hours(self) -> float:
        return sum(each.people_hours for each in self.sessions)

    @property
    def counted(self) -> int:
        """In how many of its sessions people were counted."""
        return sum(each.came is not None for each in self.sessions)


@dataclass(frozen=True, slots=True)
class Board:
    """All objectives of a forum in order. ``spare_hours``: time of sessions (meals and free time
    left out) that serves no objective; ``serving_nothing``: the sessions that serve none at all."""

    rows: tuple[BoardRow, ...]
    spare_hours: float
    serving_nothing: tuple[Session, ...]

    @property
    def most_hours(self) -> float:
        """The longest bar of hours."""
        return max((row.hours for row in self.rows), default=0)

    @property
    def most_people_hours(self) -> float:
        """The longest bar of people-hours."""
        return max((row.people_hours for row in self.rows), default=0)

    @property
    def uncounted(self) -> int:
        """How many sessions that serve an objective have nobody counted."""
        return len(
            {each.session.pk for row in self.rows for each in row.sessions if each.came is None}
        )

    @property
    def any_counted(self) -> bool:
        return any(row.counted for row in self.rows)


def board(forum: Forum, *, today: date) -> Board:
    """The board of ``forum`` as it stands (a constant number of queries)."""
    (there, ratings), ties = heard(forum, today=today), measure_of_ties(forum.cycle, of=forum)
    return board_of(convenings.board(forum), there.seen, ratings, ties)


def board_of(
    planned: convenings.Board,
    seen: Seen,
    ratings: Mapping[int, Rated],
    ties: TiesMeasure | None = None,
) -> Board:
    """The planned hours with who came and what they said; the ``ties`` beside the objective that
    is measured by them."""
    rows = [_row(row, seen, ratings) for row in planned.rows]
    return Board(
        rows=tuple(_measured(each, ties) for each in rows),
        spare_hours=planned.spare_hours,
        serving_nothing=planned.serving_nothing,
    )


def _measured(row: BoardRow, ties: TiesMeasure | None) -> BoardRow:
    return replace(row, ties=ties) if row.objective.measured_by == Measure.TIES else row


def _row(row: convenings.BoardRow, seen: Seen, ratings: Mapping[int, Rated]) -> BoardRow:
    behind = [
        Delivered(
            session=each.session,
            share=each.share,
            hours=each.hours,
            came=len(seen[each.session.pk]) if each.session.pk in seen else None,
            received=ratings.get(each.session.pk),
        )
        for each in row.sessions
    ]
    people = {person for each in behind for person in seen.get(each.session.pk, ())}
    said = together(each.received for each in behind)
    return BoardRow(row.objective, row.hours, len(people), said, tuple(behind))


def together(ratings: Iterable[Rated | None]) -> Rated | None:
    """What several sessions' ratings come to as one: each session weighs as many as answered about
    it. None where none may be shown. The interval takes nobody who could have answered as known,
    which makes it wider, never narrower."""
    shown = [said for said in ratings if said is not None]
    if len(shown) == 1:
        return shown[0]
    values = [step for said in shown for step, count in said.counts.items() for _ in range(count)]
    said = rated(values)
    return said if isinstance(said, Rated) else None
