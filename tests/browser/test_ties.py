"""Who knows whom, on a phone: answered by touch, resumed, finished; and what was made of it."""

from ctypes import c_int
from datetime import timedelta

import pypdfium2.raw as pdfium
import pytest
from django.utils import timezone
from pypdfium2 import PdfDocument

from multaqa.weaving.models import TieAnswer
from tests.factories.people import coordinator_of
from tests.factories.programmes import CycleFactory
from tests.factories.weaving import WaveFactory, member
from tests.factories.words import both
from tests.weaving.studies import CITIES, Study


@pytest.fixture
def wave(site):
    cycle = CycleFactory(number=1)
    return WaveFactory(
        cycle=cycle, number=1, closes_at=timezone.now().replace(microsecond=0) + timedelta(days=9)
    )


@pytest.fixture
def others(wave):
    return [member(wave, city=CITIES[n % 2], name=both(f"زميل {n}", f"Peer {n}")) for n in range(3)]


def at(cycle, language, path):
    return f"/{language}/{cycle.network.slug}/cycles/{cycle.number}/ties/{path}"


def touch(page, person, level):
    page.locator(f'label:has([name="level-{person.pk}"][value="{level}"])').click()


@pytest.mark.parametrize(("language", "size"), [("ar", (360, 740)), ("en", (1280, 800))])
def test_a_roster_is_answered_by_touch_left_and_finished(
    open_page, sign_in, axe, photograph, wave, others, language, size
):
    me = member(wave)
    page = sign_in(open_page(size, language), me, strong=False, network=wave.cycle.network)
    page.goto(at(wave.cycle, language, "1/"))
    bar = page.locator("[data-bar] progress")

    touch(page, others[0], 2)
    page.locator(".tie--kept").first.wait_for()
    page.goto(at(wave.cycle, language, ""))
    page.goto(at(wave.cycle, language, "1/"))
    resumed = bar.evaluate("bar => bar.value")
    axe(page)
    photograph(page, f"ties-roster-{language}")
    for other in others[1:]:
        touch(page, other, 0)
        page.locator(f'.tie--kept [name="level-{other.pk}"]').first.wait_for(state="attached")

    assert (resumed, bar.evaluate("bar => bar.value")) == (1, 3)
    assert sorted(TieAnswer.objects.values_list("level", flat=True)) == [0, 0, 2]


def test_touches_without_a_line_are_kept_on_the_phone_and_sent_later(
    phone_ar, open_page, sign_in, wave, others
):
    me = member(wave)
    page = sign_in(phone_ar, me, strong=False, network=wave.cycle.network)
    page.goto(at(wave.cycle, "ar", "1/"))

    page.context.set_offline(True)
    touch(page, others[0], 3)
    touch(page, others[1], 1)
    touch(page, others[0], 2)
    page.locator("[data-saved]:not(:empty)").wait_for()
    waiting = page.locator(".tie--waits").count()
    page.context.set_offline(False)
    page.goto(at(wave.cycle, "ar", ""))  # without waiting for what is on its way
    page.goto(at(wave.cycle, "ar", "1/"))
    page.locator(".tie--kept").nth(1).wait_for()

    assert waiting == 2
    assert page.locator(".tie--waits").count() == 0
    assert sorted(TieAnswer.objects.values_list("level", flat=True)) == [1, 2]
    assert page.evaluate("localStorage.length") == 0


def test_the_level_that_was_chosen_is_seen(phone_ar, sign_in, wave, others):
    page = sign_in(phone_ar, member(wave))
    page.goto(at(wave.cycle, "ar", "1/"))
    level = page.locator(f'[name="level-{others[0].pk}"][value="2"] + span')
    colour = "span => getComputedStyle(span).backgroundColor"
    before = level.evaluate(colour)

    touch(page, others[0], 2)

    assert level.evaluate(colour) != before


def test_without_scripts_a_city_is_kept_by_its_button(no_js, sign_in, wave, others):
    page = sign_in(no_js, member(wave))
    page.goto(at(wave.cycle, "ar", "1/"))

    touch(page, others[0], 3)
    page.locator(f'form:has([name="level-{others[0].pk}"]) button').click()

    assert TieAnswer.objects.get().level == 3


@pytest.mark.parametrize(("language", "size"), [("ar", (360, 740)), ("en", (1280, 800))])
def test_the_picture_and_what_changed_are_for_everybodys_eyes(
    open_page, site, sign_in, axe, photograph, language, size
):
    study = Study(people=24)
    desk = sign_in(open_page(size, language), coordinator_of(study.cycle.network))
    desk.goto(at(study.cycle, language, "change/"))
    desk.locator(".button--primary").click()
    desk.locator("button[value=public]").click()

    for name in ("change", "picture"):
        desk.goto(at(study.cycle, language, f"{name}/"))
        axe(desk)
        photograph(desk, f"ties-{name}-{language}")
        assert desk.evaluate("document.documentElement.scrollWidth") == size[0]
    stranger = open_page(size, language)
    stranger.goto(at(study.cycle, language, "change/"))
    assert stranger.locator("h1").inner_text() != ""
    assert stranger.locator("main form").count() == 0


def test_sixty_people_fit_a_phone_and_are_printed_whole(open_page, sign_in, axe, photograph):
    study = Study(people=60)
    desk = sign_in(open_page((360, 740), "ar"), coordinator_of(study.cycle.network))
    desk.goto(at(study.cycle, "ar", "change/"))
    desk.locator(".button--primary").click()

    desk.goto(at(study.cycle, "ar", "picture/"))
    axe(desk)
    photograph(desk, "ties-picture-sixty-ar")
    assert desk.evaluate("document.documentElement.scrollWidth") == 360

    sheets = PdfDocument(desk.pdf(prefer_css_page_size=True))
    marks = [list(marks_on(sheet)) for sheet in sheets]
    drawn = len(study.waves) * len(study.people) + len(CITIES)  # a key for each city
    assert list(map(len, marks)) == [drawn, *[0] * (len(sheets) - 1)]
    assert all(left > MARGIN and right < 595 - MARGIN for left, right in marks[0])
    ways = desk.locator("nav, .crumbs, .tabs, main form, main a").filter(visible=True)
    assert ways.count() > 0
    desk.emulate_media(media="print")
    assert ways.count() == 0


MARGIN = 35  # of 14 mm, in points, and a little less


def marks_on(sheet):
    """From where to where on a page of a PDF each person's mark is seen: small, square, filled."""
    fill, stroke = c_int(), c_int()
    seen = sheet.render(scale=2).to_pil().convert("L")
    for each in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=9):
        left, bottom, right, top = each.get_bounds()
        pdfium.FPDFPath_GetDrawMode(each.raw, fill, stroke)
        if fill.value and 5 < right - left < 12 and abs(right - left - top + bottom) < 1:
            middle = int(left + right), int(seen.height - bottom - top)
            if seen.getpixel(middle) < 200:
                yield left, right
