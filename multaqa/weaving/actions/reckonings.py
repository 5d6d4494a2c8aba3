"""Working figures out, keeping them, and letting the public read them."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle

from .. import rules
from ..enums import RECKONING_LIFE, ReckoningState
from ..models import Reckoning
from ..notices import TiesReckoned
from ..queries import closed_waves
from .asking import _hold

# What has not moved for so long was left by a worker that is gone.
LEFT = timedelta(minutes=10)


@transaction.atomic
def begin_reckoning(*, cycle: Cycle, by: Person | None, at: datetime) -> Reckoning:
    """Take the waves that are over: from now on nobody answers in them. The task works them out."""
    _hold(cycle)
    waves = closed_waves(cycle, at)
    rules.require_over(waves)
    under_way = Reckoning.objects.filter(
        cycle=cycle, state__in=(ReckoningState.WAITING, ReckoningState.WORKING)
    )
    under_way.filter(begun_at__lt=at - LEFT).update(state=ReckoningState.FAILED)
    rules.require_none_under_way(under_way)
    numbers = [wave.number for wave in waves]
    row = Reckoning.objects.create(cycle=cycle, waves=numbers, by=by, begun_at=at)
    _record("ties reckoned", row, by, at, waves=numbers)
    return row


@transaction.atomic
def advance_reckoning(*, reckoning: Reckoning, progress: int, by: None, at: datetime) -> None:
    """Note how far the work is; nothing where somebody withdrew meanwhile, and took it out."""
    if reckoning.state == ReckoningState.WAITING:
        RECKONING_LIFE.require(reckoning.state, ReckoningState.WORKING)
        reckoning.state = ReckoningState.WORKING
    row = Reckoning.objects.filter(pk=reckoning.pk)
    row.update(state=reckoning.state, progress=progress)


@transaction.atomic
def keep_reckoning(
    *, reckoning: Reckoning, values: Mapping[str, Any], by: None, at: datetime
) -> Reckoning | None:
    """Keep what was worked out; None where somebody withdrew meanwhile, and took it out."""
    row = Reckoning.objects.select_for_update(of=("self",)).filter(pk=reckoning.pk).first()
    if row is None:
        return None
    RECKONING_LIFE.require(row.state, ReckoningState.DONE)
    for key in ("digest", "seed", "version", "result", "places", "progress"):
        setattr(row, key, values[key])
    row.state, row.done_at = ReckoningState.DONE, at
    row.save()
    announce(TiesReckoned(row.cycle_id))
    return row


@transaction.atomic
def fail_reckoning(*, reckoning: Reckoning, by: None, at: datetime) -> None:
    """It could not be worked out; the reason is in the log."""
    Reckoning.objects.filter(pk=reckoning.pk).update(state=ReckoningState.FAILED)


@transaction.atomic
def publish_reckoning(*, reckoning: Reckoning, by: Person, at: datetime) -> Reckoning:
    """Let everybody read the figures, in the place of those published before."""
    _hold(reckoning.cycle)
    rules.require_worked_out(reckoning)
    Reckoning.objects.published().filter(cycle=reckoning.cycle_id).update(published_at=None)
    reckoning.published_at = at
    reckoning.save(update_fields=["published_at"])
    _record("ties published", reckoning, by, at)
    return reckoning


@transaction.atomic
def unpublish_reckoning(*, reckoning: Reckoning, by: Person, at: datetime) -> Reckoning:
    """Take the figures back from the public."""
    reckoning.published_at = None
    reckoning.save(update_fields=["published_at"])
    _record("ties taken back", reckoning, by, at)
    return reckoning


def _record(verb: str, row: Reckoning, by: Person | None, at: datetime, **detail: Any) -> None:
    ledger.record(verb=verb, subject=row, by=by, at=at, network_id=row.cycle.network_id, **detail)
