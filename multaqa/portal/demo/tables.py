"""The demonstration's tables: planned by the engine for the first forum, published, held as people
came through the door (two never did, one came a day late), and planned anew after the first day.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import combinations
from uuid import NAMESPACE_URL, uuid5

from i18nfield.strings import LazyI18nString

from multaqa.attendance.queries import check_ins
from multaqa.convenings.models import Forum
from multaqa.engines.rotation import replan
from multaqa.people.models import Person
from multaqa.registrations.queries import registered, seating_questions
from multaqa.weaving import actions, queries
from multaqa.weaving.actions import AskedRound
from multaqa.weaving.enums import Effort
from multaqa.weaving.models import Meeting, Plan, Rotation, RotationRound

from .content import moment

NAME = LazyI18nString({"ar": "طاولات الملتقى الأول", "en": "Tables of the first forum"})
# Each round with the hour at which it ended.
ROUNDS = (
    ("الأربعاء، الجولة ١", "Wednesday, round 1", "2019-06-26T13:00"),
    ("الأربعاء، الجولة ٢", "Wednesday, round 2", "2019-06-26T17:00"),
    ("الخميس، الجولة ١", "Thursday, round 1", "2019-06-27T11:00"),
    ("الجمعة، الجولة ١", "Friday, round 1", "2019-06-28T13:00"),
    ("الجمعة، الجولة ٢", "Friday, round 2", "2019-06-28T17:00"),
)
NAMES = [LazyI18nString({"ar": arabic, "en": english}) for arabic, english, _ended in ROUNDS]
TABLES = tuple({"name": str(n), "least": None, "most": 6} for n in range(1, 7))
# So many turns of the search are enough for a demonstration, and cost a quarter of a second.
ENOUGH = 40
ARRANGED, PLANNED = timedelta(days=6), timedelta(days=5)
HOUR = timedelta(hours=1)


def sit_at_tables(*, forum: Forum, by: Person) -> set[frozenset[int]]:
    """Plan, publish and hold the rounds of a forum; which pairs shared a table."""
    begins = moment(ROUNDS[0][2], forum.network.time_zone)
    rotation = _arranged(forum, by, begins - ARRANGED)
    _publish(_planned(rotation, by, begins - PLANNED), by, begins - PLANNED)
    first = _first_days(forum)
    for row, (*_name, ended) in zip(rotation.rounds.all(), ROUNDS, strict=True):
        at = moment(ended, forum.network.time_zone)
        if at.date() > begins.date() and not rotation.plans.filter(parent__isnull=False).exists():
            _publish(_planned_again(rotation, first, by, at - 3 * HOUR), by, at - 2 * HOUR)
        _hold(row, {pk for pk, day in first.items() if day <= at.date()}, by, at)
    return set(_pairs(forum))


def _arranged(forum: Forum, by: Person, at: datetime) -> Rotation:
    """Everybody who is registered, six tables, five rounds; each table with people of long and of
    short experience."""
    return actions.arrange_rotation(
        forum=forum,
        values={"name": NAME, "effort": Effort.SHORT, "spread": _spread(forum)},
        rounds=[AskedRound(name, TABLES) for name in NAMES],
        people=list(registered(forum).values_list("person_id", flat=True)),
        by=by,
        at=at,
    )


def _spread(forum: Forum) -> list[int]:
    """The question of the form by which tables are mixed: how long people have worked."""
    return [each.pk for each in seating_questions(forum)]


def _planned(rotation: Rotation, by: Person, at: datetime) -> Plan:
    return _made(actions.begin_plan(rotation=rotation, by=by, at=at), at)


def _planned_again(rotation: Rotation, first: dict[int, date], by: Person, at: datetime) -> Plan:
    """After the first day: without those who were never seen; who comes late was announced."""
    gone = [each.person_id for each in queries.changed_guests(rotation).gone]
    never = [pk for pk in gone if pk not in first]
    return _made(actions.replan_rest(rotation=rotation, came=(), gone=never, by=by, at=at), at)


def _made(plan: Plan, at: datetime) -> Plan:
    """What the task does behind the page, at the hour at which the story has it."""
    mine = actions.take_up_plan(plan=plan, by=None, at=at)
    turns = iter(range(ENOUGH))
    woven = replan(
        queries.brief_of(mine),
        queries.held_in(mine),
        proceed=lambda: next(turns, None) is not None,
    )
    values = queries.result_of(woven) | {"turns": woven.turns, "seconds": 0, "stopped": True}
    kept = actions.keep_plan(
        plan=mine, values=values, seatings=woven.seatings, by=None, at=at + HOUR / 60
    )
    return kept or mine


def _publish(plan: Plan, by: Person, at: datetime) -> None:
    actions.publish_plan(plan=plan, by=by, at=at)


def _first_days(forum: Forum) -> dict[int, date]:
    """By person the first day on which they were seen at the door."""
    rows = check_ins(forum).order_by("-on").values_list("registration__person_id", "on")
    return dict(rows)


def _hold(row: RotationRound, there: set[int], by: Person, at: datetime) -> None:
    """Each table as it was: who was to sit there and came."""
    plan = queries.published_plan(row.rotation)
    planned = next(each for each in queries.seatings(plan) if each.round == row.position)
    for table, people in planned.tables.items():
        actions.confirm_table(
            row=row,
            table=str(table),
            people=[int(pk) for pk in people if pk in there],
            was=None,
            uid=uuid5(NAMESPACE_URL, f"{row.rotation_id} {row.key} {table}"),
            said_at=at,
            by=by,
            at=at,
        )


def _pairs(forum: Forum) -> Iterable[frozenset[int]]:
    tables: dict[tuple[str, str], list[int]] = {}
    for row in Meeting.objects.filter(forum=forum):
        tables.setdefault((row.round, row.table), []).append(row.person_id)
    for ids in tables.values():
        yield from (frozenset(pair) for pair in combinations(ids, 2))
