"""A coordinator words a letter, sees it as a mail program shows it, and reads what went out."""

import pytest

from multaqa.letters.enums import LetterState, Purpose, Trouble
from multaqa.letters.models import Wording
from multaqa.letters.queries import stop_path
from multaqa.letters.queries.wording import CLOSE, OPEN
from tests.browser.conftest import DESK, PHONE
from tests.factories.convenings import FacilitationFactory
from tests.factories.letters import LetterFactory
from tests.factories.people import RoleFactory
from tests.factories.words import NOW

# In the reader's language: the button of the form, the new words, what then stands in the mail.
WORDS = {
    "ar": ("حفظ", "برنامج {forum} تغيّر:\n\n{changes}", "تغيّر:"),
    "en": ("Save", "The agenda of {forum} changed:\n\n{changes}", "changed:"),
}


@pytest.fixture
def coordinator():
    """Who coordinates the network and leads a session of its forum, which is released."""
    from multaqa.convenings.actions import release_agenda

    row = FacilitationFactory()
    RoleFactory(person=row.person, network=row.session.forum.network)
    release_agenda(forum=row.session.forum, note="", by=row.person, at=NOW)
    row.person.network = row.session.forum.network
    return row.person


@pytest.mark.parametrize(("language", "size", "dark"), [("ar", PHONE, False), ("en", DESK, True)])
def test_a_letter_is_worded_and_shown_as_it_would_leave(
    open_page, sign_in, site, coordinator, photograph, axe, language, size, dark
):
    coordinator.language = language
    coordinator.save()
    save, body, changed = WORDS[language]
    page = sign_in(open_page(size, language, dark=dark), coordinator)
    here = f"{site}/{language}/{coordinator.network.slug}/prepare/letters/kinds/agenda-changed/"

    page.goto(f"{here}{language}/")
    page.locator("textarea").fill(body)
    photograph(page, f"letters-words-{language}")
    page.get_by_role("button", name=save, exact=True).click()

    inside = page.frame_locator("iframe")
    assert changed in inside.locator(".sheet").inner_text()
    assert Wording.objects.get().body.replace("\r\n", "\n") == body
    photograph(page, f"letters-kind-{language}")
    axe(page)


@pytest.mark.parametrize(("language", "size"), [("ar", PHONE), ("en", DESK)])
def test_what_went_out_is_read(
    open_page, sign_in, site, coordinator, photograph, axe, language, size
):
    network = coordinator.network
    for state, more in (
        (LetterState.UNSURE, {"failure": Trouble.STOPPED}),
        (LetterState.FAILED, {"failure": Trouble.REFUSED, "answer": 550}),
        (LetterState.SENT, {"sent_at": NOW, "subject": f"{OPEN}ملتقى{CLOSE}: تغيّر البرنامج"}),
    ):
        given = {"network": network, "person": coordinator, "kind": "agenda-changed"}
        LetterFactory(state=state, **given, **more)
    page = sign_in(open_page(size, language), coordinator)

    page.goto(f"{site}/{language}/{network.slug}/prepare/letters/log/")
    photograph(page, f"letters-log-{language}")

    assert page.locator("main form[method=post]").count() == 2
    axe(page)
    page.goto(f"{site}/{language}/{network.slug}/prepare/letters/")
    photograph(page, f"letters-kinds-{language}")
    page.goto(f"{site}/{language}/me/letters/")
    photograph(page, f"letters-mine-{language}")


def test_reminders_are_stopped_on_a_phone_without_signing_in(
    open_page, site, coordinator, photograph
):
    page = open_page(PHONE, "ar")
    path = stop_path(coordinator.network, coordinator.pk, Purpose.REMINDER)

    page.goto(site + path.replace("/en/", "/ar/"))
    page.get_by_role("button", name="إيقاف هذه الرسائل").click()
    photograph(page, "letters-stop-ar")

    assert page.get_by_role("status").inner_text() == "لن تصلك هذه الرسائل بعد الآن."
