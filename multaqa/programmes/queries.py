"""Reads of cycles: the current one, its cohort, and its figures, small ones withheld."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import QuerySet

from multaqa.kernel.visitors import Standing
from multaqa.networks.models import Network
from multaqa.people.enums import RoleName

from .enums import CYCLE_ROLES, CycleState
from .models import Cycle, CycleRole

# A figure of fewer people than this could point at one of them.
LEAST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """How many hold a role in a cycle: ``count`` is None where there are some, but too few."""

    role: str
    label: str
    count: int | None


def standings(person_id: int) -> list[Standing]:
    """The cycle roles a person holds now, for ``request.visitor``."""
    rows = CycleRole.objects.held().filter(person_id=person_id)
    return [
        Standing(name, network_id, cycle_id)
        for name, network_id, cycle_id in rows.values_list("name", "cycle__network_id", "cycle_id")
    ]


def roles_in(network_id: int) -> QuerySet[CycleRole]:
    """The roles held in all cycles of a network."""
    return CycleRole.objects.held().filter(cycle__network_id=network_id)


def cycles_of(network: Network) -> QuerySet[Cycle]:
    """A network's cycles with their themes, the newest first."""
    return Cycle.objects.filter(network=network).prefetch_related("themes").order_by("-number")


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
    pairs = set(cohort(cycle).order_by().values_list("name", "person_id"))
    held = Counter(name for name, _person_id in pairs)
    return {role.value: held[role.value] for role in CYCLE_ROLES}


def figures(cycle: Cycle) -> list[Figure]:
    """The same for everyone: roles that nobody holds left out, small numbers withheld."""
    return [
        Figure(role, RoleName(role).label, count if count >= LEAST_SHOWN else None)
        for role, count in counts(cycle).items()
        if count
    ]
