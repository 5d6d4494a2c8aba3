"""Confirming on the spot who sits at a table, and planning the rest of the day anew after it."""

import uuid
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction

from multaqa.convenings.models import Forum
from multaqa.kernel import ledger
from multaqa.people.models import Person

from .. import rules
from ..enums import PlanSource
from ..models import Confirmation, Meeting, Plan, Rotation, RotationGuest, RotationRound
from ..queries import may_have_come, place_of, published_plan
from .plans import begin_plan
from .rotations import _note_change


@transaction.atomic
def confirm_table(
    *,
    row: RotationRound,
    table: str,
    people: Collection[int],
    was: Sequence[int] | None,
    uid: uuid.UUID,
    said_at: datetime,
    by: Person,
    at: datetime,
) -> Confirmation:
    """Write down who sits at ``table``, as somebody there saw it; said again (``uid``) it changes
    nothing. ``was`` is what they saw written down before (None: nothing). Where somebody else wrote
    otherwise meanwhile, or has one of these people at another table, it is kept as disputed."""
    forum = Forum.objects.select_for_update(of=("self",)).get(pk=row.rotation.forum_id)
    said = Confirmation.objects.filter(uid=uid).select_related("forum__network", "by").first()
    if said is not None:
        return said
    ids = sorted(set(people))
    known = may_have_come(row.rotation).filter(pk__in=ids).values_list("pk", flat=True)
    rules.require_table_of(row, table)
    rules.require_known(ids, set(known))
    here = _written(forum, row.key, table)
    sits = Meeting.objects.filter(forum=forum, round=row.key, person__in=ids)
    disputed = (here not in (_listed(was), ids)) or sits.exclude(table=table).exists()
    given = {"forum": forum, "round": row.key, "table": table, "by": by, "at": at}
    said = Confirmation.objects.create(
        uid=uid, people=ids, disputed=disputed, said_at=min(said_at, at), **given
    )
    if not disputed and here != ids:
        _sit(ids, **given)
    _record("table disputed" if disputed else "table confirmed", forum, by, at, people=len(ids))
    return said


@transaction.atomic
def replan_rest(
    *, rotation: Rotation, came: Collection[int], gone: Collection[int], by: Person, at: datetime
) -> Plan:
    """Plan the rounds that were not held anew: with ``came``, who joined, and without ``gone``."""
    rotation = (
        Rotation.objects.select_for_update(of=("self",)).select_related("forum").get(pk=rotation.pk)
    )
    rounds = dict(rotation.rounds.values_list("key", "position"))
    held = Meeting.objects.filter(forum=rotation.forum_id, round__in=rounds)
    past = {rounds[key] for key in held.values_list("round", flat=True)}
    known = set(rotation.guests.values_list("person_id", flat=True))
    new = may_have_come(rotation).filter(pk__in=set(came) - known).values_list("pk", flat=True)
    RotationGuest.objects.bulk_create(
        RotationGuest(rotation=rotation, person_id=pk, absent=sorted(past)) for pk in sorted(new)
    )
    left = list(rotation.guests.filter(person__in=gone))
    for guest in left:
        guest.absent = sorted({*guest.absent, *(set(rounds.values()) - past)})
    RotationGuest.objects.bulk_update(left, ["absent"])
    if new or left:
        _note_change(rotation)
    _record("guests as they came", rotation.forum, by, at, came=len(new), gone=len(left))
    parent = published_plan(rotation)
    return begin_plan(rotation=rotation, source=PlanSource.REPLANNED, parent=parent, by=by, at=at)


def _written(forum: Forum, key: str, table: str) -> list[int] | None:
    """Who is written down at a table; None before anybody said anything of it."""
    rows = Meeting.objects.filter(forum=forum, round=key, table=table)
    ids = sorted(rows.values_list("person_id", flat=True))
    said = Confirmation.objects.filter(forum=forum, round=key, table=table, disputed=False)
    return ids if ids or said.exists() else None


def _listed(ids: Sequence[int] | None) -> list[int] | None:
    return None if ids is None else sorted(set(ids))


def _sit(
    ids: Sequence[int], *, forum: Forum, round: str, table: str, by: Person, at: datetime
) -> None:
    position = place_of(forum, round)
    Meeting.objects.filter(forum=forum, round=round, table=table).delete()
    given = {"forum": forum, "round": round, "table": table, "by": by, "at": at}
    Meeting.objects.bulk_create(Meeting(person_id=pk, position=position, **given) for pk in ids)


def _record(verb: str, forum: Forum, by: Person, at: datetime, **detail: int) -> None:
    ledger.record(verb=verb, subject=forum, by=by, at=at, network_id=forum.network_id, **detail)
