"""Feedback on a phone in three taps, with and without scripts; the results as a coordinator reads
them."""

from datetime import timedelta

import pytest

from multaqa.convenings.actions import release_agenda
from multaqa.feedback.actions import ask
from multaqa.feedback.enums import About
from multaqa.feedback.models import Questionnaire, Response
from tests.browser.conftest import PHONE
from tests.factories.convenings import FIRST_HOUR, ForumFactory, SessionFactory, SiteFactory
from tests.factories.feedback import ResponseFactory
from tests.factories.people import PersonFactory, coordinator_of
from tests.factories.registrations import PlaceFactory, RegistrationFactory
from tests.factories.words import NOW, both

LONG = {"opens_at": NOW, "closes_at": NOW + timedelta(days=365 * 80), "lead": ""}
WORDS = {"ar": ("إرسال", "شكرًا لك"), "en": ("Send", "Thank you")}
TITLES = (
    ("من فكرة إلى مشروع صغير", "From an idea to a small project"),
    ("المكتبة مكان ثالث", "The library as a third place"),
    ("روبوتات للأطفال", "Robotics for children"),
)


@pytest.fixture
def forum(site):
    """Held, with three workshops that the public knows of and both questionnaires."""
    forum = ForumFactory(slug="first", name=both("الملتقى الأول", "The first forum"))
    place = SiteFactory(forum=forum, city=both("القاهرة", "Cairo"))
    for number, (ar, en) in enumerate(TITLES):
        SessionFactory(
            forum=forum, site=place, room__site=place, code=f"W{number}", title=both(ar, en),
            starts_at=FIRST_HOUR + timedelta(hours=2 * number),
        )  # fmt: skip
    coordinator = coordinator_of(forum.network)
    release_agenda(forum=forum, note="", by=coordinator, at=NOW)
    for about in About:
        ask(forum=forum, about=about, **LONG, by=coordinator, at=NOW)
    return forum


@pytest.fixture
def guest(forum):
    registration = RegistrationFactory(forum=forum, person=PersonFactory())
    PlaceFactory(registration=registration, site=forum.sites.get())
    return registration.person


def at(forum, language, path) -> str:
    return f"/{language}/{forum.network.slug}/{path}"


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_three_taps_say_how_a_session_was(
    open_page, sign_in, axe, photograph, forum, guest, language, scripts
):
    send, thanks = WORDS[language]
    page = sign_in(open_page(PHONE, language, java_script_enabled=scripts), guest)
    page.goto(at(forum, language, "forums/first/feedback/"))
    photograph(page, f"feedback-list-{language}-{scripts}")

    page.locator("main li a.button").first.tap()
    photograph(page, f"feedback-questions-{language}-{scripts}")
    page.locator(".scale label").nth(4).tap()
    page.get_by_role("button", name=send, exact=True).tap()
    page.wait_for_url("**/feedback/")

    assert thanks in page.locator("main").inner_text()
    assert list(Response.objects.get().answers.values()) == [5]
    assert page.locator("main li a.button").count() == 2
    if scripts:
        axe(page)


def test_a_rating_is_given_by_keyboard_alone(desktop_en, sign_in, forum, guest):
    page = sign_in(desktop_en, guest)
    page.goto(at(forum, "en", "forums/first/feedback/s/W0/"))

    page.locator(".scale input").first.focus()
    for _step in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/feedback/")

    assert list(Response.objects.get().answers.values()) == [4]


def test_what_was_filled_in_waits_on_the_device_until_it_is_sent(phone_ar, sign_in, forum, guest):
    page = sign_in(phone_ar, guest)
    there = at(forum, "ar", "forums/first/feedback/s/W0/")
    page.goto(there)
    page.locator(".scale label").nth(3).tap()
    page.locator("textarea").fill("ورشة مفيدة")

    page.goto(at(forum, "ar", "forums/first/feedback/"))
    page.goto(there)

    assert page.locator("textarea").input_value() == "ورشة مفيدة"
    assert page.locator(".scale input").nth(3).is_checked()
    assert not Response.objects.exists()
    page.get_by_role("button", name="إرسال", exact=True).tap()
    page.wait_for_url("**/feedback/")
    assert page.evaluate("Object.keys(localStorage).filter(k => k.startsWith('feedback/'))") == []


def answered(forum) -> None:
    """Nine people about the first workshop, six about the second, three about the last."""
    asked = Questionnaire.objects.get(forum=forum, about=About.SESSION)
    overall, useful, will_try, pace, comment = asked.items.all()
    place = forum.sites.get()
    for _each in range(14):
        PlaceFactory(registration=RegistrationFactory(forum=forum), site=place)
    said = ("شكرًا، أريد المزيد من الأمثلة.", "More time for practice, please.")
    for number, (session, many) in enumerate(zip(forum.sessions.all(), (9, 6, 3), strict=True)):
        for n in range(many):
            answers = {overall.pk: 5 - (n + number) % 3, useful.pk: 5 - n % 2, will_try.pk: 4,
                       pace.pk: ("right", "fast")[n % 3 == 0]}  # fmt: skip
            answers |= {comment.pk: said[n % 2]} if n < 4 else {}
            kept = {str(key): value for key, value in answers.items()}
            ResponseFactory(questionnaire=asked, session=session, answers=kept)


@pytest.mark.parametrize(("size", "language", "dark"), [
    ("phone", "ar", False), ("phone", "ar", True), ("desk", "en", False), ("desk", "en", True),
    ("desk", "ar", False),
])  # fmt: skip
def test_results_are_read_by_everyone(
    open_page, sign_in, axe, photograph, forum, size, language, dark
):
    answered(forum)
    coordinator = coordinator_of(forum.network)
    page = open_page(*((PHONE,) if size == "phone" else ()), language=language, dark=dark)
    sign_in(page, coordinator)

    for path, shows in (
        ("", 0), ("session/results/", 2), ("sessions/W0/", 3), ("session/", 0),
        ("session/reminders/", 0), ("session/preview/", 0),
    ):  # fmt: skip
        page.goto(at(forum, language, f"prepare/first/feedback/{path}"))
        name = path.strip("/").replace("/", "-") or "overview"
        photograph(page, f"feedback-{name}-{size}-{language}-{'dark' if dark else 'light'}")
        axe(page)
        assert page.locator("svg.whisker").count() == shows
        if path == "session/results/":
            assert direction(page) == {"ar": "leftwards", "en": "rightwards"}[language]


def direction(page) -> str:
    """Which way the drawing goes from 1 to 5."""
    x = page.locator("svg.whisker").first.evaluate(
        "svg => [...svg.querySelectorAll('.whisker-step')].map(s => s.getBoundingClientRect().x)"
    )
    return "rightwards" if x[-1] > x[0] else "leftwards"


def test_a_sheet_to_pin_up_fills_a_page_of_its_own(desktop_en, sign_in, photograph, forum):
    page = sign_in(desktop_en, coordinator_of(forum.network))
    page.goto(at(forum, "en", "prepare/first/feedback/sheets/"))
    photograph(page, "feedback-sheets")
    page.emulate_media(media="print")
    photograph(page, "feedback-sheets-print")

    assert page.locator(".sheet svg.qr").count() == 3
