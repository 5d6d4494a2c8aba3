"""The public pages of a forum keep nobody out, and print as they should."""

import re
import zlib
from contextlib import suppress
from datetime import timedelta

import pytest

from tests.browser.conftest import DESK, PHONE
from tests.factories.agenda import planned_forum, release, released_forum
from tests.factories.convenings import FIRST_HOUR

FORUM = "library-network/forums/forum/"
PAGES = [
    *("", "agenda/", "agenda/site/cairo/", "agenda/objective/1/", "agenda/print/", "now/"),
    *("sessions/S1/", "speakers/", "venue/", "releases/", "my/"),
]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("size", "language"), [(PHONE, "ar"), (DESK, "en")], ids=["ar", "en"])
def test_every_page_is_open_to_all_and_never_wider_than_its_screen(
    open_page, axe, size, language, dark
):
    released_forum(3)
    page = open_page(size, language, dark=dark)

    for path in ("library-network/forums/", *(FORUM + path for path in PAGES)):
        page.goto(f"/{language}/{path}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0], path


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_sheets_to_pin_up_fill_one_page_of_a4_a_day(open_page, language):
    released_forum(12)
    page = open_page(DESK, language)

    page.goto(f"/{language}/{FORUM}agenda/print/")
    pdf = page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf)) == 2
    assert b"/MediaBox [0 0 594.95" in pdf or b"/MediaBox [0 0 595" in pdf


def test_a_day_longer_than_one_sheet_has_its_heading_and_its_code_on_each(open_page):
    forum = planned_forum(40)
    for n, session in enumerate(forum.sessions.order_by("pk")):
        session.starts_at = FIRST_HOUR + timedelta(minutes=15 * n)
        session.ends_at = session.starts_at + timedelta(minutes=15)
        session.save()
    release(forum)
    page = open_page(DESK, "en")

    page.goto(f"/en/{FORUM}agenda/print/")
    pdf = page.pdf(prefer_css_page_size=True)

    assert [drawn.count(b" l\n") > CODE for drawn in drawn_on(pdf)] == [True, True, True]


# A code to scan is drawn by more lines than everything else on a sheet.
CODE = 200


def drawn_on(pdf):
    """What is drawn on each page of a PDF that Chromium made."""
    drawn = []
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.S):
        with suppress(zlib.error):
            drawn.append(zlib.decompress(stream))
    return [each for each in drawn if b" Tf" in each]
