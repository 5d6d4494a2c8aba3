"""Tables are mixed by an answer that is marked, and told beside the question; nobody reads it."""

import pytest
from playwright.sync_api import expect

from multaqa.registrations.models import Answer, Question
from multaqa.registrations.queries import seating_answers
from multaqa.weaving.models import Rotation, SeatingRule
from tests.browser.conftest import DESK, PHONE
from tests.factories.registrations import PlaceFactory, QuestionFactory
from tests.factories.weaving import hall_of
from tests.factories.words import NOW, both
from tests.registrations.conftest import open_hall

SIZES = {"ar": PHONE, "en": DESK}
LANGUAGES = ["ar", "en"]
YEARS = [
    {"code": "o1", "label": {"ar": "أقل من خمس سنوات", "en": "Less than five years"}},
    {"code": "o2", "label": {"ar": "خمس سنوات أو أكثر", "en": "Five years or more"}},
]
SAID = {
    "ar": "إجابتك تُستخدم في توزيع المشاركين على الطاولات",
    "en": "Your answer is used to spread people over the tables.",
}


@pytest.fixture
def hall(transactional_db):
    found = open_hall(name=both("الملتقى الثاني", "The second forum"))
    found.years = QuestionFactory(
        opening=found.opening, kind="choice", options=YEARS, seats_since=NOW,
        label=both("منذ متى تعمل في المكتبات؟", "How long have you worked in libraries?"),
    )  # fmt: skip
    return found


@pytest.fixture
def rotation(hall):
    rows = [PlaceFactory(site=hall.cairo, registration__forum=hall.forum) for _ in range(6)]
    people = [each.registration.person for each in rows]
    return hall_of(*people, forum=hall.forum, name=both("طاولات اليوم الأول", "The first day"))


def of(hall, language, path):
    return f"/{language}/{hall.network.slug}/{path}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_guest_reads_what_it_is_for_and_answers(
    open_page, sign_in, axe, photograph, hall, language
):
    person = hall.member(name=both("هالة المثال", "Hala Almithal"))
    page = sign_in(open_page(SIZES[language], language), person)
    page.goto(of(hall, language, "forums/second/register/"))

    expect(page.get_by_text(SAID[language])).to_be_visible()
    expect(page.locator(f"[name=q{hall.years.pk}][value='']")).to_be_checked()
    axe(page)
    photograph(page, f"seats-form-{language}")
    page.locator(f"[name=q{hall.years.pk}][value=o2]").check()
    page.locator("[name=sites]").first.check()
    page.locator("form .button--primary").click()

    expect(page.locator("h1")).to_be_visible()
    page.wait_for_url("**/register/")
    (found,) = seating_answers(hall.forum, [hall.years.pk])
    assert dict(found.chosen) == {person.pk: "o2"}


def test_without_a_script_it_is_told_answered_and_taken_back(no_js, sign_in, hall):
    person = hall.member()
    page = sign_in(no_js, person)
    page.goto(of(hall, "ar", "forums/second/register/"))
    for value in ("o1", ""):
        page.locator(f"[name=q{hall.years.pk}][value='{value}']").check()
        page.locator("[name=sites]").first.check()
        page.locator("form .button--primary").click()
        if value:
            (found,) = seating_answers(hall.forum, [hall.years.pk])
            assert dict(found.chosen) == {person.pk: "o1"}
            page.goto(of(hall, "ar", "forums/second/register/change/"))

    assert not Answer.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_coordinator_marks_a_question(open_page, sign_in, axe, photograph, hall, language):
    Question.objects.update(seats_since=None)
    page = sign_in(open_page(SIZES[language], language), hall.coordinator)
    there = of(hall, language, f"prepare/second/registrations/form/{hall.years.pk}/")
    page.goto(there)
    page.locator("[name=seats]").check()
    axe(page)
    photograph(page, f"seats-mark-{language}")
    page.locator("form .button--primary").click()
    page.wait_for_url(f"**{there.rsplit('/', 2)[0]}/")
    axe(page)
    photograph(page, f"seats-questions-{language}")

    assert Question.objects.get().seats_since is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_are_mixed_by_it(open_page, sign_in, axe, photograph, hall, rotation, language):
    page = sign_in(open_page(SIZES[language], language), hall.coordinator)
    there = of(hall, language, f"prepare/second/rotations/{rotation.pk}/")
    page.goto(f"{there}edit/")
    page.locator("[name=spread]").check()
    axe(page)
    photograph(page, f"seats-matters-{language}")
    page.locator("form .button--primary").click()
    page.goto(f"{there}rules/add/quota/")
    page.locator("[name=what]").select_option(f"q{hall.years.pk}|o2")
    page.locator("[name=least]").fill("1")
    axe(page)
    photograph(page, f"seats-rule-{language}")
    page.locator("form .button--primary").click()
    page.wait_for_url(f"**{there}")
    axe(page)
    photograph(page, f"seats-rotation-{language}")
    page.goto(f"{there}possible/")
    axe(page)
    photograph(page, f"seats-possible-{language}")

    assert Rotation.objects.get().spread == [hall.years.pk]
    assert SeatingRule.objects.get().trait == f"q{hall.years.pk}"
