"""Answering: once a person, and nobody can say what anybody answered."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from multaqa.convenings.models import Session
from multaqa.engines.survey import released
from multaqa.kernel.refusal import Refusal
from multaqa.people.models import Person
from multaqa.registrations.models import Registration

from .. import rules
from ..models import Ballot, Questionnaire, Response
from ..queries import mark_of


@transaction.atomic
def answer(
    *,
    questionnaire: Questionnaire,
    session: Session | None,
    registration: Registration,
    answers: Mapping[str, Any],
    by: Person,
    at: datetime,
) -> None:
    """Take the answers of ``registration``'s person (``by``), once; gives back nothing that could
    be tied to them, and no line of the ledger says that they answered."""
    # Locked, so that of two who answer at once each counts what the other left waiting.
    locked = Questionnaire.objects.select_for_update(of=("self",)).select_related("forum__network")
    questionnaire = locked.get(pk=questionnaire.pk)
    if by.pk != registration.person_id:
        raise Refusal(_("Only the person concerned can say this."))
    rules.require_about(questionnaire, session)
    rules.require_open(questionnaire, session, at=at)
    rules.require_registered(questionnaire, registration)
    rules.require_answers(list(questionnaire.items.all()), answers)
    _cast(questionnaire, session, registration)
    zone = ZoneInfo(questionnaire.forum.network.time_zone)
    Response.objects.create(
        questionnaire=questionnaire,
        session=session,
        answers=dict(answers),
        on=at.astimezone(zone).date(),
    )
    _count(questionnaire, session)
    if questionnaire.frozen_at is None:
        questionnaire.frozen_at = at
        questionnaire.save(update_fields=["frozen_at"])


def _cast(
    questionnaire: Questionnaire, session: Session | None, registration: Registration
) -> None:
    mark = mark_of(questionnaire, session, registration)
    try:
        with transaction.atomic():
            Ballot.objects.create(mark=mark, questionnaire=questionnaire, session=session)
    except IntegrityError:
        raise Refusal(_("You have answered already. Thank you.")) from None


def _count(questionnaire: Questionnaire, session: Session | None) -> None:
    """Let the answers that wait join the figures, once they are enough."""
    responses = Response.objects.filter(questionnaire=questionnaire, session=session)
    waiting = responses.filter(counted=False)
    if released(responses.count() - waiting.count(), waiting.count()):
        waiting.update(counted=True)
