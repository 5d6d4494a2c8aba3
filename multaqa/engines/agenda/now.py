"""What goes on at each site, and what comes next."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from multaqa.engines.agenda.instants import instant
from multaqa.engines.agenda.released import ReleasedSession


@dataclass(frozen=True, slots=True)
class NowAndNext:
    """The sessions that go on at a ``site``, and those that start first after.

    Both are in the order of their start and uid; ``next`` all start at one moment, on whatever day.
    ``changes_at`` is when the answer next differs, None when everything is over.
    """

    site: int
    now: tuple[ReleasedSession, ...]
    next: tuple[ReleasedSession, ...]
    changes_at: datetime | None


def now_and_next(sessions: Iterable[ReleasedSession], at: datetime) -> dict[int, NowAndNext]:
    """Return what goes on ``at`` a moment and what comes next, by site, sites in order of id.

    A session goes on from its start up to, and without, its end. Raises ValueError for naive times.
    """
    by_site: dict[int, list[ReleasedSession]] = defaultdict(list)
    for session in sessions:
        by_site[session.site].append(session)
    return {site: _at_site(site, by_site[site], at) for site in sorted(by_site)}


def changes_at(sessions: Iterable[ReleasedSession], at: datetime) -> datetime | None:
    """Return when ``now_and_next`` next differs at any site, None when everything is over."""
    moments = [site.changes_at for site in now_and_next(sessions, at).values() if site.changes_at]
    return min(moments, key=instant, default=None)


def _at_site(site: int, sessions: Sequence[ReleasedSession], at: datetime) -> NowAndNext:
    moment = instant(at)
    ordered = sorted(sessions, key=lambda session: (instant(session.starts), session.uid))
    now = tuple(one for one in ordered if instant(one.starts) <= moment < instant(one.ends))
    ahead = [one for one in ordered if instant(one.starts) > moment]
    first = instant(ahead[0].starts) if ahead else 0.0
    coming = tuple(one for one in ahead if instant(one.starts) == first)
    turns = [*(one.ends for one in now), *(one.starts for one in coming)]
    return NowAndNext(site, now, coming, min(turns, key=instant, default=None))
