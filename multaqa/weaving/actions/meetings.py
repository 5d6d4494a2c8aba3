"""Writing down who sat at which table."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from multaqa.convenings.models import Forum
from multaqa.kernel import ledger
from multaqa.people.models import Person

from .. import rules
from ..models import Meeting
from ..queries import place_of


@transaction.atomic
def record_tables(
    *,
    forum: Forum,
    round: str,
    name: Any = "",
    tables: Mapping[str, Sequence[Person]],
    by: Person | None,
    at: datetime,
) -> int:
    """Write down a round as it was, by its key: the people of each table by the table's name, in
    the place of what was written of that round before; ``name`` is how readers call a round that
    nobody arranged. How many sat."""
    rules.require_seats(round, tables)
    Forum.objects.select_for_update(of=("self",)).get(pk=forum.pk)  # two who record at once
    before = Meeting.objects.filter(forum=forum, round=round)
    again = before.exists()
    given = {"forum": forum, "round": round, "name": name, "by": by, "at": at}
    given["position"] = place_of(forum, round)
    before.delete()
    rows = [
        Meeting(table=table, person=person, **given)
        for table, people in tables.items()
        for person in people
    ]
    Meeting.objects.bulk_create(rows)
    ledger.record(
        verb="tables recorded",
        subject=forum,
        by=by,
        at=at,
        network_id=forum.network_id,
        tables=len(tables),
        people=len(rows),
        again=again,
    )
    return len(rows)
