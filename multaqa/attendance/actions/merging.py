"""Merging what a device scanned: every scan once, the check-ins made anew from all of them."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.db import transaction

from multaqa.convenings.models import Forum
from multaqa.engines import presence
from multaqa.kernel.bulletin import announce
from multaqa.people.models import Person
from multaqa.registrations.models import Registration

from ..models import CheckIn, Device, Scan
from ..notices import GuestArrived
from ..queries import scans_of
from ..rules import places_of, require_its_site, require_trusted

# A clock that is less wrong than this is left as it is: the line itself takes seconds.
TOLERANCE = timedelta(seconds=90)
Key = tuple[int, int | None, str]


@dataclass(frozen=True, slots=True)
class Heard:
    """The last answer that a device had from the site before it scanned: what the clock of the
    ``site`` said, and what its own ``clock`` said then."""

    site: datetime
    clock: datetime


@dataclass(frozen=True, slots=True)
class Told:
    """A scan as a device tells it: ``code`` as on the badge; ``at`` by the device's clock."""

    uid: uuid.UUID
    code: str
    site_id: int
    session_id: int | None
    at: datetime
    undone: bool = False
    heard: Heard | None = None


class Word(StrEnum):
    """What became of a scan. The device forgets what was taken, now or before; it keeps what is
    unknown and tells it again, for a badge may be printed before its registration is written."""

    TAKEN = "taken"
    AGAIN = "again"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``AGAIN``: seen before, first ``first_at``. ``UNKNOWN``: no badge, site or session of this
    forum, or a time that cannot be."""

    uid: uuid.UUID
    word: Word
    first_at: datetime | None = None


@transaction.atomic
def merge(
    *,
    forum: Forum,
    told: Sequence[Told],
    clock: datetime,
    device: Device | None,
    by: Person | None,
    at: datetime,
) -> list[Verdict]:
    """Take the scans that a device (or ``by``, at a page) tells, in any order, however often.

    ``clock`` is what the device's clock says at ``at``: scans are put right by the difference, or
    by that of the last answer which it ``heard`` before. A device that was shut out is refused, and
    nothing of what it tells is taken.
    """
    # One merge of a forum at a time: each must see what the other took.
    forum = Forum.objects.select_for_update(of=("self",)).select_related("network").get(pk=forum.pk)
    if device is not None:
        device.refresh_from_db()
        require_trusted(device, at=at)
    scans = _scans(forum, told, _wrong_by(clock, at), device, by, at)
    if device is not None:
        require_its_site(device, scans)
        Device.objects.filter(pk=device.pk).update(seen_at=at)
    Scan.objects.bulk_create(scans, ignore_conflicts=True, batch_size=500)
    return _verdicts(told, *_made_anew(forum, {scan.registration_id for scan in scans}))


def _wrong_by(clock: datetime, at: datetime) -> timedelta:
    """How much must be added to the device's times."""
    wrong = at - clock
    return wrong if abs(wrong) > TOLERANCE else timedelta()


def _when(told: Sequence[Told], wrong_by: timedelta, at: datetime) -> list[datetime]:
    """When each scan was made: after what the device had heard, and before ``at``. Where its clock
    was set in between, it was as wrong as then, or as it is now, whichever can be; where neither
    can, the nearer end is taken, one after another."""
    found, order = [], {uid: n for n, (_, uid) in enumerate(sorted((e.at, e.uid) for e in told))}
    for each in told:
        since = min(each.heard.site, at) if each.heard else None
        before = _wrong_by(each.heard.clock, each.heard.site) if each.heard else wrong_by
        tries = [each.at + wrong for wrong in (before, wrong_by)]
        fit = (when for when in tries if since and since - TOLERANCE <= when <= at + TOLERANCE)
        when = next(fit, tries[-1])
        if since and when < since - TOLERANCE:
            when = since + timedelta(microseconds=order[each.uid])
        found.append(min(when, at))
    return found


def _scans(
    forum: Forum,
    told: Sequence[Told],
    wrong_by: timedelta,
    device: Device | None,
    by: Person | None,
    at: datetime,
) -> list[Scan]:
    """The rows of those that name somebody and some place of the forum, at a time of its days."""
    codes = {each.code for each in told}
    rows = Registration.objects.filter(forum=forum, code__in=codes).values_list("code", "pk")
    known, places = dict(rows), places_of(forum)
    zone = ZoneInfo(forum.network.time_zone)
    scans = []
    for each, when in zip(told, _when(told, wrong_by, at), strict=True):
        place = places.get((each.site_id, each.session_id))
        day = when.astimezone(zone).date()
        if each.code in known and place is not None and place.may_be(day):
            scans.append(
                Scan(
                    uid=each.uid, registration_id=known[each.code], site_id=each.site_id,
                    session_id=each.session_id, device=device, by=by, undone=each.undone,
                    on=day, at=when, told_at=each.at, received_at=at,
                )
            )  # fmt: skip
    return scans


def _made_anew(
    forum: Forum, registrations: set[int]
) -> tuple[dict[uuid.UUID, Scan], dict[tuple[int, Key], CheckIn]]:
    """Bring the check-ins of these people up to all their scans; gives both."""
    rows = list(scans_of(forum, registrations))
    by_uid = {row.uid: row for row in rows}
    truth = presence.presences(
        presence.Scan(str(row.uid), row.registration_id, _key(row), row.at, row.undone)
        for row in rows
    )
    stand = {
        (row.registration_id, _key(row)): row
        for row in CheckIn.objects.filter(site__forum=forum, registration__in=registrations)
    }
    gone = [row.pk for key, row in stand.items() if key not in truth]
    CheckIn.objects.filter(pk__in=gone).delete()
    wanted = {
        key: _check_in(by_uid[uuid.UUID(one.uid)], one.at, one.scans, stand.get(key))
        for key, one in truth.items()
    }
    _write([row for row in wanted.values() if row.pk is None], list(wanted.values()))
    return by_uid, wanted


def _write(new: list[CheckIn], wanted: Iterable[CheckIn]) -> None:
    changed = [row for row in wanted if row.pk is not None]
    CheckIn.objects.bulk_create(new, batch_size=500)
    CheckIn.objects.bulk_update(changed, ["at", "on", "scan", "scans"], batch_size=500)
    for row in new:
        announce(GuestArrived(row.registration_id, row.site_id, row.session_id))


def _check_in(scan: Scan, at: datetime, scans: int, stands: CheckIn | None) -> CheckIn:
    row = stands or CheckIn(
        registration_id=scan.registration_id, site_id=scan.site_id, session_id=scan.session_id
    )
    row.on, row.at, row.scan, row.scans = scan.on, at, scan, scans
    return row


def _key(row: Scan | CheckIn) -> Key:
    """Where it was: a session, whatever the day; else the site on that day."""
    return (row.site_id, row.session_id, "" if row.session_id else row.on.isoformat())


def _verdicts(
    told: Sequence[Told],
    by_uid: dict[uuid.UUID, Scan],
    stand: dict[tuple[int, Key], CheckIn],
) -> list[Verdict]:
    verdicts = []
    for each in told:
        row = by_uid.get(each.uid)
        if row is None:
            verdicts.append(Verdict(each.uid, Word.UNKNOWN))
            continue
        first = stand.get((row.registration_id, _key(row)))
        again = first is not None and first.scan_id != row.pk and not row.undone
        word = Word.AGAIN if again else Word.TAKEN
        verdicts.append(Verdict(each.uid, word, first.at if first and again else None))
    return verdicts
