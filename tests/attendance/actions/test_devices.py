"""Devices are let in by a secret of their own, and shut out at once."""

from datetime import timedelta

import pytest

from multaqa.attendance.actions import add_device, check_in, shut_out
from multaqa.attendance.models import CheckIn, Device
from multaqa.attendance.queries import device_by_digest, device_rows
from multaqa.kernel.ledger import history
from multaqa.kernel.refusal import Refusal
from tests.factories.attendance import DeviceFactory, ScanFactory
from tests.factories.convenings import ForumFactory, SiteFactory

pytestmark = pytest.mark.django_db


def test_of_the_secret_only_a_digest_is_kept(held, coordinator, now):
    device, secret = add_device(forum=held, name="Gate", site=None, by=coordinator, at=now)

    assert device_by_digest(held, secret) == device
    assert secret not in str(list(Device.objects.values()))
    assert [entry.verb for entry in history(device)] == ["device added"]


def test_no_two_secrets_are_alike(held, coordinator, now):
    given = {"forum": held, "name": "Gate", "site": None, "by": coordinator, "at": now}

    assert add_device(**given)[1] != add_device(**given)[1]


def test_a_device_stands_at_a_site_of_its_own_forum(held, coordinator, now):
    with pytest.raises(Refusal):
        add_device(forum=held, name="Gate", site=SiteFactory(), by=coordinator, at=now)


def test_a_forum_whose_days_are_over_gets_no_device(coordinator, now):
    with pytest.raises(Refusal):
        add_device(forum=ForumFactory(), name="Gate", site=None, by=coordinator, at=now)


def test_a_device_is_shut_out_once(held, coordinator, now):
    device = DeviceFactory(forum=held)

    shut_out(device=device, by=coordinator, at=now)
    shut_out(device=device, by=coordinator, at=now)

    device.refresh_from_db()
    assert device.shut_out_at == now
    assert [entry.verb for entry in history(device)] == ["device shut out"]


def test_each_device_is_listed_with_how_many_scans_it_sent(held, guest, cairo):
    busy, idle = DeviceFactory(forum=held), DeviceFactory(forum=held)
    ScanFactory(registration=guest, site=cairo, device=busy)

    assert {row.device: row.scans for row in device_rows(held)} == {busy: 1, idle: 0}


def test_a_coordinator_ticks_people_off_and_takes_it_back(held, guest, cairo, coordinator, now):
    given = {"forum": held, "site_id": cairo.pk, "session_id": None, "by": coordinator, "at": now}

    check_in(codes=[guest.code], **given)
    assert CheckIn.objects.get().scan.by == coordinator

    check_in(codes=[guest.code], undone=True, **{**given, "at": now + timedelta(seconds=1)})
    assert not CheckIn.objects.exists()
