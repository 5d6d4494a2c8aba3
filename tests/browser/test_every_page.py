"""Every page of the table of who may do what, before a real browser, as readers who may enter it.

In Arabic on a phone and in English on a desk, in the light theme and in the dark, nothing keeps
anybody out, the keyboard comes to all that can be pressed and is seen there, nothing scrolls
sideways, and the page says what it is; and on a phone without
scripts it says the same. The table brings every new page here by itself.
"""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.visiting import AXE, ROUNDS, SIZES, faults, open_as, visits

# What only scripts offer is hidden in the page as it comes, or mere ornament; a word for readers
# without them stands where it is marked so.
SAYS = """() => {
  const main = document.querySelector("main");
  const within = (what) => Array.from(main.querySelectorAll(what), (e) => e.textContent).join(" ");
  return {
    lines: main.innerText.split("\\n").map((line) => line.trim()).filter(Boolean),
    hidden: within("[hidden]"),
    ornament: within("[aria-hidden]"),
    needs: within("[data-passkey-needs]"),
  };
}"""


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize(("room", "state"), ROUNDS)
def test_nobody_is_kept_out(open_page, site, client_of, room, state, language):
    page = open_page(SIZES[language], language)
    page.add_init_script(AXE)

    found = {}
    for visit in visits(room, state, language, client_of):
        open_as(page, visit, site)
        found[visit.address, visit.reader] = faults(page, language)

    assert found
    assert {visit: wrong for visit, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(("room", "state"), ROUNDS)
def test_without_scripts_a_page_says_the_same(open_page, site, client_of, room, state):
    plain, full = open_page(PHONE, "ar", java_script_enabled=False), open_page(PHONE, "ar")

    differing = {}
    for visit in visits(room, state, "ar", client_of):
        for page in (plain, full):
            open_as(page, visit, site)
        differing[visit.address] = difference(plain.evaluate(SAYS), full.evaluate(SAYS))

    assert {address: lines for address, lines in differing.items() if lines} == {}


def difference(plain, full):
    """The lines that stand in one of two pages only, but for what scripts are there to offer."""
    came = [
        line
        for line in full["lines"]
        if line not in plain["lines"]
        and line not in plain["hidden"]
        and line not in full["ornament"]
    ]
    went = [
        line for line in plain["lines"] if line not in full["lines"] and line not in full["needs"]
    ]
    return came + went
