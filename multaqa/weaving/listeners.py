"""What the weaving room hears."""

from multaqa.kernel.bulletin import hear
from multaqa.people.models import Person
from multaqa.people.notices import PersonLeft

from .actions import forget_wishes, withdraw
from .notices import PlanWaits
from .queries import surveyed_in
from .tasks import plan_seats


@hear(PersonLeft)
def answers_leave_with_their_person(notice: PersonLeft) -> None:
    """Whoever leaves the platform leaves the surveys, and takes their answers out, and what was
    answered about them, whether they ever took part or not."""
    person = Person.objects.get(pk=notice.person_id)
    for cycle in surveyed_in(person.pk):
        withdraw(cycle=cycle, person=person, by=person, at=notice.at)


@hear(PlanWaits)
def a_plan_that_waits_is_made(notice: PlanWaits) -> None:
    """After the answer, not within it."""
    plan_seats.enqueue(notice.plan_id)


@hear(PersonLeft)
def wishes_leave_with_their_person(notice: PersonLeft) -> None:
    """Nobody makes a team of somebody who left."""
    person = Person.objects.get(pk=notice.person_id)
    forget_wishes(person=person, by=person, at=notice.at)
