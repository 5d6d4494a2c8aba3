"""What rooms above ask: objective 1 with its real measure."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, QuerySet, Subquery

from multaqa.convenings.models import Forum
from multaqa.programmes.models import Cycle

from ..models import Reckoning, Wave
from .sentences import changed, headline
from .told import told


@dataclass(frozen=True, slots=True)
class TiesMeasure:
    """Of pairs from two cities, the share that had met before and afterwards among the same people,
    the interval of the change, how many people it rests on, and the two sentences of it."""

    before: float
    after: float
    low: float | None
    high: float | None
    people: int
    headline: str
    sentence: str


def measure_of_ties(
    cycle: Cycle, *, of: Forum | None = None, public: bool = False
) -> TiesMeasure | None:
    """How the ties across cities of a cycle changed, as published or (``public`` false) as worked
    out last; None where there is nothing to show, and beside a forum that was not held between the
    first survey and the last: what changed is no work of it (one query)."""
    rows = Reckoning.objects.published() if public else Reckoning.objects.done()
    row = _with_days(rows.filter(cycle=cycle)).first()
    if row is None or not (of is None or _lies_between(row, of)):
        return None
    said = told(row)
    met = said.met
    if met is None or met.before.value is None or met.after.value is None:
        return None
    return TiesMeasure(
        before=met.before.value,
        after=met.after.value,
        low=met.low,
        high=met.high,
        people=said.panel,
        headline=headline(said),
        sentence=changed(said),
    )


def _with_days(rows: QuerySet[Reckoning]) -> QuerySet[Reckoning]:
    """With the moments at which the first of their surveys opened and the last one closed."""
    taken = Wave.objects.filter(cycle=OuterRef("cycle"), closes_at__lte=OuterRef("begun_at"))
    return rows.annotate(
        first=Subquery(taken.order_by("opens_at").values("opens_at")[:1]),
        last=Subquery(taken.order_by("-closes_at").values("closes_at")[:1]),
    )


def _lies_between(row: Reckoning, forum: Forum) -> bool:
    first: datetime | None = row.first  # type: ignore[attr-defined]
    last: datetime | None = row.last  # type: ignore[attr-defined]
    if first is None or last is None:
        return False
    zone = ZoneInfo(forum.network.time_zone)
    begins, ends = (at.astimezone(zone).date() for at in (first, last))
    return begins <= forum.ends_on and forum.starts_on <= ends
