"""Teams for a longer work: people parted once among projects, by what they wish for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations

from multaqa.engines.rotation.brief import Key


@dataclass(frozen=True, slots=True)
class Taker:
    """Somebody who wishes for projects, the dearest first, and what they bring."""

    id: Key
    wishes: tuple[Key, ...] = ()
    traits: Mapping[str, str] = field(default_factory=dict)
    skills: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Project:
    """A project that runs with ``least`` to ``most`` people, or not at all.

    ``skills`` says how many of its people must bring each skill.
    """

    id: Key
    most: int
    least: int = 3
    skills: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TeamBrief:
    """All that teams are made from; ``effort`` is in thousands of moves considered.

    A wish costs nothing if it is the first, then 1, 3, 6, ...; a project nobody asked for costs as
    the wish after the last. Two people of one team who share a value of a trait in ``spread`` cost
    its weight.
    """

    people: tuple[Taker, ...]
    projects: tuple[Project, ...]
    apart: tuple[frozenset[Key], ...] = ()
    together: tuple[frozenset[Key], ...] = ()
    spread: Mapping[str, float] = field(default_factory=dict)
    seed: int = 1
    effort: int = 100

    def wish_cost(self, person: Taker, project: Key) -> int:
        """What it costs to give a person this project."""
        wishes = person.wishes
        rank = wishes.index(project) if project in wishes else len(wishes)
        return rank * (rank + 1) // 2


class TeamBreachKind(StrEnum):
    """What of a team's hard rules is not kept; ``count`` and ``limit`` are in people."""

    UNPLACED = "unplaced"
    TWICE = "twice"
    UNKNOWN = "unknown"
    TOO_FEW = "too_few"
    TOO_MANY = "too_many"
    SKILL = "skill"
    APART = "apart"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class TeamBreach:
    """One hard rule that the teams do not keep."""

    kind: TeamBreachKind
    project: Key | None = None
    people: tuple[Key, ...] = ()
    skill: str = ""
    count: int | None = None
    limit: int | None = None


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """Who works on which project; a project without people is not run.

    ``wish`` is the place that each person's project has among their wishes, from 1; None if it is
    not among them. ``cost`` is never below ``bound``.
    """

    teams: Mapping[Key, tuple[Key, ...]]
    wish: Mapping[Key, int | None]
    cost: float
    bound: float
    breaches: tuple[TeamBreach, ...] = ()

    @property
    def optimal(self) -> bool:
        """Whether no teams can be better."""
        return not self.breaches and self.cost <= self.bound


Teams = Mapping[Key, tuple[Key, ...]]


def malformed_teams(brief: TeamBrief) -> Iterator[str]:
    """Yield what the calling code made badly, in plain English for developers."""
    people = [person.id for person in brief.people]
    projects = [project.id for project in brief.projects]
    if len(set(people)) < len(people) or len(set(projects)) < len(projects):
        yield "two people or two projects have one id"
    if people and not projects:
        yield "there is no project to take"
    yield from _malformed_rules(brief, set(people))
    for person in brief.people:
        if len(set(person.wishes)) < len(person.wishes) or not set(person.wishes) <= set(projects):
            yield f"{person.id} wishes for a project twice or for an unknown one"


def _malformed_rules(brief: TeamBrief, people: set[Key]) -> Iterator[str]:
    for project in brief.projects:
        if not 1 <= project.least <= project.most:
            yield f"project {project.id} takes from {project.least} to {project.most} people"
    for group in (*brief.apart, *brief.together):
        if len(group) < 2 or not group <= people:
            yield f"a group of one, or of unknown people: {sorted(map(str, group))}"
    if any(weight < 0 for weight in brief.spread.values()):
        yield "a weight is negative"


def team_cost(brief: TeamBrief, teams: Teams) -> float:
    """Return what the wishes not granted and the likeness within teams cost."""
    people = {person.id: person for person in brief.people}
    cost = 0.0
    for project, members in teams.items():
        there = [people[person] for person in members if person in people]
        cost += sum(brief.wish_cost(person, project) for person in there)
        for one, other in combinations(there, 2):
            cost += likeness(brief, one, other)
    return cost


