"""The first page, as it is met."""

from playwright.sync_api import expect


def test_the_first_page_is_read_on_a_phone_in_arabic(phone_ar, axe, photograph):
    phone_ar.goto("/ar/")

    expect(phone_ar.locator("h1").first).to_be_visible()
    assert phone_ar.evaluate("document.dir") == "rtl"
    axe(phone_ar)
    photograph(phone_ar, "welcome-ar-phone")


def test_the_first_page_is_read_without_scripts(no_js):
    no_js.goto("/")

    expect(no_js).to_have_url("/ar/")
    expect(no_js.locator("h1").first).to_be_visible()
