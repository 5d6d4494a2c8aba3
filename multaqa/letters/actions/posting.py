"""What a worker writes down about a letter: before it calls the mail server, and after.

Each step names the try it belongs to (``claimed_at``): a worker that was slow, or thought dead,
cannot overwrite what happened to the letter since.
"""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from multaqa.kernel.bulletin import announce
from multaqa.people.models import Person

from ..enums import LETTER_LIFE, LetterState, Trouble
from ..models import Letter
from ..notices import LetterGivenUp, LetterQueued

# Eight tries over a day: a mail server that was restarted, one that greets strangers with "later",
# one that was down overnight.
PAUSES = tuple(timedelta(minutes=m) for m in (5, 15, 45, 120, 240, 420, 600))
# Far more than a slow mail server takes (its answers are waited for 20 seconds each).
DOUBT_AFTER = timedelta(minutes=10)


def claim_letter(*, by: Person | None, at: datetime) -> Letter | None:
    """Take the longest due letter for oneself, marked as being sent before the mail server hears
    of it; None where nothing is due. Committed when it returns: nobody else takes it."""
    with transaction.atomic(durable=True):
        due = Letter.objects.due(at).select_for_update(skip_locked=True, of=("self",))
        letter = due.select_related("person", "network").first()
        if letter is None:
            return None
        LETTER_LIFE.require(letter.state, LetterState.SENDING)
        letter.state, letter.claimed_at = LetterState.SENDING, at
        letter.attempts += 1
        letter.save(update_fields=("state", "claimed_at", "attempts"))
    return letter


def mark_sent(*, letter: Letter, subject: str, by: Person | None, at: datetime) -> bool:
    """The mail server took it; also where the letter was in doubt meanwhile."""
    fields = {"subject": subject[:250], "sent_at": at, "failure": "", "answer": None}
    states = (LetterState.SENDING, LetterState.UNSURE)
    return _move(letter, LetterState.SENT, states, **fields)


def put_off(
    *, letter: Letter, trouble: Trouble, answer: int | None, by: Person | None, at: datetime
) -> bool:
    """It did not leave and may later: try again after a pause that grows, in the end give it up."""
    if letter.attempts > len(PAUSES):
        return give_up(letter=letter, trouble=trouble, answer=answer, by=by, at=at)
    fields = {"failure": trouble, "answer": answer, "next_at": at + PAUSES[letter.attempts - 1]}
    return _move(letter, LetterState.QUEUED, **fields)


@transaction.atomic
def give_up(
    *, letter: Letter, trouble: Trouble, answer: int | None, by: Person | None, at: datetime
) -> bool:
    """It was not sent and will not be by itself."""
    moved = _move(letter, LetterState.FAILED, failure=trouble, answer=answer)
    if moved:
        announce(LetterGivenUp(letter.pk))
    return moved


def doubt(*, letter: Letter, trouble: Trouble, by: Person | None, at: datetime) -> bool:
    """Nobody can say whether it left: it is not sent again unasked."""
    return _move(letter, LetterState.UNSURE, failure=trouble)


def withhold(*, letter: Letter, trouble: Trouble, by: Person | None, at: datetime) -> bool:
    """It has nothing to say any more, or nobody to say it to."""
    return _move(letter, LetterState.WITHHELD, failure=trouble)


def doubt_abandoned(*, by: Person | None, at: datetime) -> int:
    """Letters whose worker has not been heard of since it took them are in doubt; how many."""
    left = Letter.objects.filter(state=LetterState.SENDING, claimed_at__lt=at - DOUBT_AFTER)
    return left.update(state=LetterState.UNSURE, failure=Trouble.STOPPED)


def take_up(*, by: Person | None, at: datetime) -> bool:
    """Have due letters posted, and those that a worker left behind doubted; whether any were.

    The workers' clock asks every minute: no task is lost for ever with the worker that had it.
    """
    found = bool(doubt_abandoned(by=by, at=at)) or Letter.objects.due(at).exists()
    if found:
        announce(LetterQueued(""))
    return found


def _move(
    letter: Letter,
    to: LetterState,
    states: tuple[LetterState, ...] = (LetterState.SENDING,),
    **fields: Any,
) -> bool:
    for state in states:
        LETTER_LIFE.require(state, to)
    this_try = Letter.objects.filter(pk=letter.pk, claimed_at=letter.claimed_at, state__in=states)
    return this_try.update(state=to, **fields) == 1
