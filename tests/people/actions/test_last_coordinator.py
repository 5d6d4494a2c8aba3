"""Of a network's last coordinators one stays, however closely their going coincides."""

import threading

import pytest
from django.db import connection, connections, transaction

from multaqa.kernel.refusal import Refusal
from multaqa.people import actions
from multaqa.people.enums import RoleName
from multaqa.people.models import Role
from multaqa.people.queries import coordinators
from tests.factories.networks import NetworkFactory
from tests.factories.people import coordinator_of
from tests.factories.words import NOW

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one after the other"),
]


def leaves(person):
    actions.leave(person=person, by=person, at=NOW)


def ends_the_role_of(person):
    role = Role.objects.held().get(person=person, name=RoleName.COORDINATOR)
    actions.end_role(role=role, by=person, at=NOW)


def both_at_once(first, second):
    """``first`` has done its work, and commits only once ``second`` is done or waits for it; gives
    how many of them were refused."""
    began, done, refused = threading.Event(), threading.Event(), []

    def goes_first():
        with transaction.atomic():
            first()
            began.set()
            done.wait(timeout=1)
        connections.close_all()

    def goes_second():
        began.wait(timeout=10)
        try:
            second()
        except Refusal as refusal:
            refused.append(refusal)
        finally:
            done.set()
            connections.close_all()

    threads = [threading.Thread(target=goes) for goes in (goes_first, goes_second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(refused)


@pytest.mark.parametrize("other", [leaves, ends_the_role_of])
@pytest.mark.parametrize("one", [leaves, ends_the_role_of])
def test_one_of_two_last_coordinators_stays(one, other):
    network = NetworkFactory()
    first, second = coordinator_of(network), coordinator_of(network)

    refused = both_at_once(lambda: one(first), lambda: other(second))

    assert (refused, coordinators(network.pk).count()) == (1, 1)


def test_two_who_share_two_networks_do_not_wait_for_each_other_for_ever():
    one, other = NetworkFactory(), NetworkFactory()
    first = coordinator_of(one)
    second = coordinator_of(other)
    actions.give_role(person=first, network=other, role=RoleName.COORDINATOR, by=None, at=NOW)
    actions.give_role(person=second, network=one, role=RoleName.COORDINATOR, by=None, at=NOW)

    refused = both_at_once(lambda: leaves(first), lambda: leaves(second))

    assert (refused, coordinators(one.pk).count(), coordinators(other.pk).count()) == (1, 1, 1)
