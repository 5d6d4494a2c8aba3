"""A forum is made, changed, moved through its life, and (as a draft) deleted."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from i18nfield.strings import LazyI18nString

from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.kernel.kept import touch
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle

from .. import rules
from ..enums import ForumState
from ..models import Forum
from ..notices import ForumMoved


@transaction.atomic
def create_forum(*, cycle: Cycle, by: Person, at: datetime, **fields: Any) -> Forum:
    """A draft in ``cycle``; ``fields`` are those of a Forum that a person fills in."""
    forum = Forum(cycle=cycle, network=cycle.network, created_at=at, **fields)
    rules.require_free_slug(forum)
    rules.require_its_days(forum)
    forum.save(force_insert=True)
    ledger.record(verb="forum created", subject=forum, by=by, at=at, network_id=forum.network_id)
    return forum


@transaction.atomic
def edit_forum(*, forum: Forum, by: Person, at: datetime, **fields: Any) -> Forum:
    """Write ``fields``; once the public knows the forum, its address stays."""
    forum = _locked(forum)
    rules.require_not_over(forum)
    rules.require_address_stays(forum, fields.get("slug", forum.slug))
    for name, value in fields.items():
        setattr(forum, name, value)
    rules.require_free_slug(forum)
    rules.require_its_days(forum)
    forum.save(update_fields=list(fields))
    _note(forum, "forum edited", by, at, fields=sorted(fields))
    touch(forum.network.slug)
    return forum


@transaction.atomic
def move_forum(
    *, forum: Forum, to: str, by: Person | None, at: datetime, because: LazyI18nString | str = ""
) -> Forum:
    """Take the next step of the forum's life; a cancelled one keeps the reason for the public."""
    forum = _locked(forum)
    today = at.astimezone(ZoneInfo(forum.network.time_zone)).date()
    rules.require_may_move(forum, to, today=today, because=because)
    before, forum.state = forum.state, to
    if to == ForumState.CANCELLED:
        forum.cancelled_because = because
    forum.save(update_fields=["state", "cancelled_because"])
    _note(forum, "forum moved", by, at, before=str(before), after=str(to))
    touch(forum.network.slug)
    announce(ForumMoved(forum.pk, str(before), str(to)))
    return forum


@transaction.atomic
def delete_forum(*, forum: Forum, by: Person, at: datetime) -> None:
    """Let a draft vanish with all that was planned for it."""
    forum = _locked(forum)
    rules.require_deletable(forum)
    _note(forum, "forum deleted", by, at)
    # Before the forum: sessions hold its sites and rooms in place.
    forum.sessions.all().delete()
    forum.delete()


def _locked(forum: Forum) -> Forum:
    rows = Forum.objects.select_for_update(of=("self",)).select_related("network")
    return rows.get(pk=forum.pk)


def _note(forum: Forum, verb: str, by: Person | None, at: datetime, **detail: Any) -> None:
    ledger.record(verb=verb, subject=forum, by=by, at=at, network_id=forum.network_id, **detail)
