"""What the weaving room hears."""

from multaqa.kernel.bulletin import hear
from multaqa.people.models import Person
from multaqa.people.notices import PersonLeft

from .actions import forget_wishes, withdraw
from .models import SurveyConsent
from .notices import PlanWaits
from .tasks import plan_seats


@hear(PersonLeft)
def answers_leave_with_their_person(notice: PersonLeft) -> None:
    """Whoever leaves the platform leaves the surveys, and takes their answers out."""
    person = Person.objects.get(pk=notice.person_id)
    standing = SurveyConsent.objects.standing().filter(person=person)
    for consent in standing.select_related("cycle"):
        withdraw(cycle=consent.cycle, person=person, by=person, at=notice.at)


@hear(PlanWaits)
def a_plan_that_waits_is_made(notice: PlanWaits) -> None:
    """After the answer, not within it."""
    plan_seats.enqueue(notice.plan_id)


@hear(PersonLeft)
def wishes_leave_with_their_person(notice: PersonLeft) -> None:
    """Nobody makes a team of somebody who left."""
    person = Person.objects.get(pk=notice.person_id)
    forget_wishes(person=person, by=person, at=notice.at)
