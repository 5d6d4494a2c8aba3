"""A network, one of its innovators with her own pages, and its coordinator at work."""

import pytest

from multaqa.people.enums import RoleName
from tests.factories.networks import NetworkFactory
from tests.factories.people import coordinator_of, holder
from tests.factories.words import NOW, both


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def hala(network):
    name = both("هالة الفريدة", "Hala Alfarida")
    return holder(network, RoleName.INNOVATOR, name=name, welcomed_at=NOW)


@pytest.fixture
def mine(client_of, hala):
    return client_of(hala)


@pytest.fixture
def desk(client_of, network):
    return client_of(coordinator_of(network, name=both("منى", "Mona")))
