"""The verbs of the programmes room: planning a cycle, opening and closing it, its roles."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from multaqa.kernel import ledger
from multaqa.kernel.bulletin import announce
from multaqa.kernel.kept import touch
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor
from multaqa.networks.models import Network
from multaqa.people.enums import RoleName
from multaqa.people.models import Person

from .enums import CYCLE_LIFE, CycleState
from .models import Cycle, CycleRole, Theme
from .notices import CycleClosed, CycleOpened
from .rules import require_cycle_role, require_going_on, require_period

# What a coordinator writes of a cycle.
WRITTEN = ("number", "name", "about", "starts_on", "ends_on")


@transaction.atomic
def create_cycle(
    *,
    network: Network,
    values: Mapping[str, Any],
    themes: Sequence[Any] = (),
    by: Person | None,
    at: datetime,
) -> Cycle:
    """Plan a cycle of ``network``: ``values`` by the keys of WRITTEN, ``themes`` I18n texts."""
    cycle = Cycle(network=network)
    _write(cycle, values, themes)
    ledger.record(verb="cycle planned", subject=cycle, by=by, at=at, network_id=network.pk)
    touch(network.slug)
    return cycle


@transaction.atomic
def edit_cycle(
    *, cycle: Cycle, values: Mapping[str, Any], themes: Sequence[Any], by: Person, at: datetime
) -> Cycle:
    """Write a cycle's particulars anew."""
    _write(cycle, values, themes)
    ledger.record(verb="cycle edited", subject=cycle, by=by, at=at, network_id=cycle.network_id)
    touch(cycle.network.slug)
    return cycle


@transaction.atomic
def open_cycle(*, cycle: Cycle, by: Person | None, at: datetime) -> Cycle:
    """The planned cycle begins to run."""
    _move(cycle, CycleState.RUNNING, by, at)
    announce(CycleOpened(cycle.pk))
    return cycle


@transaction.atomic
def close_cycle(*, cycle: Cycle, by: Person | None, at: datetime) -> Cycle:
    """The running cycle ends; who took part stays written as it is."""
    _move(cycle, CycleState.CLOSED, by, at)
    announce(CycleClosed(cycle.pk))
    return cycle


@transaction.atomic
def give_cycle_role(
    *,
    cycle: Cycle,
    person: Person,
    role: str,
    by: Person | None,
    at: datetime,
    innovator: Person | None = None,
) -> CycleRole:
    """Make a member of the network ``role`` in ``cycle``; a sponsor of ``innovator``."""
    require_going_on(cycle)
    name = require_cycle_role(role)
    if not Visitor(person).belongs(cycle.network_id):
        raise Refusal(_("Only a member of the network can take part in its cycle."), field="person")
    if innovator is not None:
        _require_sponsorship(cycle, name, person, innovator)
    same = {"cycle": cycle, "person": person, "name": name, "innovator": innovator}
    if CycleRole.objects.held().filter(**same).exists():
        raise Refusal(_("This person holds that role in the cycle already."), field="role")
    given = CycleRole.objects.create(**same, given_at=at)
    _record("cycle role given", given, by, at)
    return given


@transaction.atomic
def give_cycle_roles(
    *,
    cycle: Cycle,
    people: Sequence[Person],
    role: str,
    by: Person | None,
    at: datetime,
    innovator: Person | None = None,
) -> list[CycleRole]:
    """Give several members the same role; if one of them is refused, none is given it."""
    given = {"cycle": cycle, "role": role, "innovator": innovator, "by": by, "at": at}
    return [give_cycle_role(person=person, **given) for person in people]


@transaction.atomic
def end_cycle_role(*, role: CycleRole, by: Person | None, at: datetime) -> CycleRole:
    """End a role in a cycle that is going on; an innovator's sponsorships end with it."""
    require_going_on(role.cycle)
    if role.ended_at is not None:
        raise Refusal(_("This role has ended already."))
    role.ended_at = at
    role.save(update_fields=["ended_at"])
    if role.name == RoleName.INNOVATOR:
        sponsorships = CycleRole.objects.held().filter(cycle=role.cycle, innovator=role.person)
        sponsorships.update(ended_at=at)
    _record("cycle role ended", role, by, at)
    return role


@transaction.atomic
def forget_person(*, person: Person, by: Person | None, at: datetime) -> None:
    """End the roles of someone who left; those in closed cycles stay, for the figures."""
    held = CycleRole.objects.held().filter(person=person)
    for role in held.exclude(cycle__state=CycleState.CLOSED).select_related("cycle__network"):
        role.ended_at = at
        role.save(update_fields=["ended_at"])
        _record("cycle role ended", role, by, at)


def _write(cycle: Cycle, values: Mapping[str, Any], themes: Sequence[Any]) -> None:
    require_period(values["starts_on"], values.get("ends_on"))
    taken = Cycle.objects.filter(network=cycle.network, number=values["number"])
    if taken.exclude(pk=cycle.pk).exists():
        raise Refusal(_("The network has a cycle of this number."), field="number")
    for key in WRITTEN:
        if key in values:
            setattr(cycle, key, values[key])
    cycle.save()
    cycle.themes.all().delete()
    Theme.objects.bulk_create(
        [Theme(cycle=cycle, position=n, name=name) for n, name in enumerate(themes, 1)]
    )


def _move(cycle: Cycle, to: CycleState, by: Person | None, at: datetime) -> None:
    CYCLE_LIFE.require(cycle.state, to)
    cycle.state = to
    cycle.save(update_fields=["state"])
    ledger.record(
        verb=f"cycle {to.value}", subject=cycle, by=by, at=at, network_id=cycle.network_id
    )
    touch(cycle.network.slug)


def _require_sponsorship(cycle: Cycle, role: RoleName, person: Person, innovator: Person) -> None:
    if role != RoleName.SPONSOR:
        raise Refusal(_("Only a sponsor grants an innovator’s time."), field="innovator")
    if person.pk == innovator.pk:
        raise Refusal(_("Nobody can be their own sponsor."), field="innovator")
    roles = CycleRole.objects.held().filter(cycle=cycle, name=RoleName.INNOVATOR)
    if not roles.filter(person=innovator).exists():
        raise Refusal(_("This person is not an innovator of the cycle."), field="innovator")


def _record(verb: str, role: CycleRole, by: Person | None, at: datetime) -> None:
    cycle = role.cycle
    ledger.record(
        verb=verb,
        subject=role.person,
        by=by,
        at=at,
        network_id=cycle.network_id,
        cycle=cycle.pk,
        role=role.name,
    )
    touch(cycle.network.slug)
