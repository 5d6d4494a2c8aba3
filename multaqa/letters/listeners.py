"""What the letters room hears."""

from multaqa.kernel.bulletin import hear
from multaqa.people.models import Person
from multaqa.people.notices import PersonLeft

from .actions import forget_letters
from .notices import LetterQueued
from .tasks import post_letters


@hear(LetterQueued)
def post_it(notice: LetterQueued) -> None:
    """A letter leaves after the answer, not within it."""
    post_letters.enqueue()


@hear(PersonLeft)
def forget(notice: PersonLeft) -> None:
    """Whoever leaves the platform is not written to any more, and the log does not name them."""
    forget_letters(person=Person.objects.get(pk=notice.person_id), by=None, at=notice.at)
