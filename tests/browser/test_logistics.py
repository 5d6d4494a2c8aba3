"""Somebody says on a phone what they need; a coordinator gives beds and takes a list along."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from multaqa.convenings.actions import release_agenda
from multaqa.convenings.enums import SessionKind
from multaqa.kernel.tables import read_table
from multaqa.logistics.models import Needs, Stay, Trip
from tests.browser.conftest import DESK, PHONE
from tests.factories.convenings import FIRST_HOUR, SessionFactory
from tests.factories.logistics import TripFactory
from tests.factories.words import both
from tests.logistics.conftest import FIRST, LAST, House, open_house

SAID = {
    "save": {"ar": "حفظ", "en": "Save"},
    "later": {"ar": "حُفظ. يمكنك إضافة الباقي", "en": "Saved. You can add the rest later"},
    "wrong": {"ar": "هذا قبل الوصول", "en": "That is before the arrival"},
    "propose": {"ar": "اقتراح المشاركين", "en": "Propose who shares"},
    "give": {"ar": "تخصيص هذه الأسرّة", "en": "Give these beds"},
    "given": {"ar": "خُصِّص سريران", "en": "2 beds were given"},
}


@pytest.fixture
def house(transactional_db) -> House:
    """Two sites, a house in Cairo, a lunch and a dinner that were released."""
    house = open_house()
    for hour, ar, en in ((3, "غداء", "Lunch"), (9, "عشاء", "Dinner")):
        starts = FIRST_HOUR + timedelta(hours=hour)
        SessionFactory(
            forum=house.forum, site=house.cairo, room__site=house.cairo, kind=SessionKind.MEAL,
            title=both(ar, en), starts_at=starts, ends_at=starts + timedelta(hours=1),
        )  # fmt: skip
    release_agenda(forum=house.forum, note="", **house.now)
    return house


def own(page: Page, house: House, language: str) -> None:
    page.goto(f"/{language}/{house.network.slug}/forums/second/needs/")


def working(page: Page, house: House, language: str, part: str = "") -> None:
    page.goto(f"/{language}/{house.network.slug}/prepare/second/logistics/{part}")


def fill(page: Page, house: House, leaves: str) -> None:
    """By train, a shared bedroom, fasting food, without the dinner."""
    cairo = house.cairo.pk
    page.locator("[name=travel][value=self]").check()
    for name, value in (("place", "أسوان"), ("number", "2007"), ("on", "2020-02-16"),
                        ("hour", "08:30")):  # fmt: skip
        page.locator(f"[name=in{cairo}_{name}]").fill(value)
    page.locator(f"[name=out{cairo}_on]").fill(leaves)
    page.locator(f"[name=in{cairo}_means]").select_option("train")
    page.locator("[name=lodging][value=shared]").check()
    page.locator("[name=diet]").select_option("fasting")
    page.locator("[name=skipped]").last.check()
    page.locator("[name=access][value=step_free]").check()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_somebody_says_on_a_phone_what_they_need(
    open_page, sign_in, axe, photograph, house, language
):
    registration = house.guest(name=both("هالة المثال", "Hala Almithal"))
    page = sign_in(open_page(PHONE, language), registration.person)
    own(page, house, language)
    axe(page)
    photograph(page, f"needs-{language}")

    fill(page, house, "2020-02-14")
    page.get_by_role("button", name=SAID["save"][language], exact=True).click()
    expect(page.get_by_text(SAID["wrong"][language]).first).to_be_visible()
    expect(page.locator(f"[name=in{house.cairo.pk}_place]")).to_have_value("أسوان")
    axe(page)
    photograph(page, f"needs-wrong-{language}")

    page.locator(f"[name=out{house.cairo.pk}_on]").fill("2020-02-19")
    page.get_by_role("button", name=SAID["save"][language], exact=True).click()
    expect(page.get_by_text(SAID["later"][language])).to_be_visible()
    Stay.objects.update(bedroom=house.twin)
    house.sleeper(bedroom=house.twin, name=both("نوال التجريبي", "Nawal Altagribi"))
    page.reload()
    axe(page)
    photograph(page, f"needs-arranged-{language}")
    page.locator("[name=travel][value=none]").check()
    expect(page.locator(f"[name=in{house.cairo.pk}_place]")).to_be_hidden()


def test_it_is_said_without_scripts(no_js, sign_in, house):
    registration = house.guest()
    page = sign_in(no_js, registration.person)
    own(page, house, "ar")

    fill(page, house, "2020-02-19")
    page.get_by_role("button", name="حفظ", exact=True).click()

    expect(page.get_by_text(SAID["later"]["ar"])).to_be_visible()
    assert Needs.objects.get().diet == "fasting"
    assert Trip.objects.get(way="in").place == "أسوان"


@pytest.fixture
def full(house) -> House:
    """Four who share, one of them with a bed; their journeys and needs; two who said nothing."""
    names = [
        both("هالة المثال", "Hala Almithal"),
        both("نوال التجريبي", "Nawal Altagribi"),
        both("سامي الافتراضي", "Sami Aliftiradi"),
        both("طارق النموذجي", "Tarek Alnamuzagi"),
    ]
    house.stays = [
        house.sleeper(name=name, diet_note="بلا سمك", access=["step_free"]) for name in names
    ]
    for number, stay in enumerate(house.stays):
        for way, on in (("in", FIRST), ("out", LAST)):
            hour = FIRST_HOUR.time().replace(minute=number * 7)
            TripFactory(registration=stay.registration, site=house.cairo, way=way, on=on, hour=hour,
                        place="أسوان", number=f"200{number}")  # fmt: skip
    house.give(house.stays[0], house.twin)
    for number in range(2):
        house.guest(email=f"guest{number}@example.org")
    return house


@pytest.mark.parametrize(("size", "language"), [(PHONE, "ar"), (DESK, "en")])
def test_a_coordinator_gives_beds_and_takes_a_list_along(
    open_page, sign_in, axe, photograph, full, size, language
):
    page = sign_in(open_page(size, language), full.coordinator)
    for part in ("", "travel/", "meals/", "access/", "missing/"):
        working(page, full, language, part)
        axe(page)
        photograph(page, f"logistics-{part.strip('/') or 'overview'}-{language}")
    working(page, full, language, "rooms/")
    photograph(page, f"logistics-rooms-{language}")
    page.locator(f"[name=stay][value='{full.stays[1].pk}']").check()
    page.locator(f"button[name=bedroom][value='{full.single.pk}']").click()
    expect(page.locator(f"td.beds-taken [value='{full.stays[1].pk}']")).to_be_visible()
    axe(page)
    photograph(page, f"logistics-rooms-{language}")

    # By the keyboard alone: the arrows choose somebody, Enter on a button gives the bed.
    page.locator(f"[name=stay][value='{full.stays[1].pk}']").focus()
    page.keyboard.press("Space")
    page.locator(f"#give-{full.cairo.pk} ~ p button, button[value='0']").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"td.beds-taken [value='{full.stays[1].pk}']")).to_have_count(0)

    with page.expect_navigation():
        page.get_by_role("link", name=SAID["propose"][language]).first.click()
    axe(page)
    photograph(page, f"logistics-proposal-{language}")
    page.get_by_role("button", name=SAID["give"][language]).click()
    expect(page.get_by_text(SAID["given"][language])).to_be_visible()
    assert Stay.objects.filter(bedroom__isnull=False).count() == 3

    working(page, full, language, "rooms/")
    with page.expect_download() as download:
        page.locator("a[href$='rooms.xlsx']").click()
    table = read_table(download.value.path().read_bytes())
    assert len(table.lines) == 5
    page.emulate_media(media="print")
    photograph(page, f"logistics-print-{language}")


def test_beds_are_given_without_scripts(no_js, sign_in, full):
    page = sign_in(no_js, full.coordinator)
    working(page, full, "ar", "rooms/")

    page.locator(f"[name=stay][value='{full.stays[2].pk}']").check()
    page.locator(f"button[name=bedroom][value='{full.twin.pk}']").click()

    expect(page.locator(f"td.beds-taken [value='{full.stays[2].pk}']")).to_be_visible()
