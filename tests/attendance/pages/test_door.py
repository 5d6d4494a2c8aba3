"""A device comes in by its link, takes a list along, and tells whom it scanned."""

import json
import uuid
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from multaqa.attendance.actions import add_device, shut_out
from multaqa.attendance.imports import MOST_BYTES, MOST_SCANS
from multaqa.attendance.models import CheckIn, Device
from multaqa.people.actions import leave
from tests.factories.attendance import DeviceFactory
from tests.factories.convenings import SessionFactory, SiteFactory
from tests.factories.registrations import PlaceFactory, RegistrationFactory, SessionPlaceFactory

pytestmark = pytest.mark.django_db
HERE = {"sec-fetch-site": "same-origin"}


@pytest.fixture
def door(held):
    return lambda name, *args: reverse(
        f"attendance:{name}", args=[held.network.slug, "held", *args]
    )


@pytest.fixture
def device_at(held, coordinator, now, door):
    """A browser that opened the link of a device (of one site, or of all)."""

    def open_link(site=None) -> Client:
        _device, secret = add_device(forum=held, name="Gate", site=site, by=coordinator, at=now)
        client = Client(headers=HERE)
        assert client.get(door("enter", secret))["Location"] == door("door")
        return client

    return open_link


def scan(code, site, at, **more):
    given = {"code": code, "site": site.pk, "session": None, "at": at.isoformat(), "undone": False}
    return {"uid": str(uuid.uuid4()), **given, **more}


def send(client, door, now, *scans, **more):
    body = json.dumps({"clock": now.isoformat(), "scans": scans})
    return client.post(door("scans"), body, content_type="application/json", **more)


def test_the_door_is_a_page_that_names_nobody_and_may_be_kept(device_at, door, guest):
    answer = device_at().get(door("door"))

    assert (answer.status_code, answer["Offline-Copy"]) == (200, "yes")
    assert "Hoda" not in answer.text


def test_the_door_stands_open_in_both_languages_and_the_cookie_goes_nowhere_else(device_at, door):
    client = device_at()

    paths = {cookie["path"] for cookie in client.cookies.values() if cookie.key[:4] == "door"}

    assert paths == {door("door"), door("door").replace("/en/", "/ar/")}
    assert client.get(door("door").replace("/en/", "/ar/")).status_code == 200


def test_a_browser_without_a_link_is_a_stranger(client, door):
    assert client.get(door("door")).status_code == 403
    assert client.get(door("roster")).json()["erase"] is True


def test_a_cookie_that_was_written_by_somebody_else_is_none(client, door, held):
    DeviceFactory(forum=held, digest="d" * 64)
    client.cookies["door-en"] = "d" * 64

    assert client.get(door("roster")).status_code == 403


def test_a_wrong_link_is_not_there(client, door):
    assert client.get(door("enter", "guessed")).status_code == 404


def test_the_list_holds_codes_names_and_seats_and_nothing_else(device_at, door, guest, cairo):
    session = SessionFactory(forum=cairo.forum, site=cairo)
    SessionPlaceFactory(registration=guest, session=session)

    answer = device_at().get(door("roster"))

    assert answer.json()["people"] == [
        ["K7MPQ2RS", {"ar": "هدى المصري", "en": "Hoda Elmasri"}, [cairo.pk], [session.pk]]
    ]
    assert answer["Cache-Control"] == "no-store"
    for private in (guest.person.email, guest.person.phone or "no phone"):
        assert private not in answer.text


def test_a_device_of_one_site_holds_the_names_of_that_site_only(device_at, door, guest, held):
    luxor = SiteFactory(forum=held)
    PlaceFactory(registration=(other := RegistrationFactory(forum=held)), site=luxor)

    content = device_at(luxor).get(door("roster")).json()

    assert [row[0] for row in content["people"]] == [other.code]
    assert [site["id"] for site in content["sites"]] == [luxor.pk]


def test_whoever_leaves_is_on_no_list_any_more(device_at, door, guest, now):
    client = device_at()
    leave(person=guest.person, by=guest.person, at=now)

    assert client.get(door("roster")).json()["people"] == []


def test_the_list_asks_the_database_as_often_for_one_as_for_three(
    device_at, door, guest, cairo, queries_of
):
    client = device_at()
    one = queries_of(lambda: client.get(door("roster")))
    for _ in range(3):
        PlaceFactory(registration=RegistrationFactory(forum=cairo.forum), site=cairo)
        SessionFactory(forum=cairo.forum, site=cairo)

    assert queries_of(lambda: client.get(door("roster"))) == one


