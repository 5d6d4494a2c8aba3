"""What the pages are about: a cycle, a wave of it, a forum whose tables are written down."""

from typing import TypeVar

from django.http import HttpRequest

from multaqa.convenings.models import Forum
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle

from ..exports.network import FORMATS
from ..models import Plan, Rotation, TeamApart, TeamCall, TeamProject, Wave
from ..queries import taking_part


def of_cycle(request: HttpRequest, cycle: int) -> Cycle:
    """The cycle of the address, which the middleware read with its network."""
    if request.cycle is None:
        raise Cycle.DoesNotExist
    return request.cycle


def of_wave(request: HttpRequest, cycle: int, wave: int) -> Wave:
    """A wave of that cycle."""
    of = of_cycle(request, cycle)
    found = Wave.objects.select_related("forum").get(cycle=of, number=wave)
    found.cycle = of
    return found


def of_person(request: HttpRequest, cycle: int, wave: int, person: int) -> Wave:
    """The wave, with somebody of its roster (``asked``)."""
    found = of_wave(request, cycle, wave)
    found.asked = taking_part(found).select_related("person").get(person=person).person
    return found


def of_forum(request: HttpRequest, forum: str) -> Forum:
    """The forum of that address, drafts too, which the middleware read with its network."""
    if request.forum is None:
        raise Forum.DoesNotExist
    request.forum.cycle.network = request.network
    return request.forum


def of_rotation(request: HttpRequest, forum: str, rotation: int) -> Rotation:
    """A rotation of that forum."""
    of = of_forum(request, forum)
    found = Rotation.objects.select_related("site").get(pk=rotation, forum=of)
    found.forum = of
    return found


def of_plan(request: HttpRequest, forum: str, rotation: int, number: int) -> Plan:
    """A version of that rotation's plan that is there to be read."""
    of = of_forum(request, forum)
    plans = Plan.objects.done().select_related("rotation")
    found = plans.get(rotation=rotation, number=number, rotation__forum=of)
    found.rotation.forum = of
    return found


def asked_of(wave: Wave) -> Person:
    """The person whom ``of_person`` found."""
    person: Person = wave.asked  # type: ignore[attr-defined]
    return person


def of_network(request: HttpRequest, cycle: int, ending: str) -> Cycle | None:
    """The cycle, whose network is wanted in a format that there is (``ending_of``)."""
    if ending not in FORMATS:
        return None
    found = of_cycle(request, cycle)
    found.ending = ending  # type: ignore[attr-defined]
    return found


def ending_of(cycle: Cycle) -> str:
    """The format that ``of_network`` was asked for."""
    ending: str = cycle.ending  # type: ignore[attr-defined]
    return ending


def of_call(request: HttpRequest, cycle: int, call: int) -> TeamCall:
    """A call for teams of that cycle."""
    of = of_cycle(request, cycle)
    found = TeamCall.objects.get(cycle=of, number=call)
    found.cycle = of
    return found


def of_project(request: HttpRequest, cycle: int, call: int, project: int) -> TeamProject:
    """A project of that call."""
    return _part(of_call(request, cycle, call), TeamProject, project)


def of_skill(request: HttpRequest, cycle: int, call: int, skill: int) -> TeamCall:
    """The call, with a skill that it asks about (``skill_of``)."""
    found = of_call(request, cycle, call)
    found.skill = skill  # type: ignore[attr-defined]
    return found


def skill_of(call: TeamCall) -> int:
    """The key that ``of_skill`` was asked for."""
    key: int = call.skill  # type: ignore[attr-defined]
    return key


def of_apart(request: HttpRequest, cycle: int, call: int, apart: int) -> TeamApart:
    """Two people whom the call keeps apart."""
    return _part(of_call(request, cycle, call), TeamApart, apart)


Part = TypeVar("Part", TeamProject, TeamApart)


def _part(call: TeamCall, kind: type[Part], pk: int) -> Part:
    found = kind._default_manager.get(call=call, pk=pk)
    found.call = call
    return found
