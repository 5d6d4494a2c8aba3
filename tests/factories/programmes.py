"""Cycles, and the roles people hold in them."""

from datetime import date

import factory
from factory.django import DjangoModelFactory

from multaqa.people.enums import RoleName
from multaqa.people.models import Person
from multaqa.programmes.enums import CycleState
from multaqa.programmes.models import Cycle, CycleRole

from .networks import NetworkFactory
from .people import PersonFactory
from .words import NOW, both


class CycleFactory(DjangoModelFactory):
    """A running cycle."""

    class Meta:
        model = Cycle

    network = factory.SubFactory(NetworkFactory)
    number = factory.Sequence(lambda n: n % 30_000 + 1)
    name = factory.Sequence(lambda n: both(f"الدورة التجريبية {n}", f"Example cycle {n}"))
    state = CycleState.RUNNING
    starts_on = date(2018, 10, 1)
    ends_on = date(2020, 2, 29)


class CycleRoleFactory(DjangoModelFactory):
    """Someone is an innovator of the cycle."""

    class Meta:
        model = CycleRole

    cycle = factory.SubFactory(CycleFactory)
    person = factory.SubFactory(PersonFactory)
    name = RoleName.INNOVATOR
    given_at = NOW


def participant(cycle: Cycle, *roles: str, **fields: object) -> Person:
    """A new person who holds these roles in the cycle."""
    person = PersonFactory(**fields)
    for role in roles:
        CycleRoleFactory(cycle=cycle, person=person, name=role)
    return person
