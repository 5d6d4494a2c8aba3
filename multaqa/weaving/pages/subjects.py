"""What the pages are about: a cycle, a wave of it, a forum whose tables are written down."""

from typing import TypeVar

from django.http import HttpRequest

from multaqa.convenings.models import Forum
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle

from ..exports.network import FORMATS
from ..models import Plan, Rotation, TeamApart, TeamCall, TeamProject, Wave
from ..queries import taking_part


def of_cycle(request: HttpRequest, number: int) -> Cycle:
    """The cycle of that number in the network being read."""
    cycle = Cycle.objects.get(network=request.network, number=number)
    cycle.network = request.network
    return cycle


def of_wave(request: HttpRequest, number: int, wave: int) -> Wave:
    """A wave of that cycle."""
    found = Wave.objects.select_related("forum", "cycle").get(
        cycle__network=request.network, cycle__number=number, number=wave
    )
    found.cycle.network = request.network
    return found


def of_person(request: HttpRequest, number: int, wave: int, person: int) -> Wave:
    """The wave, with somebody of its roster (``asked``)."""
    found = of_wave(request, number, wave)
    found.asked = taking_part(found).select_related("person").get(person=person).person
    return found


def of_forum(request: HttpRequest, forum: str) -> Forum:
    """The forum of that address, drafts too."""
    found = Forum.objects.select_related("cycle").get(network=request.network, slug=forum)
    found.network = found.cycle.network = request.network
    return found


def of_rotation(request: HttpRequest, forum: str, rotation: int) -> Rotation:
    """A rotation of that forum."""
    found = Rotation.objects.select_related("forum__cycle", "site").get(
        pk=rotation, forum__network=request.network, forum__slug=forum
    )
    found.forum.network = found.forum.cycle.network = request.network
    return found


def of_plan(request: HttpRequest, forum: str, rotation: int, number: int) -> Plan:
    """A version of that rotation's plan that is there to be read."""
    found = (
        Plan.objects.done()
        .select_related("rotation__forum__cycle")
        .get(
            rotation=rotation,
            number=number,
            rotation__forum__network=request.network,
            rotation__forum__slug=forum,
        )
    )
    found.rotation.forum.network = found.rotation.forum.cycle.network = request.network
    return found


def asked_of(wave: Wave) -> Person:
    """The person whom ``of_person`` found."""
    person: Person = wave.asked  # type: ignore[attr-defined]
    return person


def of_network(request: HttpRequest, number: int, ending: str) -> Cycle | None:
    """The cycle, whose network is wanted in a format that there is (``ending_of``)."""
    if ending not in FORMATS:
        return None
    cycle = of_cycle(request, number)
    cycle.ending = ending  # type: ignore[attr-defined]
    return cycle


def ending_of(cycle: Cycle) -> str:
    """The format that ``of_network`` was asked for."""
    ending: str = cycle.ending  # type: ignore[attr-defined]
    return ending


def of_call(request: HttpRequest, number: int, call: int) -> TeamCall:
    """A call for teams of that cycle."""
    found = TeamCall.objects.select_related("cycle").get(
        cycle__network=request.network, cycle__number=number, number=call
    )
    found.cycle.network = request.network
    return found


def of_project(request: HttpRequest, number: int, call: int, project: int) -> TeamProject:
    """A project of that call."""
    return _part(of_call(request, number, call), TeamProject, project)


def of_skill(request: HttpRequest, number: int, call: int, skill: int) -> TeamCall:
    """The call, with a skill that it asks about (``skill_of``)."""
    found = of_call(request, number, call)
    found.skill = skill  # type: ignore[attr-defined]
    return found


def skill_of(call: TeamCall) -> int:
    """The key that ``of_skill`` was asked for."""
    key: int = call.skill  # type: ignore[attr-defined]
    return key


def of_apart(request: HttpRequest, number: int, call: int, apart: int) -> TeamApart:
    """Two people whom the call keeps apart."""
    return _part(of_call(request, number, call), TeamApart, apart)


Part = TypeVar("Part", TeamProject, TeamApart)


def _part(call: TeamCall, kind: type[Part], pk: int) -> Part:
    found = kind._default_manager.get(call=call, pk=pk)
    found.call = call
    return found
