"""Sending a letter again, which only a person decides; and forgetting who left."""

from datetime import datetime

from django.db import transaction

from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.people.models import Person

from .. import rules
from ..enums import LETTER_LIFE, LetterState, Trouble
from ..models import Letter
from ..notices import LetterQueued


@transaction.atomic
def send_again(*, letter: Letter, by: Person, at: datetime) -> Letter:
    """Queue a letter that did not leave, or perhaps not: its Message-ID stays, so that a mail
    program that got it before shows it once."""
    letter = (
        Letter.objects.select_for_update(of=("self",)).select_related("person").get(pk=letter.pk)
    )
    rules.require_undelivered(letter)
    LETTER_LIFE.require(letter.state, LetterState.QUEUED)
    before, letter.state = letter.state, LetterState.QUEUED
    letter.next_at, letter.attempts, letter.failure, letter.answer = at, 0, "", None
    letter.save(update_fields=("state", "next_at", "attempts", "failure", "answer"))
    detail = {"before": before}
    ledger.record(
        verb="letter sent again",
        subject=letter,
        by=by,
        at=at,
        network_id=letter.network_id,
        **detail,
    )
    announce(LetterQueued(letter.kind))
    return letter


@transaction.atomic
def forget_letters(*, person: Person, by: Person | None, at: datetime) -> int:
    """Nothing more goes to who left, and no subject names them; how many letters are withheld."""
    theirs = Letter.objects.filter(person=person)
    theirs.exclude(subject="").update(subject="")
    return theirs.waiting().update(state=LetterState.WITHHELD, failure=Trouble.UNADDRESSED)
