"""From a form on a telephone to the badge that is printed: one code, one name in both scripts."""

from io import BytesIO

import pytest
import zxingcpp
from django.core import mail
from PIL import Image
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from multaqa.registrations.models import Registration
from tests.browser.conftest import DESK, PHONE
from tests.factories.registrations import QuestionFactory
from tests.factories.words import both
from tests.registrations.conftest import Hall, open_hall

SAID = {
    "ar": ("حُفظ في", "لك مقعد", "تم تسجيلك في", "جهِّز الأوراق"),
    "en": ("saved at", "You have a seat", "You are registered for", "Make the sheets"),
}
NAMES = {"ar": "هالة عبد اللطيف المثال", "en": "Hala Abdellatif Almithal"}
SITES = {"ar": ("القاهرة", "الأقصر"), "en": ("Cairo", "Luxor")}


@pytest.fixture
def hall(transactional_db) -> Hall:
    hall = open_hall()
    hall.why = QuestionFactory(opening=hall.opening, kind="long", label=both("لماذا؟", "Why?"))
    return hall


def register(page: Page, hall: Hall, language: str) -> None:
    """Type, leave, find all of it again, send."""
    saved, seat = SAID[language][:2]
    page.goto(f"/{language}/{hall.network.slug}/forums/second/register/")
    for box in page.locator("[name=sites]").all():
        box.check()
    for script, name in NAMES.items():
        page.locator(f"[name=badge_name_{script}]").fill(name)
    page.locator(f"[name=q{hall.why.pk}]").fill("لألتقي بزملاء المدن الأخرى")
    expect(page.get_by_text(saved)).to_be_visible()
    page.goto(f"/{language}/{hall.network.slug}/forums/second/")
    page.go_back()
    page.reload()
    expect(page.locator("[name=badge_name_ar]")).to_have_value(NAMES["ar"])
    page.locator("form.form .button--primary").click()
    expect(page.get_by_text(seat).first).to_be_visible()


def find_oneself(page: Page, hall: Hall, language: str) -> None:
    """On the forum's page: how one stands, and no invitation to register once more."""
    page.goto(f"/{language}/{hall.network.slug}/forums/second/")
    expect(page.locator(".mine").get_by_text(SAID[language][1])).to_have_count(2)
    expect(page.locator(".joins")).to_be_hidden()


def codes_on(picture: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def code_of_the_letter(language: str) -> str:
    """What a telephone reads off the confirmation, whose words tell of both sites."""
    (letter,) = mail.outbox
    assert letter.subject.startswith(SAID[language][2])
    assert [city for city in SITES[language] if city not in letter.body] == []
    (picture,) = [each[1] for each in letter.attachments if each[2] == "image/png"]
    (code,) = codes_on(Image.open(BytesIO(picture)))
    return code


@pytest.mark.parametrize("language", ["ar", "en"])
def test_somebody_registers_on_a_telephone_and_gets_the_badge(
    open_page, sign_in, axe, photograph, hall, language
):
    person = hall.member(name=both("هالة", "Hala"), language=language)
    page = sign_in(open_page(PHONE, language), person)
    register(page, hall, language)
    axe(page)
    photograph(page, f"badge-registered-{language}")
    picture = Image.open(BytesIO(page.locator("svg.qr").screenshot()))
    find_oneself(page, hall, language)
    axe(page)

    desk = sign_in(open_page(DESK, language), hall.coordinator)
    desk.goto(f"/{language}/{hall.network.slug}/prepare/second/badges/")
    with desk.expect_response("**/badges.pdf*") as sheets:
        desk.get_by_role("button", name=SAID[language][3]).click()
    paper = PdfDocument(desk.request.get(sheets.value.url).body())[0]

    text = " ".join(paper.get_textpage().get_text_range().split())
    assert [name for name in NAMES.values() if name not in text] == []
    code = Registration.objects.get().code
    assert codes_on(paper.render(scale=3).to_pil()) == [code]
    assert code_of_the_letter(language) == code
    assert codes_on(picture) == [code]
