"""Posting: what is due leaves, each letter marked before the mail server hears of it."""

import logging
from typing import Any

from django.utils import timezone
from django_tasks import task

from multaqa.networks.models import Network
from multaqa.people.models import Person

from .. import actions, queries
from ..enums import Trouble
from ..exports.message import message
from ..models import Letter
from .post_office import PostOffice, Told

log = logging.getLogger(__name__)
# One line to the mail server carries so many; then other tasks have their turn.
BATCH = 100


@task()
def post_letters() -> int:
    """Post the letters that are due; gives how many left. Any number of workers may run it."""
    actions.doubt_abandoned(by=None, at=timezone.now())
    sent = 0
    with PostOffice() as post:
        for _turn in range(BATCH):
            letter = actions.claim_letter(by=None, at=timezone.now())
            if letter is None:
                return sent
            left, down = _post(letter, post)
            sent += left
            if down:
                return sent
    post_letters.enqueue()
    return sent


@task()
def post_trial(kind: str, network_id: int, person_id: int) -> bool:
    """Send a person a letter as it would leave to them, without writing one; whether it left."""
    network = Network.objects.get(pk=network_id)
    person = Person.objects.present().get(pk=person_id)
    made = queries.preview(queries.kind_of(kind), network, person)
    with PostOffice() as post:
        told = post.send(message(made.letter, made.written))
    if told.trouble:
        log.warning("a trial letter did not leave: %s", told.trouble)
    return told.trouble is None


def _post(letter: Letter, post: PostOffice) -> tuple[bool, bool]:
    """One letter: whether it left, and whether the mail server takes no other now."""
    try:
        why = _withheld(letter)
        written = None if why else queries.written(letter)
        told = post.send(message(letter, written)) if written else None
    except Exception:
        log.exception("letter %s could not be put together", letter.pk)
        actions.put_off(letter=letter, trouble=Trouble.UNWRITTEN, answer=None, **_now())
        return False, False
    if written is None or told is None:
        actions.withhold(letter=letter, trouble=why or Trouble.UNTRUE, **_now())
        return False, False
    _write_down(letter, told, written.subject)
    return told.trouble is None, told.down


def _write_down(letter: Letter, told: Told, subject: str) -> None:
    if told.trouble is None:
        actions.mark_sent(letter=letter, subject=subject, **_now())
    elif told.doubt:
        actions.doubt(letter=letter, trouble=told.trouble, **_now())
    else:
        verb = actions.give_up if told.final else actions.put_off
        verb(letter=letter, trouble=told.trouble, answer=told.answer, **_now())


def _withheld(letter: Letter) -> Trouble | None:
    """Why the letter has nobody to go to, if it has not."""
    person = letter.person
    if not person.email or person.left_at is not None:
        return Trouble.UNADDRESSED
    if person.is_demo:
        return Trouble.INVENTED
    purpose = queries.kind_of(letter.kind).purpose
    return None if queries.wants(letter.network, purpose, person) else Trouble.UNWANTED


def _now() -> dict[str, Any]:
    return {"by": None, "at": timezone.now()}
