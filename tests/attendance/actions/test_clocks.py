"""A device whose clock is days wrong, and is set before it sends, loses nobody and no hour."""

import uuid
from datetime import datetime, timedelta

import pytest

from multaqa.attendance.actions import Heard, Told, Word, merge
from multaqa.attendance.models import CheckIn, Scan
from tests.factories.attendance import DeviceFactory
from tests.factories.convenings import FIRST_HOUR, ForumFactory, SiteFactory
from tests.factories.registrations import RegistrationFactory

EVENING = FIRST_HOUR + timedelta(hours=10)
# It heard from the site at the first hour, and scanned an hour later.
SCANNED = FIRST_HOUR + timedelta(hours=1)
DAYS = timedelta(days=3)
NO_POWER = datetime(1970, 1, 1, 0, 7, tzinfo=FIRST_HOUR.tzinfo)
pytestmark = pytest.mark.django_db


@pytest.fixture
def device():
    return DeviceFactory(forum=ForumFactory())


@pytest.fixture
def guest(device):
    return RegistrationFactory(forum=device.forum)


@pytest.fixture
def told(device, guest):
    site = SiteFactory(forum=device.forum)

    def tell(at, *, off=timedelta(), heard_at=FIRST_HOUR, undone=False):
        """Scanned ``at`` by the device's clock, which was ``off`` when it heard from the site."""
        heard = Heard(heard_at, heard_at + off)
        return Told(uuid.uuid4(), guest.code, site.pk, None, at, undone, heard)

    return tell


def send(device, *rows, clock=EVENING, at=EVENING):
    verdicts = merge(forum=device.forum, told=rows, clock=clock, device=device, by=None, at=at)
    return [verdict.word for verdict in verdicts]


@pytest.mark.parametrize("off", [-DAYS, DAYS, timedelta(hours=5), timedelta(hours=-5)])
def test_a_clock_that_is_set_right_before_sending_changes_no_hour(device, told, off):
    words = send(device, told(SCANNED + off, off=off))

    assert (words, CheckIn.objects.get().at) == ([Word.TAKEN], SCANNED)


def test_a_clock_that_stays_wrong_is_put_right_by_what_it_says_on_sending(device, told):
    send(device, told(SCANNED - DAYS, off=-DAYS), clock=EVENING - DAYS)

    assert CheckIn.objects.get().at == SCANNED


def test_a_clock_that_is_set_right_before_scanning_is_taken_as_it_is(device, told):
    send(device, told(SCANNED, off=-DAYS))

    assert CheckIn.objects.get().at == SCANNED


def test_a_clock_that_lost_its_power_counts_from_when_the_site_was_heard_last(device, told):
    words = send(device, told(NO_POWER))

    assert (words, CheckIn.objects.get().at) == ([Word.TAKEN], FIRST_HOUR)


def test_who_was_taken_back_by_such_a_clock_is_taken_back(device, told):
    rows = [told(NO_POWER + timedelta(seconds=n), undone=n == 1) for n in range(2)]
    rows.sort(key=lambda each: each.uid, reverse=rows[0].uid < rows[1].uid)

    send(device, *rows)

    assert (Scan.objects.count(), CheckIn.objects.count()) == (2, 0)


def test_what_the_clock_said_itself_is_kept_beside(device, told):
    send(device, told(SCANNED - DAYS, off=-DAYS))

    assert (Scan.objects.get().at, Scan.objects.get().told_at) == (SCANNED, SCANNED - DAYS)


def test_the_same_scan_told_again_by_another_clock_changes_nothing(device, told):
    row = told(SCANNED - DAYS, off=-DAYS)
    send(device, row)

    again = send(device, row, clock=EVENING + DAYS, at=EVENING + timedelta(hours=1))

    assert again == [Word.TAKEN]
    assert list(CheckIn.objects.values_list("at", "scans")) == [(SCANNED, 1)]


def test_what_was_tried_out_a_week_before_counts_on_no_day_of_the_forum(device, told):
    before = FIRST_HOUR - timedelta(days=7)
    row = told(before + timedelta(hours=1), heard_at=before)

    assert send(device, row) == [Word.UNKNOWN]


def test_a_scan_is_never_later_than_it_came(device, told):
    send(device, told(SCANNED, heard_at=EVENING + DAYS))

    assert CheckIn.objects.get().at <= EVENING
