"""Letters about a release: each leaves once, in its person's language."""

from collections.abc import Callable
from datetime import datetime

from django.core.mail import EmailMultiAlternatives
from django.db import transaction

from multaqa.people.models import Person

from ..models import Forum, ReleaseLetter


def send_letter(
    *,
    letter: ReleaseLetter,
    write: Callable[[ReleaseLetter], EmailMultiAlternatives],
    by: Person | None,
    at: datetime,
) -> bool:
    """Send what ``write`` makes of the letter, unless it has left already or has no address.

    The letter is marked before it leaves and unmarked if the post refuses it: two workers never
    send it twice, no lock is held while the post is slow, and a later try sends what failed.
    """
    if not letter.person.email:
        return False
    unsent = ReleaseLetter.objects.filter(pk=letter.pk, sent_at=None)
    if not unsent.update(sent_at=at):
        return False
    try:
        write(letter).send()
    except Exception:
        ReleaseLetter.objects.filter(pk=letter.pk, sent_at=at).update(sent_at=None)
        raise
    return True


@transaction.atomic
def read_letters(*, forum: Forum, by: Person, at: datetime) -> int:
    """The person has seen what changed in the forum: how many letters that were unread."""
    unread = ReleaseLetter.objects.filter(person=by, release__forum=forum, read_at=None)
    return unread.update(read_at=at)
