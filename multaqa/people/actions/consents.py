"""What a person shows to whom: said and taken back by that person alone."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.kernel.kept import EVERYWHERE, touch

from ..enums import Audience, Part
from ..models import Consent, Person
from ..queries import consents_of
from ..rules import require_own


@transaction.atomic
def set_consents(
    *, person: Person, shows: Iterable[tuple[str, str]], by: Person, at: datetime
) -> None:
    """Make ``shows`` ((part, audience) pairs) all that ``person`` shows from now on; nobody says
    it for someone else.

    What everyone sees, members see too. A consent that is taken back keeps its row.
    """
    require_own(person, by=by)
    wanted = {(Part(part).value, Audience(audience).value) for part, audience in shows}
    wanted |= {(part, Audience.MEMBERS.value) for part, _audience in wanted}
    standing = consents_of(person)
    for part, audience in sorted(standing - wanted):
        person.consents.standing().filter(part=part, audience=audience).update(withdrawn_at=at)
        ledger.record(
            verb="consent withdrawn", subject=person, by=by, at=at, part=part, to=audience
        )
    for part, audience in sorted(wanted - standing):
        Consent.objects.create(person=person, part=part, audience=audience, given_at=at)
        ledger.record(verb="consent given", subject=person, by=by, at=at, part=part, to=audience)
    if standing != wanted:
        touch(EVERYWHERE)
