"""The pages of the way in keep nobody out: signing up, signing in, changing one's address."""

import pytest
from django.core.cache import cache

from tests.browser.visiting import AXE, SIZES, faults
from tests.factories.people import PersonFactory
from tests.factories.words import NOW


@pytest.fixture(params=["ar", "en"])
def language(request) -> str:
    cache.clear()
    return request.param


@pytest.fixture
def page(open_page, language):
    page = open_page(SIZES[language], language)
    page.add_init_script(AXE)
    return page


# A page of the account, what is typed in it, and the page that this leads to.
STEPS = [
    ("sign-in/", "login", "hala@example.org", "sign-in/code/"),
    ("sign-in/", "login", "no address", "sign-in/"),
    ("sign-up/", "email", "hala@example.org", "proof/"),
    ("sign-up/", "email", "", "sign-up/"),
]


@pytest.mark.parametrize(("path", "field", "typed", "there"), STEPS)
def test_a_step_of_the_way_in_is_open_to_all(page, language, path, field, typed, there):
    page.goto(f"/{language}/account/{path}")
    before = faults(page, language)
    page.locator(f"[name={field}]").fill(typed)
    page.locator("main form.form .button--primary").click()
    page.wait_for_load_state()

    assert page.url.partition("?")[0].endswith(f"/account/{there}")
    assert (before, faults(page, language)) == ([], [])


def test_a_wrong_code_is_refused_in_words_that_all_can_read(page, language):
    page.goto(f"/{language}/account/sign-in/")
    page.locator("[name=login]").fill("hala@example.org")
    page.locator("main form.form .button--primary").click()
    page.wait_for_url("**/sign-in/code/**")
    page.locator("[name=code]").fill("0")
    page.locator("main form.form .button--primary").click()
    page.locator("[name=code][aria-invalid=true]").wait_for()

    assert faults(page, language) == []


def test_the_pages_about_ones_own_account_are_open_to_all(page, sign_in, language):
    sign_in(page, PersonFactory(email="hala@example.org", welcomed_at=NOW))
    found = {}
    for path in ("address/", "sign-out/", "closed/", "passkeys/"):
        page.goto(f"/{language}/account/{path}")
        found[path] = faults(page, language)

    assert {path: wrong for path, wrong in found.items() if wrong} == {}
