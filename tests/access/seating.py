"""Of the scene: a seating plan of the forum."""

from typing import Any

from multaqa.people.enums import RoleName
from multaqa.weaving.enums import SeatingRuleKind
from multaqa.weaving.models import Plan
from multaqa.weaving.queries import judged, result_of, rotation_brief, values_of
from tests.factories.programmes import participant
from tests.factories.weaving import PlanFactory, SeatFactory, SeatingRuleFactory, hall_of
from tests.factories.words import NOW, both

# Those whose number is a plan's: what their names begin with.
PAGES = (
    *("plan", "move_seat", "lock_seats", "replan", "publish_plan", "discard_plan", "stop_plan"),
    *("rotation", "edit_rotation", "remove_rotation", "round", "guests", "absences"),
    *("add_rule", "drop_rule", "possible", "begin_plan", "take_plan"),
)


def of_seating(scene: Any, forum: Any) -> dict[str, Any]:
    """A rotation of two people at two tables, and one version of its plan."""
    people = [participant(scene.cycle, RoleName.INNOVATOR) for _ in range(2)]
    name = both("سر", "confidential")
    rotation = hall_of(*people, forum=forum, rounds=1, name=name)
    plan = a_plan(rotation, people)
    seat_of(scene.people["inn"], forum)
    rule = SeatingRuleFactory(rotation=rotation, kind=SeatingRuleKind.SEAT, table="1")
    named = {"rotation": rotation.pk, "number": plan.number, "person": people[0].pk}
    named |= {"paper": "wall", "position": 1, "rule": rule.pk, "kind": SeatingRuleKind.APART.value}
    return {f"weaving:{page}": named for page in PAGES}


def seat_of(person: Any, forum: Any) -> None:
    """A seat by another plan, which is published."""
    rotation = hall_of(person, forum=forum, rounds=1, name=both("طاولات", "Tables"))
    rotation.rounds.update(name="Published")
    SeatFactory(plan=PlanFactory(rotation=rotation, published_at=NOW), person=person)


def a_plan(rotation: Any, people: list[Any]) -> Plan:
    """Each at a table of their own."""
    brief = rotation_brief(rotation)
    values = {"brief": values_of(brief), "result": result_of(judged(brief, (), ()))}
    plan = PlanFactory(rotation=rotation, **values)
    for table, person in zip("12", people, strict=True):
        SeatFactory(plan=plan, table=table, person=person)
    return plan
