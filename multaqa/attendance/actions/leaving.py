"""What the room lets go of when a person leaves the platform."""

from datetime import datetime

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.people.models import Person

from ..models import Certificate


@transaction.atomic
def let_go(*, person: Person, by: Person | None, at: datetime) -> None:
    """Take their name off their certificates: the numbers then say that the holder has left.

    Check-ins stay, nameless: figures stand on them. Devices drop the name at their next refresh,
    for the lists they fetch hold nobody who left.
    """
    mine = Certificate.objects.filter(registration__person=person)
    for certificate in mine.select_related("registration__forum"):
        network_id = certificate.registration.forum.network_id
        ledger.record(
            verb="holder let go", subject=certificate, by=by, at=at, network_id=network_id
        )
    mine.update(name="")