def test_what_was_scanned_is_answered_one_by_one(device_at, door, guest, cairo, now):
    first, second = scan(guest.code, cairo, now), scan("AAAABBBB", cairo, now)
    client = device_at()

    content = send(client, door, now, first, second).json()

    assert [each["word"] for each in content["verdicts"]] == ["taken", "unknown"]
    assert content["counts"] == {f"s{cairo.pk}": 1}
    later = scan(guest.code, cairo, now + timedelta(seconds=1))
    (again,) = send(client, door, now, later).json()["verdicts"]
    assert (again["word"], again["first"]) == ("again", now.isoformat())


def test_a_device_that_was_shut_out_is_told_to_erase_its_names(
    device_at, door, guest, cairo, coordinator, now
):
    client = device_at()
    shut_out(device=Device.objects.get(), by=coordinator, at=now)

    for answer in (client.get(door("roster")), send(client, door, now, scan("X", cairo, now))):
        assert (answer.status_code, answer.json()["erase"]) == (403, True)
    assert not CheckIn.objects.exists()


def test_its_link_opens_nothing_any_more(client, held, coordinator, door, now):
    device, secret = add_device(forum=held, name="Gate", site=None, by=coordinator, at=now)
    shut_out(device=device, by=coordinator, at=now)

    assert client.get(door("enter", secret)).status_code == 409


def test_a_device_tells_of_its_own_site_only(device_at, door, guest, cairo, held, now):
    client = device_at(SiteFactory(forum=held))

    answer = send(client, door, now, scan(guest.code, cairo, now))

    assert (answer.status_code, "erase" in answer.json()) == (400, False)


def test_another_site_cannot_send_in_the_name_of_a_device(device_at, door, guest, cairo, now):
    elsewhere = {"headers": {"sec-fetch-site": "cross-site"}}

    assert (
        send(device_at(), door, now, scan(guest.code, cairo, now), **elsewhere).status_code == 403
    )


GOOD = {
    "uid": "5f0c8a52-0000-4000-8000-000000000000", "code": "K7MPQ2RS", "site": 1, "session": None,
    "at": "2026-11-25T09:00:00Z",
}  # fmt: skip


def telling(**wrong):
    """A list of one scan, in which something is wrong."""
    return json.dumps({"clock": GOOD["at"], "scans": [GOOD | wrong]}).encode()


def test_a_scan_made_before_the_clock_was_set_is_put_right_by_what_the_site_said(
    device_at, door, guest, cairo, now
):
    client, off = device_at(), timedelta(days=5)
    heard = {"site": client.get(door("roster")).json()["now"], "clock": (now - off).isoformat()}

    answer = send(client, door, now, scan(guest.code, cairo, now - off, heard=heard)).json()

    assert [each["word"] for each in answer["verdicts"]] == ["taken"]
    assert CheckIn.objects.get().on == now.astimezone(ZoneInfo("Africa/Cairo")).date()


BAD = {
    "no JSON": b"{",
    "no text": b"\xff\xfe",
    "a list": b"[]",
    "a number": b"7",
    "no clock": json.dumps({"scans": []}).encode(),
    "scans that are none": json.dumps({"clock": GOOD["at"], "scans": "many"}).encode(),
    "nested without end": b"[" * 50_000,
    "too large": b" " * (MOST_BYTES + 1),
    "too many": json.dumps({"clock": GOOD["at"], "scans": [0] * (MOST_SCANS + 1)}).encode(),
    **{
        f"{name}: {value!r:.20}": telling(**{name: value})
        for name, value in (
            ("uid", "x"), ("uid", 7), ("code", ""), ("code", None), ("code", "\0"),
            ("code", "\ud800"), ("code", "x" * 41), ("site", 2**40), ("site", "1"), ("site", True),
            ("session", -1), ("at", "yesterday"), ("at", "2026-11-25T09:00:00"), ("at", 3),
            ("at", "9999-12-31T23:59:59Z"), ("heard", "now"), ("heard", {"site": GOOD["at"]}),
            ("heard", {"site": GOOD["at"], "clock": "9999-12-31T23:59:59Z"}),
        )
    },
}  # fmt: skip


@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_list_of_scans_is_answered_in_a_sentence(device_at, door, kind):
    client = device_at()

    answer = client.post(door("scans"), BAD[kind], content_type="application/json")

    assert answer.status_code == 400
    assert answer.json()["sentence"].endswith(".")
