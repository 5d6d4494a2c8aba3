"""Reminding those who have not answered: one click, and never two letters on one day."""

from datetime import datetime

from django.db import transaction

from multaqa.convenings.queries import local
from multaqa.letters.actions import write_letters
from multaqa.people.models import Person
from multaqa.registrations.queries import registered

from .. import rules
from ..models import Questionnaire
from ..queries import kind_of_reminder, unanswered


@transaction.atomic
def remind(*, questionnaire: Questionnaire, by: Person, at: datetime) -> int:
    """Write to everybody of whom an answer is still hoped for; how many letters are new."""
    rules.require_running(questionnaire, at=at)
    forum = questionnaire.forum
    registrations = list(registered(forum))
    silent = unanswered(questionnaire, registrations, at=at)
    return write_letters(
        network=forum.network,
        people=[each.person for each in registrations if each.pk in silent],
        kind=kind_of_reminder(questionnaire),
        # The day stands in it: another day they may be reminded again, the same day never.
        reason=f"questionnaire {questionnaire.pk} {local(forum, at):%Y-%m-%d}",
        about={"questionnaire": questionnaire.pk},
        by=by,
        at=at,
    )
