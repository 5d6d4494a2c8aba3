"""News goes up after commit, to everyone who listens."""

from dataclasses import dataclass

import pytest
from django.db import transaction

from multaqa.kernel import bulletin


@dataclass(frozen=True)
class Rained:
    millimetres: int


@pytest.fixture(autouse=True)
def fresh(monkeypatch):
    monkeypatch.setattr(bulletin, "_listeners", type(bulletin._listeners)(list))


@pytest.mark.django_db
def test_a_notice_is_told_after_commit(django_capture_on_commit_callbacks):
    told = []
    bulletin.hear(Rained)(told.append)

    with django_capture_on_commit_callbacks(execute=True):
        bulletin.announce(Rained(3))
        before = list(told)

    assert (before, told) == ([], [Rained(3)])


@pytest.mark.django_db(transaction=True)
def test_what_was_rolled_back_is_not_told():
    told = []
    bulletin.hear(Rained)(told.append)

    with transaction.atomic():
        bulletin.announce(Rained(3))
        transaction.set_rollback(True)

    assert told == []


@pytest.mark.django_db
def test_a_listener_that_fails_is_logged_and_stops_nobody(
    django_capture_on_commit_callbacks, caplog
):
    told = []
    bulletin.hear(Rained)(lambda notice: 1 // 0)
    bulletin.hear(Rained)(told.append)

    with django_capture_on_commit_callbacks(execute=True):
        bulletin.announce(Rained(3))

    assert told == [Rained(3)]
    assert "failed on Rained(millimetres=3)" in caplog.text


def test_who_listens_twice_hears_once():
    def listener(notice):
        """Hears of rain."""

    bulletin.hear(Rained)(listener)
    bulletin.hear(Rained)(listener)

    assert list(bulletin.who_hears().values()) == [[f"{__name__}.{listener.__qualname__}"]]
