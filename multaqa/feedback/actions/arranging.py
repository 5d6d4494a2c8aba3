"""The coordinator words a questionnaire, until somebody answers it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import count
from typing import Any

from django.db import transaction

from multaqa.convenings.models import Forum
from multaqa.kernel import ledger
from multaqa.kernel.kept import touch
from multaqa.people.models import Person

from .. import rules
from ..models import Item, Questionnaire
from ..queries import items_of, ready_items

Label = Mapping[str, str]


@transaction.atomic
def ask(
    *, forum: Forum, about: str, opens_at: datetime, closes_at: datetime, lead: Any,
    by: Person, at: datetime,
) -> Questionnaire:  # fmt: skip
    """Make the forum's questionnaire about its sessions or about itself, with the ready items; the
    one that is there stays as it is."""
    rules.require_days(opens_at, closes_at)
    days = {"opens_at": opens_at, "closes_at": closes_at}
    asked, new = Questionnaire.objects.get_or_create(
        forum=forum, about=about, defaults={**days, "lead": lead}
    )
    if new:
        Item.objects.bulk_create(
            Item(questionnaire=asked, position=position, **each)
            for position, each in enumerate(ready_items(about), 1)
        )
        _changed(asked, "questionnaire made", by, at)
    return asked


@transaction.atomic
def edit_questionnaire(
    *, questionnaire: Questionnaire, opens_at: datetime, closes_at: datetime, lead: Any,
    by: Person, at: datetime,
) -> Questionnaire:  # fmt: skip
    """Other days, other words above it; not once it closed with answers."""
    asked = _held(questionnaire)
    rules.require_not_closed(asked, at=at)
    rules.require_days(opens_at, closes_at)
    asked.opens_at, asked.closes_at, asked.lead = opens_at, closes_at, lead
    asked.save(update_fields=("opens_at", "closes_at", "lead"))
    _changed(asked, "questionnaire edited", by, at)
    return asked


@transaction.atomic
def add_item(*, questionnaire: Questionnaire, by: Person, at: datetime, **fields: Any) -> Item:
    """One more item at the end; ``options`` are the labels to choose from."""
    asked = _worded(questionnaire)
    items = items_of(asked)
    rules.require_room_for_an_item(len(items))
    item = Item(questionnaire=asked, position=max((i.position for i in items), default=0) + 1)
    _write(item, fields)
    _changed(asked, "item added", by, at)
    return item


@transaction.atomic
def edit_item(*, item: Item, by: Person, at: datetime, **fields: Any) -> Item:
    """Word an item otherwise."""
    asked = _worded(item.questionnaire)
    item = asked.items.get(pk=item.pk)
    item.questionnaire = asked
    _write(item, fields)
    _changed(asked, "item edited", by, at)
    return item


@transaction.atomic
def move_item(*, item: Item, by: Person, at: datetime) -> None:
    """One place earlier; nothing happens to the first."""
    asked = _worded(item.questionnaire)
    items = items_of(asked)
    place = next((n for n, each in enumerate(items) if each.pk == item.pk), 0)
    if place == 0:
        return
    items[place - 1 : place + 1] = [items[place], items[place - 1]]
    for position, each in enumerate(items, 1):
        each.position = position
    Item.objects.bulk_update(items, ["position"])
    _changed(asked, "item moved", by, at)


@transaction.atomic
def remove_item(*, item: Item, by: Person, at: datetime) -> None:
    """Take an item off."""
    asked = _worded(item.questionnaire)
    asked.items.filter(pk=item.pk).delete()
    _changed(asked, "item removed", by, at)


def _write(item: Item, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        setattr(item, name, _coded(item.options, value) if name == "options" else value)
    rules.require_item(item)
    if item.sums_up:
        item.questionnaire.items.exclude(pk=item.pk).filter(sums_up=True).update(sums_up=False)
    item.save()


def _coded(before: Sequence[Mapping[str, Any]], labels: Sequence[Label]) -> list[dict[str, Any]]:
    """The labels as options: each with the code it had, or one of its own."""
    known = {frozenset(each["label"].items()): each["code"] for each in before}
    taken = set(known.values())
    fresh = (code for n in count(1) if (code := f"o{n}") not in taken)
    return [
        {"code": known.pop(frozenset(label.items()), None) or next(fresh), "label": dict(label)}
        for label in labels
    ]


def _held(questionnaire: Questionnaire) -> Questionnaire:
    """The questionnaire's row, held until the transaction ends."""
    rows = Questionnaire.objects.select_for_update(of=("self",)).select_related("forum__network")
    return rows.get(pk=questionnaire.pk)


def _worded(questionnaire: Questionnaire) -> Questionnaire:
    asked = _held(questionnaire)
    rules.require_not_frozen(asked)
    return asked


def _changed(asked: Questionnaire, verb: str, by: Person, at: datetime) -> None:
    network = asked.forum.network
    ledger.record(
        verb=verb, subject=asked, by=by, at=at, network_id=network.pk, about=str(asked.about)
    )
    # The forum's public page leads to it while it is open.
    touch(network.slug)
