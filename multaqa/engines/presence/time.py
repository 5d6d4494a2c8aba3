"""How long somebody was there: sessions by their door, the rest by the day they came."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True, slots=True)
class Planned:
    """A session held at ``where``, on the clock of the place. ``watched``: somebody was checked in
    at its own door, so that who was in it is known."""

    uid: Hashable
    where: Hashable
    starts: datetime
    ends: datetime
    watched: bool = False


def time_there(
    arrivals: Mapping[tuple[Hashable, date], datetime],
    seen: Collection[Hashable],
    plan: Iterable[Planned],
) -> timedelta:
    """How much of the ``plan`` somebody attended; what runs side by side counts once.

    A watched session counts whole for those ``seen`` in it (by its uid), late or not, and for
    nobody else. One that nobody watched counts for whoever arrived ``where`` it was held on its
    day, from their arrival on.
    """
    spans = sorted(_spans(arrivals, seen, plan))
    total, until = timedelta(), None
    for starts, ends in spans:
        begins = starts if until is None else max(starts, until)
        if ends > begins:
            total += ends - begins
            until = ends
    return total


def _spans(
    arrivals: Mapping[tuple[Hashable, date], datetime],
    seen: Collection[Hashable],
    plan: Iterable[Planned],
) -> Iterator[tuple[datetime, datetime]]:
    for each in plan:
        if each.watched:
            if each.uid in seen:
                yield each.starts, each.ends
            continue
        came = arrivals.get((each.where, each.starts.date()))
        if came is not None and came < each.ends:
            yield max(each.starts, came), each.ends
