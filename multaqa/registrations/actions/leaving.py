"""What the room lets go of when a person leaves the platform."""

from datetime import datetime

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.people.models import Person

from ..enums import RegistrationState
from ..models import Answer, Registration
from ..queries import coming
from .answers import _erase
from .registering import withdraw_registration


@transaction.atomic
def let_go(*, person: Person, by: Person | None, at: datetime) -> None:
    """Withdraw them from the forums to come, and erase what they answered in any.

    The rows stay with their city, nameless: figures stand on them. What was begun and never sent
    goes altogether.
    """
    for registration in coming(person.pk).filter(state=RegistrationState.SENT):
        withdraw_registration(registration=registration, by=by, at=at)
    mine = Registration.objects.filter(person=person)
    _erase(Answer.objects.filter(registration__in=mine))
    for registration in mine.select_related("forum"):
        network_id = registration.forum.network_id
        ledger.record(
            verb="person let go", subject=registration, by=by, at=at, network_id=network_id
        )
    mine.filter(state=RegistrationState.STARTED).delete()
    mine.update(badge_name="", badge_line="", wishes=[])
