"""What devices tell is merged in any order, however often, and nobody is lost or counted twice."""

import uuid
from datetime import datetime, timedelta
from random import Random
from threading import Barrier, Thread

import pytest
from django.db import connection

from multaqa.attendance.actions import Told, Word, merge
from multaqa.attendance.models import CheckIn, Scan
from multaqa.attendance.notices import GuestArrived
from multaqa.attendance.queries import arrived, attendance_by_session
from multaqa.kernel.refusal import Refusal
from tests.factories.attendance import DeviceFactory
from tests.factories.convenings import FIRST_HOUR, ForumFactory, SessionFactory, SiteFactory
from tests.factories.registrations import RegistrationFactory

EVENING = FIRST_HOUR + timedelta(hours=10)
pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def site(forum):
    return SiteFactory(forum=forum)


def told(registration, site, minutes: float = 0, *, session=None, undone=False) -> Told:
    at = FIRST_HOUR + timedelta(minutes=minutes)
    where = session.pk if session else None
    return Told(uuid.uuid4(), registration.code, site.pk, where, at, undone)


def take(device, rows: list[Told], *, at: datetime = EVENING, clock: datetime | None = None):
    return merge(
        forum=device.forum, told=rows, clock=clock or at, device=device, by=None, at=at
    )  # fmt: skip


def stands(forum) -> set[tuple]:
    """What the check-ins say, whatever rows hold it."""
    rows = CheckIn.objects.filter(site__forum=forum)
    return set(
        rows.values_list("registration", "site", "session", "on", "at", "scan__uid", "scans")
    )


def test_whoever_is_scanned_is_checked_in(forum, site):
    guest, device = RegistrationFactory(forum=forum), DeviceFactory(forum=forum)

    verdicts = take(device, [told(guest, site, 5)])

    assert [verdict.word for verdict in verdicts] == [Word.TAKEN]
    assert arrived(forum) == {guest.pk}


def test_the_same_scan_told_again_changes_nothing(forum, site):
    guest, device = RegistrationFactory(forum=forum), DeviceFactory(forum=forum)
    row = told(guest, site)
    take(device, [row])

    assert take(device, [row, row])[0].word == Word.TAKEN
    assert Scan.objects.count() == CheckIn.objects.count() == 1


def test_whoever_was_there_already_is_reported_with_the_hour(forum, site):
    guest, device = RegistrationFactory(forum=forum), DeviceFactory(forum=forum)
    take(device, [told(guest, site, 5)])

    (verdict,) = take(DeviceFactory(forum=forum), [told(guest, site, 20)])

    assert (verdict.word, verdict.first_at) == (Word.AGAIN, FIRST_HOUR + timedelta(minutes=5))


def test_an_earlier_scan_that_comes_later_says_since_when(forum, site):
    guest, device = RegistrationFactory(forum=forum), DeviceFactory(forum=forum)
    take(device, [told(guest, site, 20)])

    take(device, [told(guest, site, 5)])

    assert CheckIn.objects.get().at == FIRST_HOUR + timedelta(minutes=5)


def test_a_check_in_taken_back_is_gone_and_its_scans_stay(forum, site):
    guest, device = RegistrationFactory(forum=forum), DeviceFactory(forum=forum)
    take(device, [told(guest, site)])

    take(device, [told(guest, site, 1, undone=True)])

    assert not CheckIn.objects.exists()
    assert Scan.objects.count() == 2


def test_a_session_is_checked_into_on_its_own(forum, site):
    guest, device = RegistrationFactory(forum=forum), DeviceFactory(forum=forum)
    session = SessionFactory(forum=forum, site=site)

    take(device, [told(guest, site), told(guest, site, 30, session=session)])

    assert CheckIn.objects.count() == 2
    assert attendance_by_session(forum) == {session.pk: 1}


def test_a_badge_of_another_forum_is_unknown_and_takes_nothing(forum, site):
    stranger = RegistrationFactory()

    (verdict,) = take(DeviceFactory(forum=forum), [told(stranger, site)])

    assert verdict.word == Word.UNKNOWN
    assert not Scan.objects.exists()


def test_a_site_of_another_forum_is_unknown(forum):
    guest, elsewhere = RegistrationFactory(forum=forum), SiteFactory()

    assert take(DeviceFactory(forum=forum), [told(guest, elsewhere)])[0].word == Word.UNKNOWN


