"""One day at one site as a grid: a column a room, sessions as blocks of time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from ..models import Room, Session, Site

# In minutes: what a block is drawn to.
STEP = 5
# Sessions that begin before this hour may belong to the night before.
MORNING = 6


@dataclass(frozen=True, slots=True)
class Column:
    """A room (or None: sessions without one), from the ``first`` of the grid's columns, as many
    ``lanes`` wide as it holds sessions at once."""

    room: Room | None
    first: int
    lanes: int


@dataclass(frozen=True, slots=True)
class Block:
    """A session in grid ``column``, from ``start`` for ``length`` (minutes after the day's first
    midnight, and minutes)."""

    session: Session
    column: int
    start: int
    length: int

    @property
    def hour(self) -> int:
        return self.start // 60

    @property
    def step(self) -> int:
        """The five-minute step within the hour."""
        return self.start % 60 // STEP

    @property
    def hours_long(self) -> int:
        return self.length // 60

    @property
    def steps_long(self) -> int:
        """The five-minute steps beyond its whole hours; a block is never flatter than one."""
        return max(self.length % 60 // STEP, 0 if self.hours_long else 1)


@dataclass(frozen=True, slots=True)
class Grid:
    """A day at a site from hour ``first`` to ``last`` (over 24: after midnight)."""

    day: date
    site: Site
    columns: tuple[Column, ...]
    blocks: tuple[Block, ...]
    first: int
    last: int

    @property
    def width(self) -> int:
        """How many columns it has, the hours' own left out."""
        return self.columns[-1].first + self.columns[-1].lanes - 1

    @property
    def hours(self) -> range:
        return range(self.first, self.last)


def grid_day(session: Session) -> date:
    """The day under which a session stands: one in the small hours of a site that closes after
    midnight belongs to the evening before."""
    starts = session.starts
    late = session.site.closes_at <= session.site.opens_at
    if late and starts.hour < MORNING:
        return starts.date() - timedelta(days=1)
    return starts.date()


def grid(site: Site, day: date, sessions: Iterable[Session]) -> Grid:
    """The grid of ``day`` at ``site`` (with its rooms), of those ``sessions`` that stand there."""
    here = [each for each in sessions if each.site_id == site.pk and grid_day(each) == day]
    rooms: list[Room | None] = list(site.rooms.all())
    if not rooms or any(each.room_id is None for each in here):
        rooms.append(None)
    columns, blocks, first = [], [], 1
    for room in rooms:
        lanes = _lanes([each for each in here if each.room_id == (room.pk if room else None)])
        columns.append(Column(room, first, max(len(lanes), 1)))
        for lane, found in enumerate(lanes):
            blocks += [_block(each, day, first + lane) for each in found]
        first += max(len(lanes), 1)
    opens, closes = site.opens_at.hour, site.closes_at.hour + (1 if site.closes_at.minute else 0)
    closes += 24 if site.closes_at <= site.opens_at else 0
    return Grid(
        day,
        site,
        tuple(columns),
        tuple(sorted(blocks, key=lambda block: (block.start, block.column))),
        min([opens, *(block.hour for block in blocks)]),
        max([closes, *(-(-(block.start + block.length) // 60) for block in blocks)]),
    )


def _lanes(sessions: list[Session]) -> list[list[Session]]:
    """The sessions of a room laid side by side where they overlap, in as few lanes as will do."""
    lanes: list[list[Session]] = []
    for session in sorted(sessions, key=lambda each: (each.starts_at, each.pk)):
        for lane in lanes:
            if lane[-1].ends_at <= session.starts_at:
                lane.append(session)
                break
        else:
            lanes.append([session])
    return lanes


def _block(session: Session, day: date, column: int) -> Block:
    starts = session.starts
    after_midnight = (starts.date() - day).days * 24 * 60
    start = after_midnight + starts.hour * 60 + starts.minute
    return Block(session, column, start, session.minutes)
