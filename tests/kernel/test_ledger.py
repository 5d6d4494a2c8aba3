"""Every action leaves one line."""

from datetime import timedelta

import pytest

from multaqa.kernel import ledger
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


def test_a_line_says_who_did_what_to_which_thing_and_when():
    network, person = NetworkFactory(), PersonFactory()

    entry = ledger.record(
        verb="renamed", subject=network, by=person, at=NOW, network_id=network.pk, field="name"
    )

    assert str(entry) == f"2020-01-15 09:00 renamed networks.network {network.pk}"
    assert (entry.by, entry.network_id, entry.detail) == (person, network.pk, {"field": "name"})


def test_the_system_itself_is_nobody():
    assert ledger.record(verb="swept", subject=NetworkFactory(), by=None, at=NOW).by is None


def test_a_history_is_of_one_thing_newest_first():
    network, other = NetworkFactory(), NetworkFactory()
    ledger.record(verb="begun", subject=network, by=None, at=NOW)
    ledger.record(verb="ended", subject=network, by=None, at=NOW + timedelta(days=1))
    ledger.record(verb="begun", subject=other, by=None, at=NOW)

    assert [entry.verb for entry in ledger.history(network)] == ["ended", "begun"]