def likeness(brief: TeamBrief, one: Taker, other: Taker) -> float:
    """What it costs that two people are of one team."""
    return sum(
        weight
        for trait, weight in brief.spread.items()
        if one.traits.get(trait) is not None and one.traits.get(trait) == other.traits.get(trait)
    )


def team_breaches(brief: TeamBrief, teams: Teams) -> tuple[TeamBreach, ...]:
    """Return the hard rules that ``teams`` do not keep; empty if all are."""
    return (*_of_takers(brief, teams), *_of_projects(brief, teams), *_of_groups(brief, teams))


def _of_takers(brief: TeamBrief, teams: Teams) -> Iterator[TeamBreach]:
    taken = [person for members in teams.values() for person in members]
    known = [person.id for person in brief.people]
    for person in known:
        if person not in taken:
            yield TeamBreach(TeamBreachKind.UNPLACED, people=(person,))
        if taken.count(person) > 1:
            count = taken.count(person)
            yield TeamBreach(TeamBreachKind.TWICE, people=(person,), count=count, limit=1)
    for stranger in dict.fromkeys(person for person in taken if person not in known):
        yield TeamBreach(TeamBreachKind.UNKNOWN, people=(stranger,))
    for project in teams.keys() - {project.id for project in brief.projects}:
        yield TeamBreach(TeamBreachKind.UNKNOWN, project)


def _of_projects(brief: TeamBrief, teams: Teams) -> Iterator[TeamBreach]:
    skills = {person.id: person.skills for person in brief.people}
    for project in brief.projects:
        members = teams.get(project.id, ())
        count = len(members)
        if count > project.most:
            yield TeamBreach(TeamBreachKind.TOO_MANY, project.id, count=count, limit=project.most)
        if 0 < count < project.least:
            yield TeamBreach(TeamBreachKind.TOO_FEW, project.id, count=count, limit=project.least)
        for skill, least in project.skills.items() if members else ():
            have = sum(skill in skills.get(person, ()) for person in members)
            if have < least:
                yield TeamBreach(
                    TeamBreachKind.SKILL, project.id, skill=skill, count=have, limit=least
                )


def _of_groups(brief: TeamBrief, teams: Teams) -> Iterator[TeamBreach]:
    where = {person: project for project, members in teams.items() for person in members}
    for group in brief.apart:
        there = [person.id for person in brief.people if person.id in group & where.keys()]
        for one, other in combinations(there, 2):
            if where[one] == where[other]:
                yield TeamBreach(TeamBreachKind.APART, where[one], (one, other))
    for group in brief.together:
        there = [person.id for person in brief.people if person.id in group & where.keys()]
        if len({where[person] for person in there}) > 1:
            yield TeamBreach(TeamBreachKind.TOGETHER, people=tuple(there))


def team_faults(brief: TeamBrief, plan: TeamPlan) -> Iterator[str]:
    """Yield what is wrong with ``plan``, in plain English for developers; nothing if it is well."""
    found = team_breaches(brief, plan.teams)
    if found != plan.breaches:
        yield f"the breaches are {found}, not {plan.breaches}"
    if plan.cost != team_cost(brief, plan.teams):
        yield f"the cost is {team_cost(brief, plan.teams)}, not {plan.cost}"
    if plan.cost < plan.bound and not plan.breaches:
        yield f"the cost {plan.cost} is below its bound {plan.bound}"
    if plan.wish != granted(brief, plan.teams):
        yield f"the wishes granted are {granted(brief, plan.teams)}, not {plan.wish}"


def granted(brief: TeamBrief, teams: Teams) -> dict[Key, int | None]:
    """Return the place among a person's wishes of the project that they got."""
    where = {person: project for project, members in teams.items() for person in members}
    return {
        person.id: person.wishes.index(where[person.id]) + 1
        if where.get(person.id) in person.wishes
        else None
        for person in brief.people
    }
