"""The demonstration's project teams: ranked after the first forum, made by the engine, told."""

from collections.abc import Sequence
from random import Random
from typing import Any

from i18nfield.strings import LazyI18nString

from multaqa.networks.models import Network
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle
from multaqa.weaving import actions
from multaqa.weaving.models import TeamCall, TeamProject
from multaqa.weaving.queries import asked_for_team

from .content import moment, read

# Two of the cohort did not find the time to choose.
SILENT = 2
LEAST, MOST = 3, 5


def load_teams(*, network: Network, people: dict[str, Person]) -> None:
    """All of it or, where the cycle called for teams already, nothing."""
    cycle = Cycle.objects.filter(network=network, number=1).select_related("network").first()
    by = people.get("mariam-alfihris")
    if cycle is None or by is None or TeamCall.objects.filter(cycle=cycle).exists():
        return
    row = read("teams")
    call = _called(cycle, row, by)
    projects = _projects(call, row["projects"], by)
    _choose(call, projects)
    actions.make_teams(call=call, by=by, at=call.closes_at)
    actions.publish_teams(call=call, by=by, at=call.closes_at)


def _called(cycle: Cycle, row: dict[str, Any], by: Person) -> TeamCall:
    opens, closes = (moment(row[key], cycle.network.time_zone) for key in ("opens_at", "closes_at"))
    values = {key: LazyI18nString(row[key]) for key in ("title", "lead")}
    values |= {"opens_at": opens, "closes_at": closes, "roles": ["innovator"], "wishes": 3}
    call = actions.call_for_teams(cycle=cycle, values=values, by=by, at=opens)
    for name in row["skills"]:
        actions.name_skill(call=call, name=LazyI18nString(name), by=by, at=opens)
    return call


def _projects(call: TeamCall, rows: list[dict[str, Any]], by: Person) -> list[TeamProject]:
    keys = [skill["key"] for skill in call.skills]
    found = []
    for row in rows:
        values = {key: LazyI18nString(row[key]) for key in ("title", "about")}
        needed = [] if row["skill"] is None else [keys[row["skill"]]]
        values |= {"least": LEAST, "most": MOST, "skills": needed}
        found.append(actions.write_project(call=call, values=values, by=by, at=call.opens_at))
    return found


def _choose(call: TeamCall, projects: Sequence[TeamProject]) -> None:
    """Some projects are dearer to many than others."""
    dice = Random(2019)  # noqa: S311 - a story, no secret
    keys = [skill["key"] for skill in call.skills]
    for person in list(asked_for_team(call).order_by("pk"))[SILENT:]:
        dear = sorted(projects, key=lambda each: dice.random() * (1 + projects.index(each) / 3))
        actions.rank_projects(
            call=call,
            person=person,
            wishes=[project.pk for project in dear[: call.wishes]],
            skills=[key for key in keys if dice.random() < 0.4],
            by=person,
            at=call.opens_at,
        )
