"""Beds are given and taken back. Whoever changes who sleeps in a bedroom holds its row: stays are
held first and bedrooms after them, each in the order of their ids, so that nobody waits in a ring.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction

from multaqa.convenings.models import Site
from multaqa.kernel import ledger
from multaqa.kernel.refusal import Refusal
from multaqa.people.models import Person

from .. import rules
from ..models import Bedroom, Stay


@transaction.atomic
def give_beds(
    *, site: Site, beds: Mapping[int, int | None], by: Person, at: datetime
) -> list[Stay]:
    """Give each stay (by its id) a bed in a bedroom (by its id), or take it back (None).

    All of them or none: never more people than beds on any night, whoever gives at once.
    """
    rules.require_not_over(site.forum)
    rows = Stay.objects.select_for_update(of=("self",)).filter(pk__in=beds)
    stays = list(rows.order_by("pk"))
    wanted = {pk for pk in beds.values() if pk is not None}
    bedrooms = _held_bedrooms(wanted)
    rules.require_all_there(len(beds) + len(wanted), len(stays) + len(bedrooms))
    rules.require_there(site, stays, bedrooms.values())
    for stay in stays:
        stay.bedroom = bedrooms.get(beds[stay.pk] or 0)
    Stay.objects.bulk_update(stays, ["bedroom"])
    for bedroom in bedrooms.values():
        rules.require_beds(bedroom, bedroom.beds, bedroom.stays.all())
    ledger.record(
        verb="beds given",
        subject=site,
        by=by,
        at=at,
        network_id=site.forum.network_id,
        beds={str(stay.pk): stay.bedroom_id for stay in stays},
    )
    return stays


def _held_bedrooms(ids: Collection[int]) -> dict[int, Bedroom]:
    rows = Bedroom.objects.select_for_update(of=("self",)).select_related("lodging")
    return {each.pk: each for each in rows.filter(pk__in=ids).order_by("pk")}


def _still_fits(stay: Stay) -> bool:
    """Whether the bed that was given is free on the nights that the stay now has."""
    bedroom = _held_bedrooms({stay.bedroom_id}).get(stay.bedroom_id) if stay.bedroom_id else None
    if bedroom is None:
        return True
    try:
        rules.require_beds(bedroom, bedroom.beds, [stay, *bedroom.stays.exclude(pk=stay.pk)])
    except Refusal:
        return False
    return True
