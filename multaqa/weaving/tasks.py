"""What is worked out behind the page: figures of ties, and who sits with whom."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import task

from . import actions, queries
from .models import Plan, Reckoning

log = logging.getLogger(__name__)
# How often the row of a plan hears of the search, and the search of the row.
PAUSE = timedelta(seconds=1)


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
    ``take_up_left`` lets wait again."""
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
    woven = replan(brief, held, proceed=watch.proceed, told=watch.told)
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
    """Tells the row of a plan how far the search is, and asks it whether to go on."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.began = self.last = timezone.now()
        self.turns, self.best = 0, 0.0
        self.stopped = False

    def told(self, turns: int, best: float, bound: float) -> None:
        """What the engine says after each turn."""
        self.turns, self.best = turns, best

    def proceed(self) -> bool:
        """Whether to go on: asked after each turn, answered from the row once in a while."""
        now = timezone.now()
        if now - self.last >= PAUSE:
            self.last = now
            self.stopped = not self._noted(now)
        return not self.stopped

    def _noted(self, at: datetime) -> bool:
        return actions.advance_plan(
            plan=self.plan, turns=self.turns, best=self.best, by=None, at=at
        )
