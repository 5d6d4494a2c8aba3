"""A passkey is made, lets its bearer in, is asked for beside the code, and is taken away again.

The authenticator is Chromium's own virtual one: it answers as a telephone's would.
"""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core import mail
from django.core.cache import cache

from multaqa.people.models import Person
from tests.browser.visiting import AXE, SIZES, faults
from tests.factories.people import PersonFactory
from tests.factories.words import NOW

TELEPHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(params=["ar", "en"])
def language(request) -> str:
    cache.clear()
    return request.param


@pytest.fixture
def hala(site) -> Person:
    """Somebody who proved their address."""
    person = PersonFactory(email="hala@example.org", welcomed_at=NOW)
    EmailAddress.objects.create(user=person, email=person.email, primary=True, verified=True)
    return person


@pytest.fixture
def page(open_page, language):
    """A page of a reader whose machine has an authenticator."""
    page = open_page(SIZES[language], language)
    page.add_init_script(AXE)
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    line.send("WebAuthn.addVirtualAuthenticator", {"options": TELEPHONE})
    return page


def come_in_by_code(page, language):
    page.goto(f"/{language}/account/sign-in/")
    page.locator("[name=login]").fill("hala@example.org")
    page.locator("main form.form .button--primary").click()
    page.wait_for_url("**/sign-in/code/**")
    page.locator("[name=code]").fill(
        re.search(r"^\d{4}-\d{4}$", mail.outbox[-1].body, re.M).group()
    )
    page.locator("main form.form .button--primary").click()
    page.wait_for_load_state()


def use_passkey(page, there):
    page.locator("[data-passkey-button]").click()
    page.wait_for_url(there)


def make_passkey(page, language):
    page.goto(f"/{language}/account/passkeys/add/")
    page.locator("[name=name]").fill("Telephone")
    use_passkey(page, "**/account/confirm/**")
    # It is tried at once, before the recovery codes are shown.
    use_passkey(page, "**/account/recovery/")


def sign_out(page):
    page.locator("form[action$='/account/sign-out/'] button").click()
    page.wait_for_load_state()


def faults_in(page, language, paths):
    """What is amiss in pages of the account, by page; each is there."""
    found = {}
    for path in paths:
        answer = page.goto(f"/{language}/account/{path}")
        assert (answer.status, page.url.endswith(path)) == (200, True)
        found[path] = faults(page, language)
    return {path: wrong for path, wrong in found.items() if wrong}


def test_a_passkey_lets_its_bearer_in(page, hala, language):
    come_in_by_code(page, language)
    make_passkey(page, language)
    sign_out(page)

    page.goto(f"/{language}/account/sign-in/")
    use_passkey(page, "**/desk/")
    page.goto(f"/{language}/account/passkeys/")

    assert "Telephone" in page.inner_text("main")


def test_a_code_alone_is_no_longer_enough(page, hala, language):
    come_in_by_code(page, language)
    make_passkey(page, language)
    sign_out(page)

    come_in_by_code(page, language)
    assert (page.url.endswith("/sign-in/step/"), faults(page, language)) == (True, [])
    use_passkey(page, "**/desk/")

    assert page.locator("form[action$='/account/sign-out/']").count() == 1


def test_the_pages_of_passkeys_are_open_to_all(page, hala, language):
    come_in_by_code(page, language)
    before = faults_in(page, language, ["passkeys/", "passkeys/add/", "address/"])
    make_passkey(page, language)
    key = Authenticator.objects.get(type="webauthn").pk
    of_this_key = [f"passkeys/{key}/", f"passkeys/{key}/remove/"]
    others = ["passkeys/", "recovery/", "recovery/new/", "confirm/", "confirm/code/"]
    after = faults_in(page, language, of_this_key + others)

    assert (before, after) == ({}, {})


def test_a_passkey_is_taken_away_again(page, hala, language):
    come_in_by_code(page, language)
    make_passkey(page, language)

    page.goto(f"/{language}/account/passkeys/")
    page.locator("main .button--danger").click()
    page.wait_for_url("**/remove/")
    page.locator("main .button--danger").click()
    page.wait_for_url("**/account/passkeys/")

    assert "Telephone" not in page.inner_text("main")
