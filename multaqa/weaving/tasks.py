"""What is worked out behind the page: figures of ties, and who sits with whom."""

import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django_tasks import task

from . import actions, queries
from .models import Plan, Reckoning

if TYPE_CHECKING:
    from multaqa.engines.rotation import Best, Seating

log = logging.getLogger(__name__)
# How often the row of a plan hears of the search, and the search of the row; and how often it takes
# the best seatings so far, if they have changed: so much is lost when a worker dies.
PAUSE, KEEP = timedelta(seconds=1), timedelta(seconds=5)


@task()
def reckon(reckoning_id: int) -> str:
    """Work out one reckoning; how it ended."""
    row = Reckoning.objects.select_related("cycle").filter(pk=reckoning_id).first()
    if row is None:
        return "gone"
    try:
        kept = actions.work_out(reckoning=row, by=None, at=timezone.now())
    except Exception:
        log.exception("reckoning %s could not be worked out", row.pk)
        actions.fail_reckoning(reckoning=row, by=None, at=timezone.now())
        return "failed"
    return "done" if kept else "gone"


@task()
def plan_seats(plan_id: int) -> str:
    """Plan who sits with whom, and keep it; how it ended. A worker that dies leaves a plan which
    ``take_up_left`` lets wait again, and the best so far, from which the next goes on."""
    row = Plan.objects.filter(pk=plan_id).first()
    mine = actions.take_up_plan(plan=row, by=None, at=timezone.now()) if row else None
    if mine is None:
        return "gone"
    try:
        kept = _search(mine)
    except Exception:
        log.exception("plan %s could not be made", mine.pk)
        actions.fail_plan(plan=mine, by=None, at=timezone.now())
        return "failed"
    return "done" if kept else "gone"


def _search(plan: Plan) -> Plan | None:
    from multaqa.engines.rotation import replan

    watch = Watch(plan)
    brief, held = queries.brief_of(plan), queries.held_in(plan)
    woven = replan(
        brief,
        held,
        found=queries.seatings_from(plan.found),
        spent=plan.turns,
        proceed=watch.proceed,
        told=watch.told,
        bettered=watch.bettered,
    )
    at = timezone.now()
    values = queries.result_of(woven) | {
        "turns": woven.turns,
        "seconds": round((at - watch.began).total_seconds(), 1),
        "stopped": watch.stopped,
    }
    locked = queries.locked_of(plan.parent) if plan.parent else ()
    return actions.keep_plan(
        plan=plan, values=values, seatings=woven.seatings, locked=locked, by=None, at=at
    )


class Watch:
    """Tells the row of a plan how far the search is, and asks it whether to go on; what was found
    before somebody asked to stop is kept as it is."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.began = self.last = timezone.now()
        self.kept = self.began - KEEP
        self.turns, self.best = plan.turns, 0.0
        self.found: Best | None = None
        self.stopped = plan.stop_asked and bool(plan.found)

    def told(self, turns: int, best: float, bound: float) -> None:
        """What the engine says after each turn."""
        self.turns, self.best = turns, best

    def bettered(self, found: "Best") -> None:
        """How to come by the best seatings, which are new."""
        self.found = found

    def proceed(self) -> bool:
        """Whether to go on: asked after each turn, answered from the row once in a while."""
        now = timezone.now()
        if not self.stopped and now - self.last >= PAUSE:
            self.last = now
            self.stopped = not self._noted(now)
        return not self.stopped

    def _noted(self, at: datetime) -> bool:
        found: tuple[Seating, ...] = ()
        if self.found is not None and at - self.kept >= KEEP:
            found, self.found, self.kept = self.found(), None, at
        return actions.advance_plan(
            plan=self.plan, turns=self.turns, best=self.best, found=found, by=None, at=at
        )
