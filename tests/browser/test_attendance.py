"""What people hold in their hands afterwards is verified; coordinators see who is here."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdfium2 import PdfDocument

from multaqa.attendance.actions import check_in, withdraw_certificate
from multaqa.attendance.models import Certificate, CheckIn
from tests.factories.convenings import ForumFactory, SessionFactory, SiteFactory
from tests.factories.networks import NetworkFactory, today
from tests.factories.people import coordinator_of
from tests.factories.registrations import PlaceFactory, RegistrationFactory
from tests.factories.words import both

PREPARE = "/{language}/library-network/prepare/forum/{page}/"


@pytest.fixture
def forum(transactional_db):
    network = NetworkFactory(slug="library-network")
    forum = ForumFactory(
        network=network, slug="forum", starts_on=today() - timedelta(days=1),
        ends_on=today() + timedelta(days=1), name=both("ملتقى المبتكرين", "Innovators' forum"),
    )  # fmt: skip
    for n, city in enumerate((both("القاهرة", "Cairo"), both("الأقصر", "Luxor"))):
        site = SiteFactory(forum=forum, city=city, position=n + 1)
        now = timezone.now()
        SessionFactory(forum=forum, site=site, starts_at=now, ends_at=now + timedelta(hours=3))
        for _ in range(4):
            PlaceFactory(registration=RegistrationFactory(forum=forum), site=site)
    return forum


@pytest.fixture
def coordinator(forum):
    return coordinator_of(forum.network)


@pytest.fixture
def came(forum, coordinator):
    """The first guest of Cairo was checked in."""
    site = forum.sites.first()
    registration = PlaceFactory(
        registration=RegistrationFactory(
            forum=forum, badge_name=both("هدى المصري", "Hoda Elmasri")
        ),
        site=site,
    ).registration
    check_in(
        forum=forum, codes=[registration.code], site_id=site.pk, session_id=None, by=coordinator,
        at=timezone.now(),
    )  # fmt: skip
    return registration


def test_who_attended_downloads_a_certificate_that_anybody_verifies(
    open_page, phone_ar, sign_in, came, coordinator, axe, photograph
):
    desk = sign_in(open_page(), coordinator)
    desk.goto(PREPARE.format(language="en", page="certificates"))
    axe(desk)
    desk.get_by_label("At least so many hours of the agenda").fill("2")
    desk.get_by_role("button", name="Issue to all who reach it").click()
    desk.get_by_text("1 certificate is issued.").wait_for()
    photograph(desk, "certificates-en-desk")
    number = Certificate.objects.get().number

    phone_ar.goto("/ar/verify/")
    axe(phone_ar)
    phone_ar.get_by_label("رقم الشهادة").fill(number.lower().replace("-", ""))
    phone_ar.get_by_role("button", name="تحقَّق").click()
    phone_ar.get_by_text("هذه الشهادة صحيحة.").wait_for()
    assert phone_ar.get_by_text("هدى المصري").is_visible()
    axe(phone_ar)
    photograph(phone_ar, "verify-ar-phone")

    holder = sign_in(open_page(), came.person)
    holder.goto(f"/en/verify/{number}/")
    paper = holder.get_by_role("link", name="Download the PDF").get_attribute("href")
    text = PdfDocument(holder.request.get(paper).body())[0].get_textpage().get_text_range()
    assert ("هدى المصري" in text, "Hoda Elmasri" in text, number in text) == (True, True, True)

    withdraw_certificate(
        certificate=Certificate.objects.get(), reason="Wrong", by=coordinator, at=timezone.now()
    )
    phone_ar.reload()
    phone_ar.get_by_text(re.compile("سُحبت هذه الشهادة")).wait_for()
    photograph(phone_ar, "verify-withdrawn-ar-phone")


def test_who_is_here_appears_on_a_list_that_stands_open(
    open_page, sign_in, forum, coordinator, came, axe, photograph
):
    page = sign_in(open_page(), coordinator)
    page.clock.install()
    page.goto(PREPARE.format(language="en", page="attendance"))
    here = page.locator(".card").first.locator(".figure").first
    assert here.inner_text() == "1"
    axe(page)
    photograph(page, "present-en-desk")
    other = forum.sites.first()
    code = RegistrationFactory(forum=forum).code
    check_in(
        forum=forum, codes=[code], site_id=other.pk, session_id=None, by=coordinator,
        at=timezone.now(),
    )  # fmt: skip

    page.clock.run_for(31_000)

    page.locator(".card").first.locator(".figure").first.filter(has_text="2").wait_for()


def test_without_scripts_a_coordinator_ticks_people_off(
    no_js, sign_in, forum, coordinator, photograph
):
    page = sign_in(no_js, coordinator)
    page.goto(PREPARE.format(language="ar", page="attendance/check-in"))
    photograph(page, "check-in-by-hand-ar-phone-no-js")

    page.locator("input[name=code]").nth(0).check()
    page.locator("input[name=code]").nth(1).check()
    page.get_by_role("button", name="سجِّل حضور من اخترتهم").click()

    page.get_by_text("سُجِّل حضور شخصين.").wait_for()
    assert CheckIn.objects.count() == 2


@pytest.mark.parametrize("page", ["attendance", "attendance/check-in", "attendance/devices",
                                  "badges", "certificates"])  # fmt: skip
def test_the_pages_keep_nobody_out_on_a_phone(
    open_page, phone_ar, sign_in, coordinator, came, page, axe, photograph
):
    sign_in(phone_ar, coordinator).goto(PREPARE.format(language="ar", page=page))

    axe(phone_ar)
    assert phone_ar.evaluate("document.documentElement.scrollWidth <= innerWidth")
    photograph(phone_ar, f"{page.replace('/', '-')}-ar-phone")


def test_the_link_of_a_device_is_shown_once_and_can_be_scanned(
    desktop_en, sign_in, coordinator, axe, photograph
):
    page = sign_in(desktop_en, coordinator)
    page.goto(PREPARE.format(language="en", page="attendance/devices"))
    page.get_by_label("Whose phone, at which door").fill("Mona's phone, gate")
    page.get_by_role("button", name="Add the device").click()

    assert "/door/" in page.get_by_label("The link").input_value()
    assert page.locator(".once svg").is_visible()
    axe(page)
    photograph(page, "device-link-en-desk")