def test_a_day_far_from_the_forum_is_unknown(forum, site):
    guest = RegistrationFactory(forum=forum)
    row = told(guest, site, -60 * 24 * 30)

    assert take(DeviceFactory(forum=forum), [row])[0].word == Word.UNKNOWN


def test_a_clock_that_is_an_hour_slow_is_put_right(forum, site):
    guest, device = RegistrationFactory(forum=forum), DeviceFactory(forum=forum)

    take(device, [told(guest, site, -60)], clock=EVENING - timedelta(hours=1))

    assert CheckIn.objects.get().at == FIRST_HOUR


def test_a_clock_wrong_by_a_minute_is_left_as_it_is(forum, site):
    guest, device = RegistrationFactory(forum=forum), DeviceFactory(forum=forum)

    take(device, [told(guest, site, 3)], clock=EVENING - timedelta(minutes=1))

    assert CheckIn.objects.get().at == FIRST_HOUR + timedelta(minutes=3)


@pytest.mark.parametrize("why", ["shut_out_at", "expires_at"])
def test_a_device_that_is_not_trusted_any_more_is_refused(forum, site, why):
    device = DeviceFactory(forum=forum, **{why: EVENING})

    with pytest.raises(Refusal):
        take(device, [told(RegistrationFactory(forum=forum), site)])
    assert not Scan.objects.exists()


def test_a_device_that_stood_trusted_in_memory_is_refused_once_it_was_shut_out(forum, site):
    device = DeviceFactory(forum=forum)
    type(device).objects.update(shut_out_at=FIRST_HOUR)

    with pytest.raises(Refusal):
        take(device, [told(RegistrationFactory(forum=forum), site)])


def test_a_device_of_one_site_checks_nobody_in_at_another(forum, site):
    device = DeviceFactory(forum=forum, site=SiteFactory(forum=forum))

    with pytest.raises(Refusal):
        take(device, [told(RegistrationFactory(forum=forum), site)])


def test_arrivals_are_announced_once(forum, site, heard, django_capture_on_commit_callbacks):
    guest, device = RegistrationFactory(forum=forum), DeviceFactory(forum=forum)
    with django_capture_on_commit_callbacks(execute=True):
        take(device, [told(guest, site)])
        take(device, [told(guest, site, 4)])

    assert heard(GuestArrived) == [GuestArrived(guest.pk, site.pk, None)]


def test_two_devices_of_500_scans_overlapping_by_a_third_give_one_truth_in_any_order():
    truths = []
    for seed in range(2):
        forum = ForumFactory()
        site = SiteFactory(forum=forum)
        guests = [RegistrationFactory(forum=forum, code=f"G{n}") for n in range(833)]
        batches = _batches(guests, site)
        devices = [DeviceFactory(forum=forum) for _ in range(2)]
        parts = [(d, rows[i : i + 100]) for d, rows in zip(devices, batches, strict=True)
                 for i in range(0, 500, 100)]  # fmt: skip
        Random(seed).shuffle(parts)
        for device, rows in parts:
            take(device, rows)
        codes = CheckIn.objects.filter(site=site).values_list("registration__code", "at", "scans")
        truths.append(set(codes))

    assert truths[0] == truths[1]
    assert len(truths[0]) == 833
    assert sum(scans for _code, _at, scans in truths[0]) == 1000


def _batches(guests, site) -> list[list[Told]]:
    """Two devices' scans: 500 each, 167 people seen by both, the second a little earlier."""
    first = [told(guest, site, n / 10) for n, guest in enumerate(guests[:500])]
    second = [told(guest, site, n / 10) for n, guest in enumerate(guests[333:])]
    return [first, second]


@pytest.mark.django_db(transaction=True)
def test_two_devices_that_tell_at_once_lose_nobody(forum, site):
    if connection.vendor != "postgresql":
        pytest.skip(reason="SQLite lets one write at a time")
    guests = [RegistrationFactory(forum=forum) for _ in range(40)]
    ready, troubles = Barrier(4), []

    def tell(device, rows) -> None:
        try:
            ready.wait()
            take(device, rows)
        except Exception as trouble:
            troubles.append(trouble)
        finally:
            connection.close()

    threads = [
        Thread(target=tell, args=(DeviceFactory(forum=forum), [told(g, site, n) for g in guests]))
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert troubles == []
    assert CheckIn.objects.count() == 40
    assert set(CheckIn.objects.values_list("at", "scans")) == {(FIRST_HOUR, 4)}
