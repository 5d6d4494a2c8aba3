"""A seating plan is read and worked on by pointer, by keyboard and without any script."""

import pytest

from multaqa.weaving.actions import move_seat
from multaqa.weaving.models import Plan
from multaqa.weaving.queries import Move
from tests.browser.conftest import DESK, PHONE
from tests.factories.people import coordinator_of
from tests.factories.words import NOW
from tests.weaving.plans import at_table, planned, table_of


@pytest.fixture
def plan(site):
    """Twelve people in three rounds at three tables."""
    return planned()


@pytest.fixture
def coordinator(plan):
    return coordinator_of(plan.rotation.forum.network)


def address(plan, language="en", more=""):
    forum = plan.rotation.forum
    where = f"/{language}/{forum.network.slug}/prepare/{forum.slug}/rotations/{plan.rotation_id}"
    return f"{where}/plans/{plan.number}/{more}"


@pytest.fixture
def opened(open_page, sign_in, plan, coordinator):
    def open_it(language="en", more="?round=1", size=DESK, **how):
        page = sign_in(open_page(size, language, **how), coordinator)
        page.set_default_timeout(60_000)
        page.goto(address(plan, language, more))
        return page

    return open_it


def made(page):
    """The version that holds the move."""
    page.wait_for_url("**/plans/2/**")
    return Plan.objects.get(number=2)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_two_presses_move_without_scripts(opened, plan, language):
    page = opened(language, size=PHONE, java_script_enabled=False)
    one, other = at_table(plan, "1")[0], at_table(plan, "2")[0]

    page.locator(f"#p{one} a").click()
    page.locator(f"#p{other} button").click()
    if page.locator("#asked").count():
        page.locator("#asked button").click()

    assert table_of(made(page), one) == "2"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_keyboard_moves_and_takes_it_back(opened, plan, language):
    page = opened(language)
    one, other = at_table(plan, "1")[0], at_table(plan, "2")[0]

    page.locator(f"#p{one} a").press("Enter")
    page.locator("[data-pick]").wait_for()
    page.locator(f"#p{other} button").press("Enter")
    new = made(page)
    assert table_of(new, one) == "2"

    page.locator("[role=status] button").press("Enter")
    page.locator(f'[data-table="1"] #p{one}').wait_for()
    assert table_of(new, one) == "1"


def test_arrows_go_from_place_to_place_and_escape_leaves(opened, plan):
    page = opened()
    page.locator(f"#p{at_table(plan, '1')[0]} a").press("Enter")
    page.locator("[data-pick]").wait_for()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    first = page.evaluate("document.activeElement.closest('[data-table]').dataset.table")
    page.keyboard.press("Escape")
    page.locator("[data-pick]").wait_for(state="detached")

    assert first in ("2", "3")
    assert Plan.objects.count() == 1


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pointer_drags_somebody_to_somebody_else_s_place(opened, plan, language):
    page = opened(language)
    one, other = at_table(plan, "1")[0], at_table(plan, "2")[0]
    page.locator(f"#p{other}").evaluate(
        "seat => seat.scrollIntoView({ block: 'center', behavior: 'instant' })"
    )

    drag(page, f"#p{one} a", f"#p{other}")

    assert table_of(made(page), one) == "2"


def drag(page, start, end):
    here = page.locator(start).bounding_box()
    page.mouse.move(here["x"] + here["width"] / 2, here["y"] + here["height"] / 2)
    page.mouse.down()
    page.mouse.move(here["x"] + here["width"] / 2 + 20, here["y"] + here["height"] / 2 + 5)
    page.locator("[data-pick]").wait_for()
    there = page.locator(end).bounding_box()
    page.mouse.move(there["x"] + there["width"] / 2, there["y"] + there["height"] / 2, steps=4)
    page.mouse.up()


def test_who_comes_second_reads_a_sentence(open_page, opened, plan, coordinator):
    one, other, third = (at_table(plan, table)[0] for table in "123")
    first = {"seen": "1", "sure": True, "by": coordinator, "at": NOW}
    new = move_seat(plan=plan, move=Move(1, one, "2", other), **first).plan
    page = opened()
    page.goto(address(new, "en", "?round=1"))
    page.locator(f"#p{one} a").click()
    page.locator("[data-pick]").wait_for()

    move = Move(1, one, "3", third)
    move_seat(plan=new, move=move, seen="2", sure=True, by=coordinator, at=NOW)
    open_page.troubles.meant = {409}
    page.locator(f"#p{other} button").click()

    page.get_by_text("Somebody else was at work meanwhile").first.wait_for()
    assert page.locator(f'[data-table="3"] #p{one}').is_visible()


@pytest.mark.parametrize(
    ("language", "size", "dark"),
    [("ar", PHONE, False), ("en", DESK, False), ("ar", DESK, True), ("en", PHONE, True)],
)
def test_the_pages_keep_nobody_out(opened, plan, axe, photograph, language, size, dark):
    one = at_table(plan, "1")[0]
    page = opened(language, size=size, dark=dark)

    for name, path in {
        "tables": "?round=1",
        "pick": f"?round=1&pick={one}",
        "people": "people/",
        "person": f"people/{one}/",
        "meetings": "meetings/",
        "versions": "../",
        "discard": "discard/",
    }.items():
        page.goto(address(plan, language, path))
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        photograph(page, f"seats-{name}-{language}-{size[0]}{'-dark' if dark else ''}")


def test_a_finger_carries_somebody_by_the_grip(opened, plan):
    page = opened("ar", size=PHONE)
    one, other = at_table(plan, "1")[0], at_table(plan, "2")[0]
    grip = page.locator(f"#p{one} .sit-grip")
    grip.evaluate("grip => grip.scrollIntoView({ block: 'start', behavior: 'instant' })")
    finger = page.context.new_cdp_session(page)

    def touch(kind, box=None, by=0):
        at = (
            {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2 + by}
            if box
            else {}
        )
        points = [at] if box else []
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    here = grip.bounding_box()
    touch("touchStart", here)
    touch("touchMove", here, 15)
    page.locator("[data-pick]").wait_for()
    touch("touchMove", page.locator(f"#p{other}").bounding_box())
    touch("touchEnd")

    assert table_of(made(page), one) == "2"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_judge_asks_first_and_says_what_it_brought(
    opened, open_page, plan, axe, photograph, language
):
    page = opened(language, size=PHONE)
    one = at_table(plan, "1")[0]
    open_page.troubles.meant = {409}

    page.locator(f"#p{one} a").click()
    page.locator('[data-table="2"] button[form=seat][name=table]').click()
    page.locator("#asked").wait_for()
    axe(page)
    photograph(page, f"seats-asked-{language}-360")
    page.locator("#asked button").click()
    new = made(page)
    axe(page)
    photograph(page, f"seats-moved-{language}-360")
    page.locator(f"#p{one} a").click()
    page.locator("[data-pick]").wait_for()
    photograph(page, f"seats-best-{language}-360")

    assert table_of(new, one) == "2"
