"""An association comes with nothing and leaves with a forum that the public reads."""

import re
from io import BytesIO

import pytest
from django.core import mail
from django.core.cache import cache
from openpyxl import Workbook

from tests.browser.conftest import DESK, PHONE

SIZES = {"ar": PHONE, "en": DESK}
NAMES = {
    "network": {"ar": "شبكة الواحة", "en": "Oasis network"},
    "host": {"ar": "جمعية مكتبات الواحة", "en": "Oasis library association"},
    "cycle": {"ar": "الدورة الأولى", "en": "First cycle"},
    "forum": {"ar": "ملتقى النخيل", "en": "Forum of the palms"},
    "city": {"ar": "سيوة", "en": "Siwa"},
    "venue": {"ar": "بيت القراءة", "en": "House of reading"},
    "room": {"ar": "قاعة الظل", "en": "Shade room"},
    "session": {"ar": "حكايات البئر", "en": "Stories of the well"},
}


@pytest.fixture(params=["ar", "en"])
def language(request):
    cache.clear()
    return request.param


def table(*rows):
    """The bytes of an XLSX with these rows."""
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


LIBRARIES = table(
    ["اسم المكتبة بالعربية", "Name in English", "النوع", "الجهة المالكة", "المدينة", "المحافظة"],
    ["مكتبة النبع", "Spring Library", "عامة", "جمعية", "سيوة", "مطروح"],
    ["مكتبة الكثبان", "Dunes Library", "community", "association", "سيوة", "EG-MT"],
)
PEOPLE = table(
    ["الاسم بالعربية", "Name in English", "E-mail", "الدور"],
    ["هالة الواحة", "Hala of the Oasis", "hala@example.org", "ميسِّر"],
    ["نور الكثبان", "Nour of the Dunes", "nour@example.org", "innovator"],
)


def write(page, field, words):
    for code, text in words.items():
        page.locator(f"[name={field}_{code}]").fill(text)


def send(page):
    page.locator("main form .button--primary").first.click()


def code_sent():
    return re.search(r"^\d{4}-\d{4}$", mail.outbox[-1].body, re.M).group()


def come_in(page, language):
    page.goto(f"/{language}/account/sign-up/")
    page.locator("[name=email]").fill("amal@example.org")
    send(page)
    page.wait_for_url("**/proof/**")
    page.locator("[name=code]").fill(code_sent())
    send(page)
    page.wait_for_url("**/me/welcome/**")
    write(page, "name", {"ar": "أمل الواحة", "en": "Amal of the Oasis"})
    send(page)
    page.wait_for_url("**/desk/")


def start_network(page, language):
    page.goto(f"/{language}/start/")
    write(page, "name", NAMES["network"])
    write(page, "host", NAMES["host"])
    page.locator("[name=country]").select_option("EG")
    page.locator("[name=slug]").fill("oasis")
    if not page.locator("[name=others][value=en]").is_checked():
        page.locator("[name=others][value=en]").check()
    send(page)
    page.wait_for_load_state()


def take_in(page, address, content):
    page.goto(address)
    page.locator("input[type=file]").set_input_files(
        {
            "name": "table.xlsx",
            "mimeType": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "buffer": content,
        }
    )
    send(page)
    page.locator("form[action$='confirm/'] .button--primary").click()
    page.wait_for_load_state()


def prepare(page, language):
    """From a cycle to one session with a room and an objective."""
    at = f"/{language}/oasis"
    page.goto(f"{at}/cycles/add/")
    page.locator("[name=number]").fill("1")
    write(page, "name", NAMES["cycle"])
    page.locator("[name=starts_on]").fill("2027-01-01")
    send(page)
    page.goto(f"{at}/prepare/objectives/")
    page.locator("form[action$='take/'] button").click()
    page.goto(f"{at}/prepare/new/")
    write(page, "name", NAMES["forum"])
    page.locator("[name=slug]").fill("palms")
    page.locator("[name=starts_on]").fill("2027-03-07")
    page.locator("[name=ends_on]").fill("2027-03-08")
    send(page)
    page.goto(f"{at}/prepare/palms/objectives/take/")
    page.locator("[name=objective_set]").select_option(index=1)
    page.locator("form:has([name=objective_set]) button").click()
    page.goto(f"{at}/prepare/palms/sites/new/")
    write(page, "city", NAMES["city"])
    write(page, "venue", NAMES["venue"])
    page.locator("[name=slug]").fill("siwa")
    for name, day in (("starts_on", "2027-03-07"), ("ends_on", "2027-03-08")):
        page.locator(f"[name={name}]").fill(day)
    send(page)
    page.goto(f"{at}/prepare/palms/sites/")
    page.locator("main a[href$='rooms/new/']").first.click()
    write(page, "name", NAMES["room"])
    page.locator("[name=capacity]").fill("30")
    send(page)
    page.goto(f"{at}/prepare/palms/agenda/new/")
    write(page, "title", NAMES["session"])
    page.locator("[name=kind]").select_option("workshop")
    page.locator("[name=starts]").fill("10:00")
    page.locator("[name=place]").select_option(index=1)
    page.locator("[name^=shares_]").first.fill("60")
    send(page)
    page.wait_for_load_state()


def release_and_announce(page, language):
    page.goto(f"/{language}/oasis/prepare/palms/release/")
    send(page)
    page.goto(f"/{language}/oasis/prepare/palms/")
    page.locator("form:has([name=to][value=announced]) button").click()
    page.wait_for_load_state()


def test_an_association_comes_with_nothing_and_leaves_with_a_released_agenda(
    open_page, language, axe
):
    page = open_page(SIZES[language], language)
    come_in(page, language)
    start_network(page, language)
    take_in(page, f"/{language}/oasis/libraries/import/", LIBRARIES)
    take_in(page, f"/{language}/oasis/people/import/", PEOPLE)
    prepare(page, language)
    axe(page)
    release_and_announce(page, language)

    visitor = open_page(PHONE, language)
    visitor.goto(f"/{language}/oasis/")
    visitor.get_by_role("link", name=NAMES["forum"][language]).first.click()
    visitor.goto(f"{visitor.url}agenda/")

    assert NAMES["session"][language] in visitor.locator("main").inner_text()
    axe(visitor)
    visitor.goto(f"/{language}/oasis/libraries/")
    assert {"ar": "مكتبة النبع", "en": "Spring Library"}[language] in visitor.inner_text("main")
