"""What the programmes room hears."""

from multaqa.kernel.bulletin import hear
from multaqa.people.models import Person
from multaqa.people.notices import PersonLeft

from .actions import forget_person


@hear(PersonLeft)
def roles_end_with_their_person(notice: PersonLeft) -> None:
    """Whoever leaves the platform leaves the cycles."""
    person = Person.objects.get(pk=notice.person_id)
    forget_person(person=person, by=person, at=notice.at)
