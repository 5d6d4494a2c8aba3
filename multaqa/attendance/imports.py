"""What a device sends, read: JSON from a phone that nobody vouches for."""

import json
import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from multaqa.kernel.refusal import Refusal

from .actions import Heard, Told

MOST_BYTES, MOST_SCANS = 128 * 1024, 500
LONGEST_CODE = 40
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
# What a database's number can hold.
MOST = 2**31


@dataclass(frozen=True, slots=True)
class Sent:
    """What the device's clock said as it sent, and what it scanned."""

    clock: datetime
    scans: list[Told]


def read_scans(body: bytes) -> Sent:
    """The scans in ``body``; refuses in a sentence what is too much or cannot be read."""
    if len(body) > MOST_BYTES:
        raise Refusal(_("Too many scans at once. Send them in smaller parts."))
    try:
        sent = json.loads(body)
        rows, clock = sent["scans"], _time(sent["clock"])
        if not isinstance(rows, list):
            raise TypeError("scans is no list")
        if len(rows) > MOST_SCANS:
            raise Refusal(_("Too many scans at once. Send them in smaller parts."))
        return Sent(clock, [_told(row) for row in rows])
    except (
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        OverflowError,
        RecursionError,
    ) as trouble:
        raise Refusal(_("What was sent is no list of scans.")) from trouble


def _told(row: Any) -> Told:
    code = row["code"]
    if not isinstance(code, str) or not 0 < len(code) <= LONGEST_CODE:
        raise ValueError(code)
    if not code.isprintable():
        raise ValueError(code)
    session = row.get("session")
    return Told(
        uuid.UUID(row["uid"]),
        code,
        _id(row["site"]),
        None if session is None else _id(session),
        _time(row["at"]),
        row.get("undone") is True,
        _heard(row.get("heard")),
    )


def _heard(value: Any) -> Heard | None:
    return None if value is None else Heard(_time(value["site"]), _time(value["clock"]))


def _id(value: Any) -> int:
    if type(value) is not int or not 0 < value < MOST:
        raise ValueError(value)
    return value


def _time(value: Any) -> datetime:
    found = parse_datetime(value)
    # Far years overflow once zones and a wrong clock are reckoned in. A clock that lost its power
    # begins in 1970.
    if found is None or found.tzinfo is None or not 1970 <= found.year < 2200:
        raise ValueError(value)
    return found
