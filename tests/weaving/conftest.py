"""A forum and three people who are registered for it, for tests that arrange tables for them; and a
plan of a rotation's first four people, where a test has a rotation and people of its own."""

import pytest

from tests.factories.convenings import ForumFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.weaving import PlanFactory, SeatFactory
from tests.factories.words import NOW


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def people(forum):
    return [RegistrationFactory(forum=forum).person for _ in range(3)]


@pytest.fixture
def plan(rotation, people):
    """The first two at table 1, the next two at table 2."""
    made = PlanFactory(rotation=rotation, published_at=NOW)
    for n, person in enumerate(people[:4]):
        SeatFactory(plan=made, table="12"[n // 2], person=person)
    return made


@pytest.fixture
def row(rotation, plan):
    return rotation.rounds.get(position=1)
