"""The gallery: every component, photographed in both languages and both themes."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("language", "size"), [("ar", PHONE), ("en", DESK)])
def test_every_component_is_shown_and_keeps_nobody_out(
    open_page, axe, photograph, language, size, dark
):
    page = open_page(size, language, dark=dark)
    page.goto(f"/{language}/components/")

    expect(page.locator(".pane").first).to_be_visible()
    axe(page)
    photograph(page, f"components-{language}-{'dark' if dark else 'light'}")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_nothing_makes_a_phone_scroll_sideways(open_page, language):
    page = open_page(PHONE, language)
    page.goto(f"/{language}/components/")

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_words_for_the_ear_at_the_end_of_a_wide_table_widen_no_page(open_page, language):
    page = open_page(PHONE, language)
    page.goto(f"/{language}/components/")

    page.locator(".scroll table").first.evaluate(
        """(table) => {
          for (const row of table.rows) {
            const cell = row.insertCell();
            cell.style.minInlineSize = "60rem";
            cell.style.textAlign = "end";
            cell.append(document.createElement("span"));
            Object.assign(cell.firstChild, { className: "visually-hidden", textContent: "x" });
          }
        }"""
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_what_is_touched_is_as_large_as_a_finger(phone_ar):
    phone_ar.goto("/ar/components/")

    small = phone_ar.evaluate(
        """[...document.querySelectorAll(
          '.button, .nav a, .other, .brand, .tabs a, select, textarea, .language input'
        )].filter(e => e.getBoundingClientRect().height < 44).map(e => e.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(desktop_en):
    desktop_en.goto("/en/components/")

    desktop_en.keyboard.press("Tab")
    expect(desktop_en.locator(".skip")).to_be_focused()
    desktop_en.keyboard.press("Enter")

    assert desktop_en.evaluate("location.hash") == "#main"


def test_the_reader_takes_the_digits_of_their_choice(phone_ar):
    phone_ar.goto("/ar/components/")
    expect(phone_ar.locator(".figure").first).to_have_text("14")

    phone_ar.get_by_role("button", name="الأرقام ١٢٣").click()

    expect(phone_ar.locator(".figure").first).to_have_text("١٤")
    assert phone_ar.url.endswith("/ar/components/")
