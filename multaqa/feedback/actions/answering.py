"""Answering: once a person, and nobody can say what anybody answered."""

from collections.abc import Mapping
from datetime import datetime
from random import SystemRandom
from typing import Any
from uuid import uuid4

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
    _stir(questionnaire, session, dict(answers))
    if questionnaire.frozen_at is None:
        # The day alone: the hour would be that of the first answer.
        questionnaire.frozen_at = at.replace(hour=0, minute=0, second=0, microsecond=0)
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


def _stir(questionnaire: Questionnaire, session: Session | None, answers: dict[str, Any]) -> None:
    """Put the answers among those that wait: all of these are written anew under new keys, in the
    order of the keys, and the first that may join the figures do. So neither where a row lies nor
    which transaction wrote it says when it came."""
    waiting = Response.objects.filter(questionnaire=questionnaire, session=session, counted=False)
    every = [answers, *waiting.values_list("answers", flat=True)]
    waiting.delete()
    keyed = zip(sorted(uuid4() for _each in every), _shuffled(every), strict=True)
    joining = released(len(every))
    Response.objects.bulk_create(
        Response(
            key=key, questionnaire=questionnaire, session=session, answers=each, counted=n < joining
        )
        for n, (key, each) in enumerate(keyed)
    )


def _shuffled(every: list[dict[str, Any]]) -> list[dict[str, Any]]:
    SystemRandom().shuffle(every)
    return every
