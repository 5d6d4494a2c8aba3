"""A coordinator ticks people off a list: the same scans as a device makes."""

import uuid
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from multaqa.convenings.models import Forum
from multaqa.people.models import Person

from .merging import Told, Verdict, merge


@transaction.atomic
def check_in(
    *,
    forum: Forum,
    codes: Iterable[str],
    site_id: int,
    session_id: int | None,
    by: Person,
    at: datetime,
    undone: bool = False,
) -> list[Verdict]:
    """Check the people with these badge codes in at a door, or take that back (``undone``)."""
    told = [Told(uuid.uuid4(), code, site_id, session_id, at, undone) for code in codes]
    return merge(forum=forum, told=told, clock=at, device=None, by=by, at=at)
