"""Somebody registers on a telephone, loses the line, comes back; waits, is served, withdraws."""

import pytest
from playwright.sync_api import Page, expect

from multaqa.registrations.models import Answer, Registration
from tests.browser.conftest import DESK, PHONE
from tests.factories.registrations import QuestionFactory
from tests.factories.words import both
from tests.registrations.conftest import Hall, open_hall

SIZES = {"ar": PHONE, "en": DESK}
DIET = [{"code": "o1", "label": {"ar": "نباتي", "en": "Vegetarian"}},
        {"code": "o2", "label": {"ar": "كل شيء", "en": "Everything"}}]  # fmt: skip
SAID = {
    "saved": {"ar": "حُفظ في", "en": "saved at"},
    "offline": {"ar": "لا اتصال الآن", "en": "No line"},
    "send": {"ar": "سجِّل", "en": "Register"},
    "seat": {"ar": "لك مقعد", "en": "You have a seat"},
    "next": {"ar": "وأول مكان يخلو هو لك", "en": "the next free place is yours"},
    "cannot": {"ar": "أعتذر عن الحضور", "en": "I cannot come"},
    "withdraw": {"ar": "ألغِ تسجيلي", "en": "Withdraw my registration"},
    "gone": {"ar": "أُلغي تسجيلك", "en": "You are no longer registered"},
    "mine": {"ar": "احفظ المكتوب هنا", "en": "Keep what stands here"},
}


@pytest.fixture
def hall(transactional_db) -> Hall:
    """The form asks what one eats, of vegetarians which plants, why one comes, and consent."""
    hall = open_hall()
    hall.opening.lead = both("يسعدنا حضوركم. أسئلة قليلة نستعد بها.", "A few questions help us.")
    hall.opening.save()

    def ask(position, ar, en, **more):
        return QuestionFactory(opening=hall.opening, position=position, label=both(ar, en), **more)

    diet, photos = ("ماذا تأكل؟", "What do you eat?"), ("أوافق على الصور", "Photographs are fine")
    hall.diet = ask(1, *diet, kind="choice", required=True, options=DIET)
    hall.plants = ask(2, "ما الذي لا تأكله؟", "What else not?", when=hall.diet, when_is="o1")
    hall.why = ask(3, "ما الذي تنتظره من الملتقى؟", "What do you hope for?", kind="long")
    hall.photos = ask(4, *photos, kind="consent", required=True)
    return hall


def form(page: Page, hall: Hall, language: str) -> None:
    page.goto(f"/{language}/{hall.network.slug}/forums/second/register/")


def said(page: Page, what: str, language: str):
    return page.get_by_text(SAID[what][language])


@pytest.mark.parametrize("language", ["ar", "en"])
def test_somebody_registers_with_a_break_in_the_middle(
    open_page, sign_in, axe, photograph, hall, language
):
    page = open_page(SIZES[language], language)
    sign_in(page, hall.member(name=both("هالة المثال", "Hala Almithal")))
    form(page, hall, language)
    plants = page.locator(f"[name=q{hall.plants.pk}]")
    expect(plants).to_be_hidden()
    page.locator("[name=sites]").first.check()
    page.locator(f"[name=q{hall.diet.pk}][value=o1]").check()
    expect(plants).to_be_visible()
    plants.fill("beans")
    page.locator(f"[name=q{hall.why.pk}]").fill("To meet people of other cities")
    expect(said(page, "saved", language)).to_be_visible()
    axe(page)
    photograph(page, f"register-{language}")

    page.reload()
    expect(page.locator(f"[name=q{hall.why.pk}]")).to_have_value("To meet people of other cities")
    expect(plants).to_have_value("beans")
    page.locator(f"[name=q{hall.photos.pk}]").check()
    page.locator("form.form .button--primary").click()

    expect(said(page, "seat", language)).to_be_visible()
    axe(page)
    photograph(page, f"registered-{language}")
    row = Registration.objects.get()
    assert (row.state, row.places.get().seat) == ("sent", 1)
    assert Answer.objects.get(question=hall.photos).value is True


def test_what_is_typed_without_a_line_is_kept_until_it_is_back(phone_ar, sign_in, hall):
    page = phone_ar
    sign_in(page, hall.member())
    form(page, hall, "ar")
    page.context.set_offline(True)
    page.locator(f"[name=q{hall.why.pk}]").fill("كتبت هذا في القطار")
    expect(said(page, "offline", "ar")).to_be_visible()

    page.context.set_offline(False)

    expect(said(page, "saved", "ar")).to_be_visible()
    assert Answer.objects.get(question=hall.why).value == "كتبت هذا في القطار"


def test_two_tabs_do_not_overwrite_each_other(phone_ar, sign_in, axe, photograph, hall):
    one, person = phone_ar, hall.member()
    sign_in(one, person)
    form(one, hall, "ar")
    other = one.context.new_page()
    form(other, hall, "ar")
    one.locator(f"[name=q{hall.why.pk}]").fill("من النافذة الأولى")
    expect(said(one, "saved", "ar")).to_be_visible()

    other.locator(f"[name=q{hall.why.pk}]").fill("من النافذة الثانية")
    keep = other.get_by_role("button", name=SAID["mine"]["ar"])
    expect(keep).to_be_visible()
    axe(other)
    photograph(other, "register-two-tabs-ar")
    assert Answer.objects.get(question=hall.why).value == "من النافذة الأولى"
    keep.click()

    expect(said(other, "saved", "ar")).to_be_visible()
    assert Answer.objects.get(question=hall.why).value == "من النافذة الثانية"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_somebody_waits_is_served_and_withdraws(
    open_page, sign_in, axe, photograph, hall, language
):
    for question in (hall.diet, hall.photos):
        question.required = False
        question.save()
    first, _second = hall.enter(), hall.enter()
    person = hall.member()
    waiting = hall.enter(person=person)
    page = open_page(SIZES[language], language)
    sign_in(page, person)
    form(page, hall, language)
    expect(said(page, "next", language)).to_be_visible()
    photograph(page, f"waiting-{language}")

    hall.withdraw(first)
    page.reload()
    expect(said(page, "seat", language)).to_be_visible()
    with page.expect_navigation():
        said(page, "cannot", language).click()
    axe(page)
    photograph(page, f"withdraw-{language}")
    said(page, "withdraw", language).click()

    expect(said(page, "gone", language)).to_be_visible()
    assert Registration.objects.get(pk=waiting.pk).state == "withdrawn"


def test_a_coordinator_looks_after_who_comes(
    desktop_en_dark, phone_ar, sign_in, axe, photograph, hall
):
    for question in (hall.diet, hall.photos):
        question.required = False
        question.save()
    for _ in range(3):
        hall.enter(hall.cairo, hall.luxor, person=hall.member(city=both("أسوان", "Aswan")))
    pages = {"en": desktop_en_dark, "ar": phone_ar}
    for language, page in pages.items():
        sign_in(page, hall.coordinator)
        for path in ("", "form/", "form/preview/", "new/"):
            page.goto(f"/{language}/{hall.network.slug}/prepare/second/registrations/{path}")
            axe(page)
            photograph(page, f"registrations-{path.replace('/', '-')}{language}")
    expect(phone_ar.locator("h1")).to_be_visible()
