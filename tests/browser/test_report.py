"""A forum is closed: its health is read, its figures counted, worded, published and read by all."""

import re

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from tests.factories.impact import held_forum
from tests.factories.people import coordinator_of

# Words of the pages, by language.
SAID = {
    "ar": ("احسب الأرقام", "كلماتك", "حفظ", "راجع وانشر", "انشر", "تقرير الملتقى", "محجوب"),
    "en": (
        "Count the figures", "Your words", "Save", "Look over and publish", "Publish",
        "Report of the forum", "withheld",
    ),
}  # fmt: skip
# What the paper says of the forum, of its map, and in whose words.
READ = {
    "ar": ("التقى فيه أمناء المكتبات من ثلاث مدن", "القاهرة 6", "عدت إلى مكتبتي بخطة لأول مرة"),
    "en": ("Librarians of three cities met", "Cairo 6", "عدت إلى مكتبتي بخطة لأول مرة"),
}


@pytest.fixture
def forum():
    return held_forum()


def prepare(page: Page, forum, language: str, rest: str) -> None:
    page.goto(f"/{language}/{forum.network.slug}/prepare/{forum.slug}/{rest}")


def close(page: Page, forum, language: str) -> None:
    """Count, word and publish the report."""
    count, words, save, over, publish, _title, _withheld = SAID[language]
    prepare(page, forum, language, "report/")
    page.get_by_role("button", name=count, exact=True).click()
    page.get_by_role("link", name=words, exact=True).click()
    page.locator("[name=intro_ar]").fill("التقى فيه أمناء المكتبات من ثلاث مدن، وعادوا بخطط.")
    page.locator("[name=intro_en]").fill("Librarians of three cities met, and left with plans.")
    page.locator("[name=quotes]").first.check()
    page.get_by_role("button", name=save, exact=True).click()
    page.get_by_role("link", name=over, exact=True).click()
    page.get_by_role("button", name=publish, exact=True).click()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_coordinator_closes_the_forum_and_everyone_reads_its_report(
    open_page, sign_in, axe, photograph, forum, language
):
    title, withheld = SAID[language][5:]
    size = (360, 740) if language == "ar" else (1280, 800)
    page = sign_in(open_page(size, language), coordinator_of(forum.network))

    close(page, forum, language)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)

    reader = open_page(size, language)
    reader.goto(re.sub(r"^https?://[^/]+", "", page.url))
    expect(reader.get_by_text(withheld).first).to_be_visible()
    expect(reader.get_by_text("عدت إلى مكتبتي بخطة لأول مرة")).to_be_visible()
    axe(reader)
    photograph(reader, f"report-{language}")
    address = reader.locator(f"main a[hreflang={language}]").get_attribute("href")
    paper = reader.request.get(address)
    said = " ".join(page.get_textpage().get_text_range() for page in PdfDocument(paper.body()))
    said = " ".join(said.split()).translate(str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789"))
    assert [each for each in (title, *READ[language]) if each not in said] == []
    reader.get_by_role("link", name="7", exact=True).or_(
        reader.get_by_role("link", name="٧", exact=True)
    ).first.click()
    assert reader.url.endswith("/counted/#seated")
    axe(reader)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_working_pages_keep_nobody_out(open_page, sign_in, axe, photograph, forum, language):
    size = (360, 740) if language == "ar" else (1280, 800)
    person = coordinator_of(forum.network)
    for dark in (False, True):
        page = sign_in(open_page(size, language, dark=dark), person)
        shade = "dark" if dark else "light"
        for place in ("board/", "health/", "report/"):
            prepare(page, forum, language, place)
            if place == "report/" and not dark:
                with page.expect_navigation():
                    page.get_by_role("button", name=SAID[language][0], exact=True).click()
            axe(page)
            photograph(page, f"{place.strip('/')}-{language}-{shade}")
    prepare(page, forum, language, "report/rows/registered/")
    axe(page)
    photograph(page, f"rows-{language}")


def test_a_forum_is_closed_without_scripts(no_js, sign_in, forum):
    page = sign_in(no_js, coordinator_of(forum.network))

    prepare(page, forum, "ar", "health/")
    expect(page.locator("[data-today] table")).to_be_visible()
    close(page, forum, "ar")

    expect(page.get_by_role("heading", level=1)).to_have_text(SAID["ar"][5])


def test_todays_check_ins_come_by_themselves(desktop_en, sign_in, forum):
    page = sign_in(desktop_en, coordinator_of(forum.network))
    page.clock.install()
    prepare(page, forum, "en", "health/")

    with page.expect_response("**/health/today/") as answer:
        page.clock.run_for(31_000)

    assert answer.value.status == 200
    expect(page.locator("[data-today] table")).to_be_visible()
