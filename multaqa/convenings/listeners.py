"""What the convenings room hears."""

from multaqa.kernel.bulletin import hear
from multaqa.people.models import Person
from multaqa.people.notices import PersonLeft

from .actions import let_go


@hear(PersonLeft)
def off_the_agendas(notice: PersonLeft) -> None:
    """Whoever leaves the platform leaves the agendas still to come."""
    let_go(person=Person.objects.get(pk=notice.person_id), by=None, at=notice.at)
