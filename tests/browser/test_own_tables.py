"""One's own tables on a phone, without a line too; the plan on paper, and from a file."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from multaqa.registrations.models import Registration
from multaqa.weaving.models import Plan
from tests.browser.conftest import DESK, PHONE
from tests.factories.convenings import SessionFactory
from tests.factories.people import coordinator_of
from tests.factories.words import NOW, both
from tests.weaving.plans import planned

NAMES = "منى هالة نور سارة مريم ليلى فاطمة زينب أمل ريم أحمد محمد محمود علي حسن خالد".split()
LATIN = (
    "Mona Hala Nour Sara Mariam Laila Fatma Zainab "
    "Amal Reem Ahmed Mohamed Mahmoud Ali Hassan Khaled"
).split()
HELD = """async (path) => {
  for (let n = 0; n < 100; n++) {
    if (await caches.match(path)) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return false;
}"""
SIZES = {"ar": PHONE, "en": DESK}
WORDS = {
    "ar": {"table": "الطاولة", "next": "التالية", "keep": "احفظه نسخة جديدة"},
    "en": {"table": "Table", "next": "Next", "keep": "Keep it as a new version"},
}


@pytest.fixture(params=["ar", "en"])
def language(request) -> str:
    return request.param


@pytest.fixture
def plan(site):
    """Sixteen people at four tables in four rounds, published; the first round is over."""
    plan = planned(16, rounds=4, tables=("1", "2", "3", "4"))
    forum = plan.rotation.forum
    for n, row in enumerate(Registration.objects.filter(forum=forum).order_by("pk")):
        row.badge_name = both(f"{NAMES[n]} الشرقاوي", f"{LATIN[n]} Elsharkawy")
        row.save()
    now = timezone.now().replace(minute=0, second=0, microsecond=0)
    for each in plan.rotation.rounds.all():
        starts = now + timedelta(hours=each.position * 2 - 3)
        each.session = SessionFactory(
            forum=forum, starts_at=starts, ends_at=starts + timedelta(minutes=45)
        )
        each.name = f"الجولة {each.position}"
        each.save()
    type(forum).objects.filter(pk=forum.pk).update(state="open")
    Plan.objects.filter(pk=plan.pk).update(published_at=NOW)
    return plan


def at(plan, language, path):
    forum = plan.rotation.forum
    return f"/{language}/{forum.network.slug}/{path.format(forum=forum.slug, plan=plan)}"


def test_the_next_table_is_read_in_the_hall_without_a_line(
    open_page, sign_in, axe, photograph, plan, language
):
    page, words = open_page(SIZES[language], language), WORDS[language]
    person = plan.seats.filter(round=2).first().person
    table = plan.seats.get(round=2, person=person).table
    mine = at(plan, language, "forums/{forum}/tables/")
    sign_in(page, person, strong=False, network=plan.rotation.forum.network)

    page.goto(mine)
    axe(page)
    photograph(page, f"own-tables-{language}")
    card = page.locator("main article")
    assert words["next"] in card.inner_text()
    assert page.evaluate(HELD, mine)
    page.context.set_offline(True)
    page.goto(mine)

    assert f"{words['table']} {table}" in card.inner_text()
    assert page.locator(".notice--warning time").inner_text() != ""


def test_the_next_table_needs_no_script(no_js, sign_in, photograph, plan):
    person = plan.seats.first().person
    sign_in(no_js, person, strong=False, network=plan.rotation.forum.network)

    no_js.goto(at(plan, "ar", "forums/{forum}/tables/"))

    assert no_js.locator("main article .figure").is_visible()
    assert no_js.locator("main section ol > li").count() == 4


def test_the_papers_are_one_click_each(open_page, sign_in, axe, photograph, plan, language):
    page = sign_in(
        open_page(SIZES[language], language), coordinator_of(plan.rotation.forum.network)
    )

    page.goto(at(plan, language, "prepare/{forum}/rotations/{plan.rotation_id}/plans/1/papers/"))
    axe(page)
    photograph(page, f"plan-papers-{language}")

    links = page.locator("main a[href$='.pdf']")
    for n in range(4):
        answer = page.request.get(page.evaluate("(a) => a.href", links.nth(n).element_handle()))
        assert answer.headers["content-type"] == "application/pdf"


def test_a_sheet_changed_by_hand_comes_in_after_it_was_shown(
    open_page, sign_in, axe, photograph, plan, language
):
    page = sign_in(
        open_page(SIZES[language], language), coordinator_of(plan.rotation.forum.network)
    )
    there = at(plan, language, "prepare/{forum}/rotations/{plan.rotation_id}/plans/")
    sheet = page.request.get(f"{there}1/plan.xlsx").body()
    book = load_workbook(BytesIO(sheet))
    book.worksheets[0]["A3"] = "لا أحد"
    book.worksheets[0]["D3"] = None
    wrong = BytesIO()
    book.save(wrong)

    page.goto(f"{there}take/")
    axe(page)
    photograph(page, f"plan-take-{language}")
    send(page, wrong.getvalue())
    axe(page)
    photograph(page, f"plan-take-wrong-{language}")
    page.goto(f"{there}take/")
    send(page, sheet)
    axe(page)
    photograph(page, f"plan-taken-{language}")
    page.get_by_role("button", name=WORDS[language]["keep"]).click()
    page.wait_for_url(f"**{there}2/")

    assert Plan.objects.get(number=2).seats.count() == 64


def send(page, content):
    page.set_input_files(
        "input[type=file]",
        {"name": "plan.xlsx", "mimeType": "application/octet-stream", "buffer": content},
    )
    page.locator("main form button").first.click()
    page.wait_for_load_state()
