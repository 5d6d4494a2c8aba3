"""Houses and their bedrooms."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from multaqa.convenings.models import Site
from multaqa.kernel import ledger
from multaqa.people.models import Person

from .. import rules
from ..models import Bedroom, Lodging, Stay


@transaction.atomic
def add_lodging(
    *, site: Site, name: Any, address: Any, phone: str, by: Person, at: datetime
) -> Lodging:
    """A house near a site where people can sleep."""
    rules.require_not_over(site.forum)
    lodging = Lodging.objects.create(site=site, name=name, address=address, phone=phone)
    _note("lodging added", lodging, by, at)
    return lodging


@transaction.atomic
def edit_lodging(
    *, lodging: Lodging, name: Any, address: Any, phone: str, by: Person, at: datetime
) -> Lodging:
    """Its name, where it is, whom to call."""
    rules.require_not_over(lodging.site.forum)
    lodging.name, lodging.address, lodging.phone = name, address, phone
    lodging.save(update_fields=["name", "address", "phone"])
    _note("lodging changed", lodging, by, at)
    return lodging


@transaction.atomic
def remove_lodging(*, lodging: Lodging, by: Person, at: datetime) -> None:
    """A house in which nobody has a bed."""
    rules.require_not_over(lodging.site.forum)
    _held(list(lodging.bedrooms.values_list("pk", flat=True)))
    taken = Stay.objects.filter(bedroom__lodging=lodging).exists()
    rules.require_nobody_sleeps(lodging, taken=taken)
    _note("lodging removed", lodging, by, at)
    lodging.delete()


@transaction.atomic
def add_bedrooms(
    *, lodging: Lodging, labels: Sequence[str], beds: int, by: Person, at: datetime
) -> list[Bedroom]:
    """Several bedrooms of the same size at once."""
    rules.require_not_over(lodging.site.forum)
    rules.require_number_of_beds(beds)
    # Held, so that two who add at once see each other's.
    Lodging.objects.select_for_update(of=("self",)).get(pk=lodging.pk)
    rules.require_new_labels(labels, lodging.bedrooms.values_list("label", flat=True))
    bedrooms = [Bedroom(lodging=lodging, label=label, beds=beds) for label in labels]
    Bedroom.objects.bulk_create(bedrooms)
    _note("bedrooms added", lodging, by, at, bedrooms=len(bedrooms), beds=beds)
    return bedrooms


@transaction.atomic
def edit_bedroom(*, bedroom: Bedroom, label: str, beds: int, by: Person, at: datetime) -> Bedroom:
    """Its name and how many beds it has: no fewer than people sleep in it."""
    lodging = Lodging.objects.select_for_update(of=("self",)).get(pk=bedroom.lodging_id)
    rules.require_not_over(lodging.site.forum)
    rules.require_number_of_beds(beds)
    others = lodging.bedrooms.exclude(pk=bedroom.pk)
    rules.require_new_labels([label], others.values_list("label", flat=True))
    held = _held([bedroom.pk])[0]
    rules.require_beds_stay(beds, held.stays.all())
    held.label, held.beds = label, beds
    held.save(update_fields=["label", "beds"])
    _note("bedroom changed", lodging, by, at, bedroom=held.pk, beds=beds)
    return held


@transaction.atomic
def remove_bedroom(*, bedroom: Bedroom, by: Person, at: datetime) -> None:
    """A bedroom in which nobody has a bed."""
    rules.require_not_over(bedroom.lodging.site.forum)
    held = _held([bedroom.pk])[0]
    rules.require_nobody_sleeps(held, taken=held.stays.exists())
    _note("bedroom removed", bedroom.lodging, by, at, bedroom=bedroom.pk)
    held.delete()


def _held(ids: list[int]) -> list[Bedroom]:
    """The bedrooms, held: nobody is given a bed in them meanwhile."""
    return list(Bedroom.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))


def _note(verb: str, lodging: Lodging, by: Person, at: datetime, **detail: Any) -> None:
    network_id = lodging.site.forum.network_id
    ledger.record(verb=verb, subject=lodging, by=by, at=at, network_id=network_id, **detail)
