"""Scans are merged as a set: the same scans give the same presences, in any order, told twice."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Scan:
    """A device saw ``who`` at ``where`` (a site's day, a session) at ``at``, or takes that back
    (``undone``). ``uid`` is the scan's own: the same one told again is no second scan."""

    uid: str
    who: Hashable
    where: Hashable
    at: datetime
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Presence:
    """``who`` was at ``where``, first seen ``at`` by the scan ``uid``; ``scans`` saw them."""

    who: Hashable
    where: Hashable
    at: datetime
    uid: str
    scans: int


Key = tuple[Hashable, Hashable]


def presences(scans: Iterable[Scan]) -> dict[Key, Presence]:
    """The presences by (who, where).

    Of one person at one place the scans count in the order of their times (of their uids where two
    share a time). Taking back voids what was before it; a scan after it stands. The first that
    stands says since when.
    """
    found: dict[Key, Presence] = {}
    for key, told in _by_key(scans).items():
        standing = _standing(told)
        if standing:
            first = standing[0]
            found[key] = Presence(first.who, first.where, first.at, first.uid, len(standing))
    return found


def repeats(scans: Iterable[Scan]) -> dict[str, str]:
    """Scans that saw again who was seen already: each one's uid with that of the first."""
    found: dict[str, str] = {}
    for told in _by_key(scans).values():
        standing = _standing(told)
        found |= {scan.uid: standing[0].uid for scan in standing[1:]}
    return found


def faults(scans: Iterable[Scan], said: Mapping[Key, Presence]) -> Iterator[str]:
    """Judge ``said`` as the presences of ``scans``, each by what the word means and not by how
    they are found: yield what is wrong, in plain English for developers."""
    rows = list(scans)
    yield from (f"two scans have the uid {uid}" for uid in _contradictions(rows))
    for key in {(scan.who, scan.where) for scan in rows} | set(said):
        mine = {scan.uid: scan for scan in rows if (scan.who, scan.where) == key}.values()
        voids = [(scan.at, scan.uid) for scan in mine if scan.undone]
        after = [s for s in mine if not s.undone and all((s.at, s.uid) > void for void in voids)]
        presence = said.get(key)
        if (presence is None) != (not after):
            yield f"{key}: {'somebody seen is missing' if after else 'nobody was seen here'}"
        elif presence is not None:
            first = min(after, key=lambda scan: (scan.at, scan.uid))
            if (presence.at, presence.uid, presence.scans) != (first.at, first.uid, len(after)):
                yield f"{key}: first seen {first.at} by {first.uid}, {len(after)} times"


def _by_key(scans: Iterable[Scan]) -> dict[Key, list[Scan]]:
    """Each scan once, by (who, where), in the order in which they count."""
    once = {scan.uid: scan for scan in scans}
    told: dict[Key, list[Scan]] = defaultdict(list)
    for scan in sorted(once.values(), key=lambda each: (each.at, each.uid)):
        told[scan.who, scan.where].append(scan)
    return told


def _standing(told: list[Scan]) -> list[Scan]:
    """What nothing after it takes back, of scans in their order."""
    last = max((n for n, scan in enumerate(told) if scan.undone), default=-1)
    return told[last + 1 :]


def _contradictions(rows: list[Scan]) -> list[str]:
    """Uids under which different things were told."""
    seen: dict[str, Scan] = {}
    return sorted({s.uid for s in rows if seen.setdefault(s.uid, s) != s})
