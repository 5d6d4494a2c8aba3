"""A forum and three people who are registered for it, for tests that arrange tables for them."""

import pytest

from tests.factories.convenings import ForumFactory
from tests.factories.registrations import RegistrationFactory


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def people(forum):
    return [RegistrationFactory(forum=forum).person for _ in range(3)]
