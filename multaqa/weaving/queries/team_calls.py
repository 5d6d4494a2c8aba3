"""Calls for teams: a cycle's, how each stands, whom it asks, who has said what they wish for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from multaqa.people.models import Person
from multaqa.programmes.models import Cycle
from multaqa.programmes.queries import LEAST_SHOWN, cohort

from ..enums import TeamCallState
from ..models import TeamCall, TeamMember, TeamProject, TeamRanking, TeamWish


def calls_of(cycle: Cycle) -> QuerySet[TeamCall]:
    """A cycle's calls for teams in their order."""
    rows = TeamCall.objects.filter(cycle=cycle)
    return rows.select_related("cycle__network").order_by("number")


def call_state(call: TeamCall, at: datetime) -> TeamCallState:
    """Where a call stands at a moment."""
    if call.published_at is not None:
        return TeamCallState.OUT
    if at < call.opens_at:
        return TeamCallState.SOON
    return TeamCallState.CLOSED if at >= call.closes_at else TeamCallState.OPEN


def asked_for_team(call: TeamCall) -> QuerySet[Person]:
    """Those whom the call asks: they hold one of its roles now. By name."""
    ids = cohort(call.cycle).filter(name__in=call.roles).order_by().values("person")
    return Person.objects.filter(pk__in=ids, left_at=None).by_name()


def cycle_roles_of(cycle: Cycle, person_id: int | None) -> list[str]:
    """The roles that the person holds in the cycle now."""
    return list(cohort(cycle).filter(person=person_id).values_list("name", flat=True))


def is_asked(call: TeamCall, person_id: int | None) -> bool:
    """Whether the call asks the person."""
    return cohort(call.cycle).filter(name__in=call.roles, person=person_id).exists()


def is_member(call: TeamCall, person_id: int | None) -> bool:
    """Whether the person is in a team of the call that everybody asked may read."""
    members = TeamMember.objects.filter(call=call, call__published_at__isnull=False)
    return members.filter(person=person_id).exists()


@dataclass(frozen=True, slots=True)
class Ranked:
    """What one person has said: projects by their wish, the dearest first, and skills."""

    wishes: tuple[int, ...] = ()
    skills: tuple[int, ...] = ()


def ranked(call: TeamCall, person_id: int | None) -> Ranked:
    """What the person has said in the call (one query); for themselves alone."""
    mine = TeamRanking.objects.filter(call=call, person=person_id).order_by("wishes__rank")
    rows = list(mine.values_list("wishes__project_id", "skills"))
    return Ranked(tuple(pk for pk, _keys in rows if pk), tuple(rows[0][1]) if rows else ())


@dataclass(frozen=True, slots=True)
class Said:
    """Whether somebody has ranked projects, and nothing of which."""

    person: Person
    said: bool


def said_in(call: TeamCall) -> list[Said]:
    """Everybody whom the call asks, those first who have said nothing yet (one query)."""
    wishes = TeamWish.objects.filter(ranking__call=call, ranking__person=OuterRef("pk"))
    people = asked_for_team(call).annotate(said=Exists(wishes))
    rows = [Said(person, person.said) for person in people]
    return sorted(rows, key=lambda row: row.said)


def silent_in(call: TeamCall) -> list[Person]:
    """Those whom a reminder should reach."""
    return [row.person for row in said_in(call) if not row.said]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many of those who ranked, in words that point at nobody: ``count`` is None where there
    are fewer than five, or where all but fewer than five are (``nearly``)."""

    count: int | None
    nearly: bool = False


def counted(count: int, of: int) -> Counted:
    """A count of ``of`` people, withheld where it or what is left of them is small."""
    if count < LEAST_SHOWN:
        return Counted(None)
    return Counted(None, nearly=True) if of - count < LEAST_SHOWN else Counted(count)


def wanted(call: TeamCall, projects: Iterable[TeamProject]) -> list[tuple[TeamProject, Any]]:
    """Each project with how many wished for it, at whatever rank, as teams were made; None before:
    while people choose, each new one would be told by the difference."""
    of, counts = call.result.get("ranked"), call.result.get("wanted", {})
    return [
        (project, None if of is None else counted(counts.get(str(project.pk), 0), of))
        for project in projects
    ]
