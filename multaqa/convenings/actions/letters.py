"""Letters about a release: what changed for whom, and who has seen it."""

from datetime import datetime

from django.db import transaction

from multaqa.people.models import Person

from ..models import Forum, ReleaseLetter


@transaction.atomic
def read_letters(*, forum: Forum, by: Person, at: datetime) -> int:
    """The person has seen what changed in the forum: how many letters that were unread."""
    unread = ReleaseLetter.objects.filter(person=by, release__forum=forum, read_at=None)
    return unread.update(read_at=at)
