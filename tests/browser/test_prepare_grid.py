"""Coordinators move sessions on the grid, by pointer, by keyboard and without any script."""

from datetime import date

import pytest

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Session
from tests.browser.conftest import DESK, PHONE
from tests.factories.convenings import (
    FacilitationFactory,
    ForumFactory,
    ObjectiveFactory,
    RoomFactory,
    SessionFactory,
    SiteFactory,
)
from tests.factories.people import coordinator_of
from tests.factories.words import both

GRID = "prepare/second/grid/cairo/2020-02-16/"


@pytest.fixture
def coordinator(site):
    """Of a forum with two rooms in Cairo and one session, which they lead."""
    objective = ObjectiveFactory()
    network = objective.set.network
    forum = ForumFactory(
        network=network, slug="second", state=ForumState.DRAFT, objective_set=objective.set
    )
    cairo = SiteFactory(
        forum=forum, slug="cairo", city=both("القاهرة", "Cairo"), starts_on=date(2020, 2, 16)
    )
    first = RoomFactory(site=cairo, position=1, name=both("القاعة", "The Hall"))
    RoomFactory(site=cairo, position=2, name=both("الرواق", "The Arcade"))
    title = both("الافتتاح", "Opening")
    session = SessionFactory(forum=forum, site=cairo, room=first, code="OPEN", title=title)
    person = coordinator_of(network)
    FacilitationFactory(session=session, person=person)
    return person, network.slug


def opened(open_page, sign_in, coordinator, language="en", path=GRID, size=DESK, **how):
    person, slug = coordinator
    page = sign_in(open_page(size, language, **how), person)
    # What is judged is what the page does, not how soon a loaded machine serves it.
    page.set_default_timeout(60_000)
    page.goto(f"/{language}/{slug}/{path}")
    return page


def stands():
    session = Session.objects.select_related("room").get(code="OPEN")
    return session.starts.strftime("%H:%M"), session.minutes, session.room.name.localize("en")


def settled(page, version):
    page.locator(f'#g-OPEN[data-version="{version}"]').wait_for()


@pytest.mark.parametrize(("language", "across"), [("en", "ArrowRight"), ("ar", "ArrowLeft")])
def test_the_keyboard_moves_a_session_and_undoes_it(
    open_page, sign_in, coordinator, language, across
):
    page = opened(open_page, sign_in, coordinator, language)
    page.locator("#g-OPEN").focus()

    for key in ("Enter", "ArrowDown", across, "+", "Enter"):
        page.keyboard.press(key)
    settled(page, 2)
    assert stands() == ("10:15", 75, "The Arcade")
    assert page.evaluate("document.activeElement.id") == "g-OPEN"

    page.locator("form[data-undo] button").press("Enter")
    settled(page, 3)
    assert stands() == ("10:00", 60, "The Hall")


def test_escape_leaves_a_session_where_it_was(open_page, sign_in, coordinator):
    page = opened(open_page, sign_in, coordinator)
    page.locator("#g-OPEN").focus()

    for key in ("Enter", "ArrowDown", "Escape"):
        page.keyboard.press(key)

    page.get_by_text("Left where it was").wait_for(state="attached")
    assert stands() == ("10:00", 60, "The Hall")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pointer_drags_a_session_to_another_room(open_page, sign_in, coordinator, language):
    page = opened(open_page, sign_in, coordinator, language)
    page.locator("#g-OPEN").scroll_into_view_if_needed()
    box = page.locator("#g-OPEN").bounding_box()
    room = page.locator(".tt-room").nth(1).bounding_box()

    page.mouse.move(box["x"] + 30, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(room["x"] + room["width"] / 2, box["y"] + 40, steps=5)
    page.mouse.up()
    settled(page, 2)

    assert stands() == ("10:00", 60, "The Arcade")


def test_a_session_is_moved_without_scripts(open_page, sign_in, coordinator):
    page = opened(open_page, sign_in, coordinator, size=PHONE, java_script_enabled=False)

    page.locator("#g-OPEN .tt-acts a").click()
    page.locator("[name=minutes]").fill("90")
    page.locator("main form .button--primary").click()

    assert stands() == ("10:00", 90, "The Hall")


PAGES = (
    *("", "new/", "objectives/", "second/", "second/edit/", "second/objectives/"),
    *("second/sites/", "second/agenda/", "second/agenda/new/", "second/agenda/OPEN/move/"),
    *("second/agenda/import/", "second/release/", "second/releases/"),
)


@pytest.mark.parametrize(
    ("language", "size", "dark"),
    [("ar", PHONE, False), ("en", DESK, False), ("ar", DESK, True), ("en", PHONE, True)],
)
def test_the_working_pages_keep_nobody_out(
    open_page, sign_in, coordinator, axe, language, size, dark
):
    page = opened(open_page, sign_in, coordinator, language, size=size, dark=dark)
    axe(page)

    for path in PAGES:
        page.goto(f"/{language}/{coordinator[1]}/prepare/{path}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
