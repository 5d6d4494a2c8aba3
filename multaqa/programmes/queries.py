"""Reads of cycles: the current one, its cohort, and its figures, small ones withheld."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from multaqa.engines.script import sort_key
from multaqa.kernel.along import along
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.visitors import Visitor
from multaqa.networks.models import Network
from multaqa.people.enums import ROLES_OF_MANY, RoleName
from multaqa.people.queries import Shown, shown

from .enums import CYCLE_ROLES, CycleState
from .models import Cycle, CycleRole, Theme

# A figure of fewer people than this could point at one of them.
LEAST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class CycleWay:
    """A link from a cycle's page to a page of a room above."""

    label: object
    address: str


Leads = Callable[[Cycle, Visitor], CycleWay | None]
_ways: dict[str, tuple[int, Leads]] = {}


def cycle_way(order: int) -> Callable[[Leads], Leads]:
    """Register a function from a cycle and a visitor to a way, or to None where it leads nowhere
    for them; it asks the database nothing. This room knows none of them: each registers as it
    wakes. Smaller orders first."""

    def register(leads: Leads) -> Leads:
        _ways[f"{leads.__module__}.{leads.__qualname__}"] = (order, leads)
        return leads

    return register


def cycle_ways(cycle: Cycle, visitor: Visitor) -> list[CycleWay]:
    """The ways that lead on from a cycle's page, in their order."""
    ordered = sorted(_ways.values(), key=lambda entry: entry[0])
    found = (leads(cycle, visitor) for _order, leads in ordered)
    return [each for each in found if each is not None]


@dataclass(frozen=True, slots=True)
class Figure:
    """How many hold a role in a cycle: ``count`` is None where there are some, but too few."""

    role: str
    label: str
    count: int | None


def standings(person_id: int) -> QuerySet[CycleRole, tuple[str, int, int]]:
    """The cycle roles a person holds now, for ``request.visitor``."""
    held = CycleRole.objects.held().filter(person_id=person_id)
    return held.values_list("name", "cycle__network_id", "cycle_id")


def roles_in(network_id: int) -> QuerySet[CycleRole]:
    """The roles held in all cycles of a network."""
    return CycleRole.objects.held().filter(cycle__network_id=network_id)


def cycles_of(network: Network) -> QuerySet[Cycle]:
    """A network's cycles with their themes, the newest first."""
    cycles = Cycle.objects.filter(network=network).order_by("-number")
    return along(cycles, themes=Theme.objects.all())


def cycle_of(network: Network) -> Cycle | None:
    """The network's cycle of today: the running one, else the newest; None where there is none."""
    cycles = list(Cycle.objects.filter(network=network).order_by("-number"))
    running = (cycle for cycle in cycles if cycle.state == CycleState.RUNNING)
    return next(running, cycles[0] if cycles else None)


def cohort(cycle: Cycle) -> QuerySet[CycleRole]:
    """The roles held in a cycle. The people with the innovator's role are its cohort; show them
    by ``people.queries.shown`` only."""
    return CycleRole.objects.held().filter(cycle=cycle).order_by("given_at", "pk")


def counts(cycle: Cycle) -> dict[str, int]:
    """How many people hold each role of a cycle (exact: for its coordinators)."""
    return _counts(cohort(cycle).order_by().values_list("name", "person_id"))


def _counts(pairs: Iterable[tuple[str, int]]) -> dict[str, int]:
    held = Counter(name for name, _person_id in set(pairs))
    return {role.value: held[role.value] for role in CYCLE_ROLES}


def figures(cycle: Cycle) -> list[Figure]:
    """The same for everyone: roles that nobody holds left out, small numbers withheld."""
    return _figures(counts(cycle))


def _figures(exact: dict[str, int]) -> list[Figure]:
    return [
        Figure(role, str(ROLES_OF_MANY[RoleName(role)]), count if count >= LEAST_SHOWN else None)
        for role, count in exact.items()
        if count
    ]


@dataclass(frozen=True, slots=True)
class Place:
    """Someone's place in a cycle: the role's row, who it is, and whose time they grant."""

    role_id: int
    person: Shown
    innovator: Shown | None


@dataclass(frozen=True, slots=True)
class Group:
    """Those who hold one role: the ones whose names this reader may see, and how many more."""

    role: str
    label: str
    named: tuple[Place, ...]
    others: int


@dataclass(frozen=True, slots=True)
class People:
    """The people of a cycle as one reader may see them: in figures, and by role."""

    figures: list[Figure]
    groups: list[Group]


def people_of(cycle: Cycle, *, visitor: Visitor, network: Network) -> People:
    """The people of a cycle, roles in the order of CYCLE_ROLES; two queries."""
    roles = list(cohort(cycle))
    ids = {role.person_id for role in roles} | {r.innovator_id for r in roles if r.innovator_id}
    seen = shown(ids, visitor=visitor, network=network)
    groups = []
    for name in CYCLE_ROLES:
        places = [
            Place(role.pk, seen[role.person_id], seen.get(role.innovator_id or 0))
            for role in roles
            if role.name == name
        ]
        named = tuple(place for place in places if place.person.name)
        if places:
            groups.append(
                Group(name.value, str(ROLES_OF_MANY[name]), named, len(places) - len(named))
            )
    return People(_figures(_counts((r.name, r.person_id) for r in roles)), groups)


def choices(people: Iterable[Shown]) -> list[tuple[int, str]]:
    """People to choose from in a form, by name."""
    named = [(each.person_id, str(spoken(each.name))) for each in people if each.name]
    return sorted(named, key=lambda choice: sort_key(choice[1]))


def innovators(cycle: Cycle) -> list[int]:
    """The ids of a cycle's innovators."""
    rows = cohort(cycle).filter(name=RoleName.INNOVATOR)
    return list(rows.values_list("person_id", flat=True))
