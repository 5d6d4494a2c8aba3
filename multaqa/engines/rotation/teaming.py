"""Making teams: wishes granted as well as can be, then the rest of the rules by search."""

import math
from collections.abc import Callable, Iterator

from multaqa.engines.rotation.dice import dice
from multaqa.engines.rotation.hall import joined
from multaqa.engines.rotation.teams import (
    TeamBrief,
    TeamPlan,
    granted,
    likeness,
    malformed_teams,
    team_breaches,
    team_cost,
)

_BREACH = 10_000.0
_TURN = 1000
_HOT, _COLD = 4.0, 0.2


def team_up(brief: TeamBrief, *, proceed: Callable[[], bool] = lambda: True) -> TeamPlan:
    """Return teams of ``brief``, the best found in its effort; equal briefs give equal teams.

    ``proceed`` is asked after each thousand moves whether to go on. Raises ValueError for a brief
    that is malformed.
    """
    for fault in malformed_teams(brief):
        raise ValueError(fault)
    made = _Making(brief)
    for _ in made.turns():
        if not proceed():
            break
    teams = {
        project.id: tuple(brief.people[at].id for at in sorted(made.best[number]))
        for number, project in enumerate(brief.projects)
    }
    return TeamPlan(
        teams,
        granted(brief, teams),
        team_cost(brief, teams),
        float(made.bound),
        team_breaches(brief, teams),
    )


class _Making:
    """Teams by place, the units that stay together moved as one."""

    def __init__(self, brief: TeamBrief):
        self.brief = brief
        people = brief.people
        place = {person.id: at for at, person in enumerate(people)}
        self.wish = [[brief.wish_cost(one, p.id) for p in brief.projects] for one in people]
        self.alike = [[likeness(brief, one, other) for other in people] for one in people]
        for group in brief.apart:
            for one in group:
                for other in group - {one}:
                    self.alike[place[one]][place[other]] += _BREACH
        blocks = joined([place[person] for person in group] for group in brief.together)
        loose = [(at,) for at in range(len(people)) if all(at not in block for block in blocks)]
        self.units: list[tuple[int, ...]] = [*blocks, *loose]
        self.dice = dice(brief.seed)
        first, self.bound = cheapest(self.wish, [project.most for project in brief.projects])
        self.of = [first[unit[0]] for unit in self.units]
        self.teams = self._teams()
        self.costs = [self._cost(project, team) for project, team in enumerate(self.teams)]
        self.best, self.least = self._teams(), sum(self.costs)

    def _teams(self) -> list[list[int]]:
        teams: list[list[int]] = [[] for _ in self.brief.projects]
        for unit, project in zip(self.units, self.of, strict=True):
            teams[project].extend(unit)
        return teams

    def _cost(self, number: int, team: list[int]) -> float:
        project = self.brief.projects[number]
        count = len(team)
        cost = _BREACH * max(0, count - project.most)
        cost += _BREACH * max(0, project.least - count) if team else 0
        for skill, least in project.skills.items() if team else ():
            have = sum(skill in self.brief.people[person].skills for person in team)
            cost += _BREACH * max(0, least - have)
        cost += sum(self.wish[person][number] for person in team)
        return cost + sum(
            self.alike[one][other] for at, one in enumerate(team) for other in team[:at]
        )

    def turns(self) -> Iterator[None]:
        """Cool again and again, each time twice as long, until the effort is spent."""
        if len(self.brief.projects) < 2 or not self.units:
            return
        length, done = 5, 0
        while self.least > self.bound:
            for part in range(length):
                if done >= self.brief.effort:
                    return
                heat = _HOT * (_COLD / _HOT) ** (part / length)
                for _ in range(_TURN):
                    self._consider(self._move(), heat)
                done += 1
                yield
            length *= 2

    def _move(self) -> dict[int, int]:
        """One unit to another project, two that change places, or a whole team parted."""
        projects = range(len(self.brief.projects))
        one = self.dice.randrange(len(self.units))
        throw = self.dice.random()
        if throw < 0.5:
            return {one: self.dice.choice(projects)}
        if throw < 0.98:
            other = self.dice.randrange(len(self.units))
            return {one: self.of[other], other: self.of[one]}
        leaving = [unit for unit, project in enumerate(self.of) if project == self.of[one]]
        onto = self.dice.choice(projects) if throw < 0.99 else None
        return {unit: self.dice.choice(projects) if onto is None else onto for unit in leaving}

    def _consider(self, move: dict[int, int], heat: float) -> None:
        touched = {self.of[unit] for unit in move} | set(move.values())
        teams = {project: list(self.teams[project]) for project in touched}
        for unit, project in move.items():
            for person in self.units[unit]:
                teams[self.of[unit]].remove(person)
                teams[project].append(person)
        costs = {project: self._cost(project, team) for project, team in teams.items()}
        worse = sum(costs.values()) - sum(self.costs[project] for project in touched)
        if worse > 0 and self.dice.random() >= math.exp(-worse / heat):
            return
        for unit, project in move.items():
            self.of[unit] = project
        for project, team in teams.items():
            self.teams[project], self.costs[project] = team, costs[project]
        if sum(self.costs) < self.least:
            self.best, self.least = self._teams(), sum(self.costs)


def cheapest(wish: list[list[int]], room: list[int]) -> tuple[list[int], int]:
    """Return the project of each person that costs least in all, and that cost.

    Only the room of projects counts: whatever else is asked, no teams cost less. Each person takes
    what they like best, and those who fill a project over its room make way along the cheapest
    chain of changes; where there is no room at all, somebody stays.
    """
    of = [min(range(len(room)), key=row.__getitem__) for row in wish]
    while True:
        crowded = [project for project, seats in enumerate(room) if of.count(project) > seats]
        chains = [chain for project in crowded if (chain := _way_out(wish, room, of, project))]
        if not chains:
            return of, sum(row[project] for row, project in zip(wish, of, strict=True))
        _, moves = min(chains)
        for person, project in moves:
            of[person] = project


def _way_out(
    wish: list[list[int]], room: list[int], of: list[int], start: int
) -> tuple[int, list[tuple[int, int]]] | None:
    """The cheapest chain of people who each go on to the next project, up to one with room."""
    costs = {start: 0}
    ways: dict[int, list[tuple[int, int]]] = {start: []}
    for _ in room:
        for person, here in enumerate(of):
            if here not in costs:
                continue
            for project in range(len(room)):
                cost = costs[here] + wish[person][project] - wish[person][here]
                used = any(person == mover for mover, _ in ways[here])
                if cost < costs.get(project, 10**9) and not used:
                    costs[project], ways[project] = cost, [*ways[here], (person, project)]
    ends = [p for p in costs if p != start and of.count(p) < room[p]]
    return min(((costs[end], ways[end]) for end in ends), default=None)
