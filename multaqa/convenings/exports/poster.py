"""The agenda as sheets to pin up: one a day and site, with a QR code to the page itself."""

from dataclasses import dataclass
from datetime import date

from ..queries.public import Slot, by_day
from ..queries.released import Released, ReleasedSite


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is held at one site on one day."""

    date: date
    site: ReleasedSite
    slots: tuple[Slot, ...]


def sheets(released: Released) -> tuple[Sheet, ...]:
    """Every sheet, by day and then by site."""
    return tuple(
        Sheet(day.date, each.site, each.slots)
        for day in by_day(released.sessions)
        for each in day.sites
    )
