"""What a phone sends of the tables, read: JSON and forms that nobody vouches for."""

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from multaqa.kernel.refusal import Refusal

from ..queries import Sitter

MOST_BYTES, MOST_TABLES, MOST_PEOPLE = 128 * 1024, 500, 200
UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
# What a database's number can hold.
MOST = 2**31


@dataclass(frozen=True, slots=True)
class Told:
    """Who sat at a table of a round, as a phone says it; ``was`` is what it saw written down."""

    uid: uuid.UUID
    rotation: int
    position: int
    table: str
    people: tuple[int, ...]
    was: tuple[int, ...] | None
    said_at: datetime


def read_told(body: bytes, at: datetime) -> list[Told]:
    """The tables in ``body``, in the order in which they were confirmed; hours are put right by
    what the phone's clock says as it sends."""
    if len(body) > MOST_BYTES:
        raise Refusal(_("Too much at once. Send it in smaller parts."))
    try:
        sent = json.loads(body)
        rows, wrong = sent["tables"], at - _time(sent["clock"])
        if not isinstance(rows, list) or len(rows) > MOST_TABLES:
            raise TypeError("tables is no list")
        return [_told(row, wrong) for row in rows]
    except UNREADABLE as trouble:
        raise Refusal(_("What was sent says nothing of tables.")) from trouble


def _told(row: Any, wrong: Any) -> Told:
    table, was = row["table"], row.get("was")
    if not isinstance(table, str) or not table.isprintable():
        raise ValueError(table)
    return Told(
        uuid.UUID(row["uid"]),
        _id(row["rotation"]),
        _id(row["position"]),
        table,
        _ids(row["people"]),
        None if was is None else _ids(was),
        _time(row["at"]) + wrong,
    )


def _ids(values: Any) -> tuple[int, ...]:
    if not isinstance(values, list) or len(values) > MOST_PEOPLE:
        raise ValueError(values)
    return tuple(_id(value) for value in values)


def _id(value: Any) -> int:
    if type(value) is not int or not 0 < value < MOST:
        raise ValueError(value)
    return value


def _time(value: Any) -> datetime:
    found = parse_datetime(value)
    # Far years overflow once a wrong clock is reckoned in.
    if found is None or found.tzinfo is None or not 1990 < found.year < 2200:
        raise ValueError(value)
    return found


def read_sheet(sent: QueryDict, everybody: Mapping[str, Sitter]) -> dict[str, Any]:
    """The same from the form of one table, as a browser without scripts sends it: people ticked,
    and who came besides, by what they are called on the list."""
    try:
        ids = {_id(int(pk)) for pk in sent.getlist("person")}
        written = sent.get("was", "")
        was = tuple(_id(int(pk)) for pk in written.split(",")[1:]) if written else None
        uid = uuid.UUID(sent.get("uid", ""))
    except ValueError as trouble:
        raise Refusal(_("What was sent says nothing of tables.")) from trouble
    for name in filter(None, map(str.strip, sent.getlist("also"))):
        if name not in everybody:
            raise Refusal(
                _("Nobody here is called “%(name)s”: choose from the list.") % {"name": name[:100]}
            )
        ids.add(everybody[name].person_id)
    return {"people": ids, "was": was, "uid": uid}
