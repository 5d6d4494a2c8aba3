"""Saying no to letters of a purpose, and taking that back."""

from datetime import datetime

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.networks.models import Network
from multaqa.people.models import Person

from .. import rules
from ..enums import Purpose
from ..models import Unsubscription


@transaction.atomic
def unsubscribe(
    *, person: Person, network: Network, purpose: Purpose, by: Person | None, at: datetime
) -> Unsubscription:
    """No more letters of the purpose; saying it again is no mistake."""
    rules.require_stoppable(purpose)
    said, new = Unsubscription.objects.get_or_create(
        person=person, network=network, purpose=purpose, ended_at=None, defaults={"at": at}
    )
    if new:
        _record("letters stopped", said, by, at)
    return said


@transaction.atomic
def subscribe_again(
    *, person: Person, network: Network, purpose: Purpose, by: Person | None, at: datetime
) -> bool:
    """Letters of the purpose are welcome again; whether they were not."""
    standing = Unsubscription.objects.standing()
    said = standing.filter(person=person, network=network, purpose=purpose).first()
    if said is None:
        return False
    said.ended_at = at
    said.save(update_fields=("ended_at",))
    _record("letters welcome again", said, by, at)
    return True


def _record(verb: str, said: Unsubscription, by: Person | None, at: datetime) -> None:
    detail = {"purpose": said.purpose}
    ledger.record(verb=verb, subject=said, by=by, at=at, network_id=said.network_id, **detail)
