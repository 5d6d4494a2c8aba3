"""From rows to the brief of teams, the words of its judge, and teams as people read them."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import (
    BooleanField,
    ExpressionWrapper,
    OuterRef,
    Q,
    Subquery,
    prefetch_related_objects,
)
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from i18nfield.strings import LazyI18nString

from multaqa.engines.script import digits
from multaqa.kernel.bilingual import spoken
from multaqa.people.models import Person
from multaqa.ui.reading import reader

from ..models import TeamCall, TeamMember, TeamProject, TeamRanking, TeamWish
from .cities import City, cities_of
from .team_calls import asked_for_team

if TYPE_CHECKING:  # the engine is read by those who make teams
    from multaqa.engines.rotation import TeamBreach, TeamBrief

# What the kept draft was made by, and for how long it was sought: a second or two.
TEAMS_VERSION, TEAMS_EFFORT = "teams 1", 40
# What it costs that two of a team are of one city, of one library, beside wishes (1, 3, 6, …).
CITY_COST, LIBRARY_COST = 0.5, 1.0
YES = BooleanField()


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill by its key, and its name in several languages."""

    key: int
    name: LazyI18nString


def skills(call: TeamCall) -> tuple[Skill, ...]:
    """The skills that a call asks about."""
    return tuple(Skill(each["key"], LazyI18nString(each["name"])) for each in call.skills)


def needed(call: TeamCall, project: TeamProject) -> list[Skill]:
    """The skills that a project asks of its team."""
    return [each for each in skills(call) if each.key in project.skills]


@dataclass(frozen=True, slots=True)
class Mate:
    """Somebody whom a call asks or who is of a team: of which, and the skills they bring."""

    person: Person
    project_id: int | None = None
    skills: tuple[Skill, ...] = ()
    asked: bool = True


def mates(call: TeamCall) -> list[Mate]:
    """All who are asked or of a team, by name (one query)."""
    of_one = TeamMember.objects.filter(call=call, person=OuterRef("pk")).values("project")[:1]
    said = TeamRanking.objects.filter(call=call, person=OuterRef("pk")).values("skills")[:1]
    asked = asked_for_team(call).order_by().values("pk")
    people = Person.objects.annotate(
        team=Subquery(of_one), brought=Subquery(said), asked=ExpressionWrapper(Q(pk__in=asked), YES)
    )
    found = people.filter(Q(asked=True) | Q(team__isnull=False)).select_related("library")
    named = skills(call)
    return [
        Mate(
            person,
            person.team,
            tuple(each for each in named if each.key in (person.brought or ())),
            person.asked,
        )
        for person in found.by_name()
    ]


def team_brief(call: TeamCall, people: Iterable[Mate], *, wishes: bool = True) -> "TeamBrief":
    """All that teams are made from (two queries, three with ``wishes``; the judge needs none)."""
    from multaqa.engines.rotation import Project, Taker, TeamBrief

    asked = sorted((each for each in people if each.asked), key=lambda each: each.person.pk)
    wished, known = _wishes(call) if wishes else {}, {each.person.pk for each in asked}
    keys = {str(each.key) for each in skills(call)}
    cities = cities_of({each.person.pk: each.person.city for each in asked})
    spread = {"city": CITY_COST * call.mix_cities, "library": LIBRARY_COST * call.mix_libraries}
    return TeamBrief(
        people=tuple(
            Taker(
                each.person.pk,
                tuple(wished.get(each.person.pk, ())),
                _traits(each.person, cities),
                frozenset(str(skill.key) for skill in each.skills),
            )
            for each in asked
        ),
        projects=tuple(
            Project(p.pk, p.most, p.least, {k: 1 for k in map(str, p.skills) if k in keys})
            for p in call.projects.all()
        ),
        apart=tuple(
            frozenset({each.one_id, each.other_id})
            for each in call.apart.all()
            if {each.one_id, each.other_id} <= known
        ),
        spread={trait: cost for trait, cost in spread.items() if cost},
        seed=call.seed,
        effort=TEAMS_EFFORT,
    )


