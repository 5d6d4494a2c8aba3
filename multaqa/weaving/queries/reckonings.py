"""What was worked out of a cycle: the newest, the published, and where people were drawn."""

from datetime import datetime

from multaqa.programmes.models import Cycle

from ..enums import WaveState
from ..models import Reckoning, Wave
from .waves import state_of, waves_of


def closed_waves(cycle: Cycle, at: datetime) -> list[Wave]:
    """The waves that are over: figures are made of these alone."""
    return [wave for wave in waves_of(cycle) if state_of(wave, at) == WaveState.CLOSED]


def newest(cycle: Cycle) -> Reckoning | None:
    """The newest reckoning that is worked out."""
    return Reckoning.objects.done().filter(cycle=cycle).first()


def under_way(cycle: Cycle) -> Reckoning | None:
    """The newest reckoning, if it is not worked out: it waits, is being worked at, or failed."""
    row = Reckoning.objects.filter(cycle=cycle).defer("result", "places").first()
    return None if row is None or row.done_at is not None else row


def published(cycle: Cycle) -> Reckoning | None:
    """The reckoning that everybody may read."""
    return Reckoning.objects.published().filter(cycle=cycle).first()


def is_published(cycle: Cycle) -> bool:
    return Reckoning.objects.published().filter(cycle=cycle).exists()


def places_before(row: Reckoning) -> dict[int, tuple[float, float]]:
    """Where people were drawn last, so that the eye finds them again."""
    before = Reckoning.objects.done().filter(cycle=row.cycle_id).exclude(pk=row.pk).first()
    places = before.places if before else {}
    return {int(pk): (x, y) for pk, (x, y) in places.items()}
