"""What the room lets go of when a person leaves the platform."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from multaqa.kernel import ledger
from multaqa.people.models import Person

from .. import rules
from ..models import Facilitation, PersonalAgenda, ReleaseLetter, Session


@transaction.atomic
def let_go(*, person: Person, by: Person | None, at: datetime) -> None:
    """Take a person who left off the agendas still to come, and delete what was theirs alone.

    Forums that are over keep who led what: their figures stand on it, and the name is gone.
    """
    leads = Facilitation.objects.filter(person=person).exclude(session__forum__state__in=rules.OVER)
    sessions = Session.objects.filter(pk__in=leads.values("session"))
    for session in sessions.select_related("forum"):
        ledger.record(
            verb="facilitator left",
            subject=session,
            by=by,
            at=at,
            network_id=session.forum.network_id,
        )
    sessions.update(version=F("version") + 1)
    leads.delete()
    PersonalAgenda.objects.filter(person=person).delete()
    ReleaseLetter.objects.filter(person=person).delete()
