"""Those who have not said all are asked for it, at most once a day."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import local
from multaqa.letters.actions import write_letters
from multaqa.people.models import Person

from .. import queries, rules

KIND = "logistics-missing"


@transaction.atomic
def remind(*, forum: Forum, only: Collection[int] | None = None, by: Person, at: datetime) -> int:
    """Write to everyone who lacks something (of ``only`` these registrations, where said); how
    many letters are new. Who was written to today is not written to again."""
    rules.require_not_over(forum)
    people = [
        row.guest.registration.person
        for row in queries.missing(forum)
        if row.theirs and (only is None or row.guest.registration.pk in only)
    ]
    day = local(forum, at).date()
    return write_letters(
        network=forum.network,
        people=people,
        kind=KIND,
        reason=f"logistics {forum.pk} {day.isoformat()}",
        about={"forum": forum.pk},
        by=by,
        at=at,
    )
