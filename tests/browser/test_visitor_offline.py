"""A visitor on a phone finds a session, keeps it, loses the line, and still reads it."""

import pytest

from tests.browser.conftest import PHONE
from tests.factories.agenda import released_forum

FORUM = "library-network/forums/forum/"
WORDS = {
    "ar": {
        "agenda": "اقرأ البرنامج",
        "session": "جلسة القراءة 2",
        "other": "جلسة القراءة 3",
        "add": "أضِفها إلى برنامجي",
        "note": "آخر تحديث لهذه الصفحة",
        "mine": "في برنامجي",
    },
    "en": {
        "agenda": "Read the agenda",
        "session": "Reading session 2",
        "other": "Reading session 3",
        "add": "Add to my agenda",
        "note": "This page was last updated",
        "mine": "In my agenda",
    },
}
GATHERED = """async () => {
  for (let n = 0; n < 100; n++) {
    for (const name of await caches.keys()) {
      const keys = await (await caches.open(name)).keys();
      if (keys.some((key) => key.url.endsWith("/version"))) return keys.length;
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return 0;
}"""


@pytest.fixture(params=["ar", "en"])
def language(request) -> str:
    return request.param


def test_a_session_that_was_picked_is_read_without_a_line(open_page, language, photograph, axe):
    released_forum(3)
    page, words = open_page(PHONE, language), WORDS[language]

    page.goto(f"/{language}/library-network/forums/")
    page.locator("main h3 a").click()
    page.get_by_role("link", name=words["agenda"]).click()
    page.get_by_role("link", name=words["session"]).click()
    page.get_by_role("button", name=words["add"]).click()
    page.wait_for_url(f"**/{FORUM}my/#S2")
    axe(page)
    assert page.evaluate(GATHERED) >= 6

    page.context.set_offline(True)
    page.get_by_role("link", name=words["session"]).click()
    page.wait_for_url(f"**/{FORUM}sessions/S2/")

    assert page.locator("h1").inner_text() == words["session"]
    assert words["note"] in page.locator("[data-forum]").inner_text()
    assert page.locator("[data-forum] time").inner_text() != ""
    photograph(page, f"offline-session-{language}")
    page.goto(f"/{language}/{FORUM}my/")
    assert page.get_by_role("link", name=words["session"]).is_visible()
    page.goto(f"/{language}/{FORUM}sessions/S3/")
    assert page.locator("h1").inner_text() == words["other"]


def test_a_page_that_was_never_opened_says_so_in_both_languages(open_page, language):
    released_forum(1)
    page = open_page(PHONE, language)
    page.goto(f"/{language}/{FORUM}")
    page.evaluate(GATHERED)

    page.context.set_offline(True)
    page.goto(f"/{language}/library-network/")

    text = page.locator("main").inner_text()
    assert ("You are offline" in text, "لا اتصال بالشبكة" in text) == (True, True)


def test_the_agenda_marks_what_was_picked(open_page, language):
    released_forum(2)
    page, words = open_page(PHONE, language), WORDS[language]
    page.goto(f"/{language}/{FORUM}sessions/S2/")
    page.get_by_role("button", name=words["add"]).click()
    page.wait_for_url(f"**/{FORUM}my/#S2")

    page.goto(f"/{language}/{FORUM}agenda/")

    page.locator("[data-code=S2]").get_by_text(words["mine"]).wait_for()
    assert page.locator("[data-code=S1]").get_by_text(words["mine"]).count() == 0


def test_without_scripts_a_session_is_picked_all_the_same(open_page, language):
    released_forum(2)
    page, words = open_page(PHONE, language, java_script_enabled=False), WORDS[language]
    page.goto(f"/{language}/{FORUM}sessions/S2/")

    page.get_by_role("button", name=words["add"]).click()

    assert page.get_by_role("link", name=words["session"]).is_visible()


def test_signing_out_deletes_the_copies(open_page, sign_in):
    forum = released_forum(1)
    person = forum.sessions.get().facilitations.get().person
    page = sign_in(open_page(PHONE, "en"), person)
    page.goto(f"/en/{FORUM}")
    page.evaluate(GATHERED)
    page.reload()

    page.get_by_role("button", name="Sign out").click()
    page.wait_for_load_state("networkidle")

    assert page.evaluate(KEPT_PAGES) == []


KEPT_PAGES = """async () => {
  const urls = [];
  for (const name of await caches.keys())
    for (const key of await (await caches.open(name)).keys()) urls.push(new URL(key.url).pathname);
  return urls.filter((path) => path.includes("/forums/"));
}"""
