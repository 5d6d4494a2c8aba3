"""Sets of objectives are made, copied, changed, and taken by forums."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from i18nfield.strings import LazyI18nString

from multaqa.kernel import ledger
from multaqa.kernel.kept import touch
from multaqa.networks.models import Network
from multaqa.people.models import Person

from .. import rules
from ..models import Forum, Objective, ObjectiveSet, Session, SessionObjective
from ..queries import shipped_set

# What an objective takes along from set to set.
COPIED = ("title", "text", "shown_by", "measured_by")
# Above every number in use while two objectives change places.
_ASIDE = 10_000


@transaction.atomic
def create_set(*, network: Network, name: LazyI18nString, by: Person, at: datetime) -> ObjectiveSet:
    """An empty set of objectives of the network."""
    made = ObjectiveSet.objects.create(network=network, name=name)
    _note(made, "objectives created", by, at)
    return made


@transaction.atomic
def take_shipped_set(*, network: Network, by: Person, at: datetime) -> ObjectiveSet:
    """The eight objectives of the Egyptian network's second forum as a set of this network."""
    shipped = shipped_set()
    made = ObjectiveSet.objects.create(network=network, name=shipped.name)
    Objective.objects.bulk_create(
        Objective(set=made, number=number, **{name: getattr(each, name) for name in COPIED})
        for number, each in enumerate(shipped.objectives, start=1)
    )
    _note(made, "objectives created", by, at, shipped=True)
    return made


@transaction.atomic
def copy_set(
    *,
    objective_set: ObjectiveSet,
    name: LazyI18nString,
    by: Person,
    at: datetime,
    forum: Forum | None = None,
) -> ObjectiveSet:
    """A copy of the set with its objectives, taken by ``forum`` if one is given: its sessions then
    serve the copies."""
    made = ObjectiveSet.objects.create(
        network=objective_set.network, name=name, made_from=objective_set
    )
    originals = list(objective_set.objectives.all())
    Objective.objects.bulk_create(
        Objective(set=made, number=each.number, **{name: getattr(each, name) for name in COPIED})
        for each in originals
    )
    _note(made, "objectives copied", by, at, source=objective_set.pk)
    if forum is not None:
        take_set(forum=forum, objective_set=made, by=by, at=at)
    return made


@transaction.atomic
def rename_set(
    *, objective_set: ObjectiveSet, name: LazyI18nString, by: Person, at: datetime
) -> ObjectiveSet:
    """Give the set another name."""
    objective_set.name = name
    objective_set.save(update_fields=["name"])
    _note(objective_set, "objectives renamed", by, at)
    return objective_set


@transaction.atomic
def delete_set(*, objective_set: ObjectiveSet, by: Person, at: datetime) -> None:
    """Let a set vanish that no forum took."""
    objective_set = _locked(objective_set)
    rules.require_unused(objective_set)
    _note(objective_set, "objectives deleted", by, at)
    objective_set.delete()


@transaction.atomic
def add_objective(
    *, objective_set: ObjectiveSet, by: Person, at: datetime, **fields: Any
) -> Objective:
    """One more objective at the end of the set."""
    objective_set = _locked(objective_set)
    rules.require_own_set(objective_set)
    last = objective_set.objectives.aggregate(last=Max("number"))["last"] or 0
    made = Objective.objects.create(set=objective_set, number=last + 1, **fields)
    _changed(objective_set, "objective added", by, at, number=made.number)
    return made


@transaction.atomic
def edit_objective(*, objective: Objective, by: Person, at: datetime, **fields: Any) -> Objective:
    """Write ``fields`` (those of COPIED)."""
    objective_set = _locked(objective.set)
    rules.require_own_set(objective_set)
    for name, value in fields.items():
        setattr(objective, name, value)
    objective.save(update_fields=list(fields))
    _changed(objective_set, "objective edited", by, at, number=objective.number)
    return objective


@transaction.atomic
def order_objectives(
    *, objective_set: ObjectiveSet, order: Sequence[int], by: Person, at: datetime
) -> None:
    """Number the objectives 1, 2, … in the ``order`` of their ids (each of the set, once)."""
    objective_set = _locked(objective_set)
    rules.require_own_set(objective_set)
    rules.require_whole_order(objective_set, order)
    objective_set.objectives.update(number=F("number") + _ASIDE)
    for number, pk in enumerate(order, start=1):
        objective_set.objectives.filter(pk=pk).update(number=number)
    _changed(objective_set, "objectives ordered", by, at)


@transaction.atomic
def remove_objective(*, objective: Objective, by: Person, at: datetime) -> None:
    """Take an objective that no session serves out of its set; those after it move up."""
    objective_set = _locked(objective.set)
    rules.require_own_set(objective_set)
    rules.require_unserved(objective)
    SessionObjective.objects.filter(objective=objective).delete()  # of sessions taken off
    objective.delete()
    rest = list(objective_set.objectives.values_list("pk", flat=True))
    if rest:
        order_objectives(objective_set=objective_set, order=rest, by=by, at=at)
    _changed(objective_set, "objective removed", by, at, number=objective.number)


@transaction.atomic
def take_set(
    *, forum: Forum, objective_set: ObjectiveSet | None, by: Person, at: datetime
) -> Forum:
    """The forum takes the set (or none). What its sessions serve is carried over by number;
    refused where a session serves a number that the new set lacks."""
    forum = Forum.objects.select_for_update(of=("self",)).select_related("network").get(pk=forum.pk)
    rules.require_not_over(forum)
    if objective_set is not None:
        rules.require_same_network(forum, objective_set)
    _carry_over(forum, objective_set)
    forum.objective_set = objective_set
    forum.save(update_fields=["objective_set"])
    ledger.record(
        verb="objectives taken",
        subject=forum,
        by=by,
        at=at,
        network_id=forum.network_id,
        set=objective_set.pk if objective_set else None,
    )
    touch(forum.network.slug)
    return forum


def _carry_over(forum: Forum, objective_set: ObjectiveSet | None) -> None:
    served = SessionObjective.objects.filter(session__forum=forum)
    served.filter(session__withdrawn_at__isnull=False).delete()
    numbers = set(served.values_list("objective__number", flat=True))
    rows = objective_set.objectives.all() if objective_set else ()
    new = {objective.number: objective for objective in rows}
    rules.require_numbers(numbers, new)
    Session.objects.filter(pk__in=served.values("session")).update(version=F("version") + 1)
    for each in served.select_related("objective"):
        each.objective = new[each.objective.number]
        each.save(update_fields=["objective"])


def _locked(objective_set: ObjectiveSet) -> ObjectiveSet:
    rows = ObjectiveSet.objects.select_for_update(of=("self",)).select_related("network")
    return rows.get(pk=objective_set.pk)


def _note(made: ObjectiveSet, verb: str, by: Person, at: datetime, **detail: Any) -> None:
    ledger.record(verb=verb, subject=made, by=by, at=at, network_id=made.network_id, **detail)


def _changed(
    objective_set: ObjectiveSet, verb: str, by: Person, at: datetime, **detail: Any
) -> None:
    """Note it; the public pages of a forum that is announced read its objectives."""
    _note(objective_set, verb, by, at, **detail)
    touch(objective_set.network.slug)
