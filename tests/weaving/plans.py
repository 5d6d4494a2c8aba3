"""A plan as the platform makes it, for tests that read or change one."""

from multaqa.weaving.actions import begin_plan
from multaqa.weaving.models import Plan
from multaqa.weaving.tasks import plan_seats
from tests.factories.convenings import ForumFactory
from tests.factories.people import PersonFactory, coordinator_of
from tests.factories.registrations import RegistrationFactory
from tests.factories.weaving import hall_of
from tests.factories.words import NOW, both

CITIES = (both("القاهرة", "Cairo"), both("الأقصر", "Luxor"), both("أسوان", "Aswan"))


def guests(count, forum):
    """People of three cities who are registered for the forum."""
    return [
        RegistrationFactory(forum=forum, person=PersonFactory(), city=CITIES[n % 3]).person
        for n in range(count)
    ]


def planned(count=12, *, forum=None, rounds=3, tables=("1", "2", "3"), by=None, **fields) -> Plan:
    """A version that was searched."""
    forum = forum or ForumFactory()
    rotation = hall_of(*guests(count, forum), forum=forum, rounds=rounds, tables=tables, **fields)
    return searched(rotation, by=by)


def searched(rotation, *, by=None) -> Plan:
    """A version of the rotation, as the platform makes it."""
    by = by or coordinator_of(rotation.forum.network)
    plan = begin_plan(rotation=rotation, by=by, at=NOW)
    plan.brief["effort"] = 3  # what is tried here is not how good it is
    plan.save(update_fields=["brief"])
    plan_seats.func(plan.pk)
    return Plan.objects.select_related("rotation__forum__cycle__network").get(pk=plan.pk)


def table_of(plan, person, at=1):
    return plan.seats.get(round=at, person=person).table


def at_table(plan, table, at=1):
    """The ids of the people there."""
    return list(plan.seats.filter(round=at, table=table).values_list("person_id", flat=True))