def team_digest(brief: "TeamBrief") -> str:
    """A digest of all that went in: equal digests, equal teams."""
    people = [(p.id, p.wishes, sorted(p.traits.items()), sorted(p.skills)) for p in brief.people]
    projects = [(p.id, p.least, p.most, sorted(p.skills)) for p in brief.projects]
    apart = sorted(sorted(map(int, pair)) for pair in brief.apart)
    parts = [TEAMS_VERSION, people, projects, apart, sorted(brief.spread.items()), brief.seed]
    return hashlib.sha256(repr([*parts, brief.effort]).encode()).hexdigest()


def _wishes(call: TeamCall) -> Mapping[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    rows = TeamWish.objects.filter(ranking__call=call).order_by("ranking", "rank")
    for person, project in rows.values_list("ranking__person_id", "project_id"):
        found[person].append(project)
    return found


def _traits(person: Person, cities: Mapping[int, City]) -> dict[str, str]:
    city = cities.get(person.pk)
    traits = {"city": city.key} if city else {}
    return traits | ({"library": str(person.library_id)} if person.library_id else {})


@dataclass(frozen=True, slots=True)
class Team:
    """A project and who works on it; nobody: it is not run."""

    project: TeamProject
    mates: tuple[Mate, ...]


def teams(call: TeamCall, people: Iterable[Mate]) -> list[Team]:
    """The teams of a call in the order of its projects (one query); for its coordinators."""
    prefetch_related_objects([call], "projects")
    found: dict[int | None, list[Mate]] = defaultdict(list)
    for each in people:
        found[each.project_id].append(each)
    return [Team(project, tuple(found.get(project.pk, ()))) for project in call.projects.all()]


def own_team(call: TeamCall, person_id: int | None) -> Team | None:
    """The person's team once it is out, with those they work with (two queries)."""
    if call.published_at is None:
        return None
    mine = TeamMember.objects.filter(call=call, person=person_id).select_related("project").first()
    if mine is None:
        return None
    mates = TeamMember.objects.filter(project=mine.project_id).exclude(person=person_id)
    people = mates.select_related("person__library").order_by("person__search", "pk")
    return Team(mine.project, tuple(Mate(each.person) for each in people))


def team_faults_of(call: TeamCall, people: Sequence[Mate]) -> list[str]:
    """What the teams as they stand do not keep, a sentence each; nothing where they are well (two
    queries)."""
    from multaqa.engines.rotation import team_breaches

    brief, seats = team_brief(call, people, wishes=False), defaultdict(list)
    for each in people:
        if each.project_id is not None:
            seats[each.project_id].append(each.person.pk)
    found = team_breaches(brief, {project: tuple(ids) for project, ids in seats.items()})
    names = {each.person.pk: str(spoken(each.person.name)) for each in people}
    titles = {each.pk: str(spoken(each.title)) for each in call.projects.all()}
    named = {str(each.key): str(each.name) for each in skills(call)}
    return [
        _sentence(
            breach, titles.get(breach.project, ""), [names[pk] for pk in breach.people], named
        )
        for breach in found
    ]


def _sentence(
    breach: "TeamBreach", project: str, people: list[str], named: Mapping[str, str]
) -> str:
    limit, count = breach.limit or 0, breach.count or 0
    said = {"project": project, "n": _num(count), "limit": _num(limit)}
    said["skill"] = named.get(breach.skill, "")
    said["who"], said["whom"] = (*people, "", "")[:2]
    words: dict[str, Any] = {
        "unplaced": lambda: _("%(who)s has no team."),
        "unknown": lambda: _("%(who)s is in a team and is not asked any more."),
        "too_few": lambda: ngettext(
            "“%(project)s” has %(n)s person, and runs with %(limit)s at least.",
            "“%(project)s” has %(n)s people, and runs with %(limit)s at least.",
            count,
        ),
        "too_many": lambda: ngettext(
            "“%(project)s” has %(n)s person, and room for %(limit)s.",
            "“%(project)s” has %(n)s people, and room for %(limit)s.",
            count,
        ),
        "skill": lambda: _("Nobody of “%(project)s” brings “%(skill)s”."),
        "apart": lambda: _("%(who)s and %(whom)s are to be in different teams."),
    }
    return str(words[breach.kind]() % said)


def _num(value: int) -> str:
    return digits(str(value), reader().system)
