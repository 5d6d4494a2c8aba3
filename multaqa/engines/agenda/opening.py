"""A site's days and opening hours, on the clock that hangs on its wall."""

from datetime import date, datetime, timedelta

from multaqa.engines.agenda.brief import SitePlan
from multaqa.engines.agenda.instants import instant

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def outside_days(site: SitePlan, starts: datetime, ends: datetime) -> bool:
    """Say whether a session from ``starts`` to ``ends`` leaves the days of its site.

    A session that ends at midnight ends on the day before; see ``SitePlan`` for hours that pass
    midnight.
    """
    begins, stops = _on_site(site, starts, ends)
    last = _day(site, stops - timedelta.resolution)
    return _day(site, begins) < site.starts_on or last > site.ends_on


def minutes_outside(site: SitePlan, starts: datetime, ends: datetime) -> int:
    """Return how many minutes of a session are not in the hours of its site, 0 if all are.

    Part of a minute counts as a whole one. The hours are those of the day on which it starts.
    """
    begins, stops = _on_site(site, starts, ends)
    day = _day(site, begins)
    opens = datetime.combine(day, site.opens)
    closes = datetime.combine(day + _DAY if _past_midnight(site) else day, site.closes)
    inside = max(timedelta(), min(stops, closes) - max(begins, opens))
    return -((inside - (stops - begins)) // _MINUTE)


def _on_site(site: SitePlan, starts: datetime, ends: datetime) -> tuple[datetime, datetime]:
    """Return the clock's time at the start, and that plus the time that really passes."""
    begins = starts.astimezone(site.zone or starts.tzinfo).replace(tzinfo=None)
    return begins, begins + timedelta(seconds=instant(ends) - instant(starts))


def _past_midnight(site: SitePlan) -> bool:
    return site.closes <= site.opens


def _day(site: SitePlan, at: datetime) -> date:
    """Return the day to whose hours ``at`` belongs."""
    late = _past_midnight(site) and at.time() < site.closes
    return at.date() - _DAY if late else at.date()
