"""What the attendance room hears."""

from multaqa.kernel.bulletin import hear
from multaqa.people.models import Person
from multaqa.people.notices import PersonLeft

from .actions import let_go


@hear(PersonLeft)
def nameless(notice: PersonLeft) -> None:
    """Whoever leaves the platform is named on no certificate any more."""
    let_go(person=Person.objects.get(pk=notice.person_id), by=None, at=notice.at)
