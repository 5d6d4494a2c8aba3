"""What the room lets go of when somebody does not come, or leaves the platform."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.people.models import Person
from multaqa.registrations.models import Registration

from ..models import MealSkipped, Needs, Stay, Trip


@transaction.atomic
def let_go_of(*, registrations: Collection[Registration], by: Person | None, at: datetime) -> None:
    """Erase their needs, journeys and meals; their beds are free."""
    for registration in registrations:
        gone = 0
        for model in (Needs, Trip, Stay, MealSkipped):
            gone += model.objects.filter(registration=registration).delete()[0]
        if gone:
            network_id = registration.forum.network_id
            ledger.record(
                verb="needs erased", subject=registration, by=by, at=at, network_id=network_id
            )


@transaction.atomic
def let_go_at(*, registration: Registration, site_id: int, by: Person | None, at: datetime) -> None:
    """Erase their journeys, nights and meals at a site, unless they have come back to it; the bed
    is free, and what they need elsewhere stays."""
    held = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
    if held.places.filter(site=site_id, given_up_at=None).exists():
        return
    mine = {"registration": held}
    gone = Trip.objects.filter(site=site_id, **mine).delete()[0]
    gone += Stay.objects.filter(site=site_id, **mine).delete()[0]
    gone += MealSkipped.objects.filter(session__site=site_id, **mine).delete()[0]
    if gone:
        network_id = registration.forum.network_id
        verb = "needs at a site erased"
        ledger.record(verb=verb, subject=registration, by=by, at=at, network_id=network_id)
