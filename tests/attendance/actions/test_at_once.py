"""A door and a registration desk at work in the same moment."""

import uuid
from datetime import timedelta

import pytest
from django.db import connection

from multaqa.attendance.actions import Told, check_in, merge, shut_out
from multaqa.attendance.models import CheckIn, Scan
from multaqa.kernel.refusal import Refusal
from multaqa.registrations.models import Registration
from tests.factories.attendance import DeviceFactory
from tests.factories.convenings import FIRST_HOUR
from tests.registrations.conftest import open_hall
from tests.together import all_at_once

EVENING = FIRST_HOUR + timedelta(hours=10)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one after the other")
def test_devices_that_tell_while_people_withdraw_come_and_are_ticked_off_lose_nobody():
    hall = open_hall()
    guests, coming = [hall.enter() for _ in range(12)], [hall.begin() for _ in range(6)]
    devices = [DeviceFactory(forum=hall.forum) for _ in range(3)]

    def tell(device, minute: int) -> None:
        at = FIRST_HOUR + timedelta(minutes=minute)
        rows = [Told(uuid.uuid4(), each.code, hall.cairo.pk, None, at) for each in guests]
        # Half of them twice, as where the answer to the first was lost.
        for batch in (rows, rows[:6]):
            merge(forum=hall.forum, told=batch, clock=EVENING, device=device, by=None, at=EVENING)

    wrong = all_at_once(
        *(lambda d=device, n=n: tell(d, n) for n, device in enumerate(devices)),
        lambda: check_in(
            forum=hall.forum, codes=[each.code for each in guests], site_id=hall.cairo.pk,
            session_id=None, by=hall.coordinator, at=EVENING,
        ),
        lambda: shut_out(device=devices[2], by=hall.coordinator, at=EVENING),
        *(lambda r=r: hall.withdraw(r) for r in guests[::3]),
        *(lambda r=r: hall.send(r) for r in coming),
    )  # fmt: skip

    # The device that was shut out may have come too late; nobody else is turned away.
    assert [each for each in wrong if not isinstance(each, Refusal)] == []
    assert len(wrong) <= 1
    assert CheckIn.objects.count() == 12
    assert set(CheckIn.objects.values_list("at", flat=True)) == {FIRST_HOUR}
    assert Scan.objects.count() in (36, 48)
    assert Registration.objects.standing().count() == 14
