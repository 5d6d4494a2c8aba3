"""Those who have not answered are reminded: by one click, never twice on one day, or by hand."""

from datetime import timedelta
from urllib.parse import unquote_plus

import pytest
from django.utils import timezone

from multaqa.feedback.actions import answer, remind
from multaqa.feedback.models import Questionnaire
from multaqa.kernel.refusal import Refusal
from multaqa.letters.models import Letter
from multaqa.letters.queries import kind_of, written
from multaqa.people.models import SignInLink
from tests.factories.attendance import CheckInFactory
from tests.factories.people import RoleFactory
from tests.factories.registrations import RegistrationFactory
from tests.feedback.conftest import AFTER, seated, to

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of, coordinator):
    return client_of(coordinator)


def say(asked, session, guest) -> None:
    first = asked.items.first()
    answer(
        questionnaire=asked, session=session, registration=guest,
        answers={str(first.pk): 5}, by=guest.person, at=AFTER,
    )  # fmt: skip


def text_of(page) -> str:
    return page.content.decode()


def test_one_click_writes_to_those_who_were_there_and_are_silent(
    client, forum, site, session, asked, guest
):
    silent = seated(forum, site)
    RegistrationFactory(forum=forum)
    say(asked, session, guest)

    told = client.post(to("prepare_remind", forum, "session"), follow=True)

    assert [letter.person for letter in Letter.objects.all()] == [silent.person]
    assert "1 letter is on its way" in text_of(told)


def test_on_one_day_nobody_is_reminded_twice_but_on_the_next(coordinator, asked, guest):
    counts = [
        remind(questionnaire=asked, by=coordinator, at=AFTER + timedelta(hours=hours))
        for hours in (0, 3, 24)
    ]

    assert counts == [1, 0, 1]


def test_clicking_again_says_that_nobody_is_left(client, forum, asked, guest):
    client.post(to("prepare_remind", forum, "session"))

    again = client.post(to("prepare_remind", forum, "session"), follow=True)

    assert "Nobody is left to write to today" in text_of(again)


def test_before_it_opens_nobody_is_reminded(coordinator, asked, guest):
    with pytest.raises(Refusal, match="nobody is reminded"):
        remind(questionnaire=asked, by=coordinator, at=asked.opens_at - timedelta(days=1))


def test_the_letter_names_the_sessions_that_wait(coordinator, session, asked, guest):
    remind(questionnaire=asked, by=coordinator, at=AFTER)

    letter = written(Letter.objects.get())

    assert "A workshop" in letter.text
    assert letter.link.endswith("/feedback/")


def test_whoever_answered_meanwhile_gets_no_letter(coordinator, session, asked, guest):
    remind(questionnaire=asked, by=coordinator, at=AFTER)
    say(asked, session, guest)

    assert written(Letter.objects.get()) is None


def test_after_it_closed_no_letter_leaves(coordinator, asked, guest):
    remind(questionnaire=asked, by=coordinator, at=AFTER)
    Questionnaire.objects.update(closes_at=timezone.now() - timedelta(days=1))

    assert written(Letter.objects.get()) is None


def test_the_forums_letter_leads_to_its_questions(coordinator, whole, guest):
    remind(questionnaire=whole, by=coordinator, at=AFTER)

    letter = written(Letter.objects.get())

    assert "The first forum" in letter.text
    assert letter.link.endswith("/feedback/whole/")


def test_where_people_were_checked_in_only_they_are_asked_about_the_forum(
    coordinator, forum, site, whole, guest
):
    seen = seated(forum, site)
    CheckInFactory(registration=seen, site=site)

    remind(questionnaire=whole, by=coordinator, at=AFTER)

    assert [letter.person for letter in Letter.objects.all()] == [seen.person]


def test_a_preview_finds_what_a_letter_could_be_about(forum, whole, guest):
    example = kind_of("feedback-forum").example

    assert example(forum.network, guest.person) == {"questionnaire": whole.pk}
    assert kind_of("feedback-session").example(forum.network, guest.person) is None


def test_the_words_for_whatsapp_carry_the_persons_own_link(client, forum, asked, guest):
    RoleFactory(person=guest.person, network=forum.network)
    guest.person.phone = "+201000000000"
    guest.person.save()

    page = client.post(to("prepare_by_hand", forum, "session", guest.pk))

    assert SignInLink.objects.get().person == guest.person
    assert page.context["send"].startswith("https://wa.me/201000000000?text=")
    assert "?next=" in unquote_plus(page.context["send"]).partition("text=")[2]
    assert "A workshop" in page.context["words"]


def test_for_whom_no_link_may_be_made_the_words_carry_the_page(client, forum, asked, guest):
    page = client.post(to("prepare_by_hand", forum, "session", guest.pk))

    assert not SignInLink.objects.exists()
    assert page.context["words"].endswith(to("mine", forum))


def test_for_whoever_answered_meanwhile_there_are_no_words(client, forum, session, asked, guest):
    say(asked, session, guest)

    page = client.post(to("prepare_by_hand", forum, "session", guest.pk))

    assert page.context["words"] == ""
    assert not SignInLink.objects.exists()


def test_the_page_lists_who_is_silent_and_asks_as_often_for_one_as_for_three(
    client, forum, site, asked, guest, queries_of
):
    page = to("prepare_reminders", forum, "session")
    client.get(page)
    before = queries_of(lambda: client.get(page))
    for _each in range(2):
        seated(forum, site)

    assert queries_of(lambda: client.get(page)) == before
    assert len(client.get(page).context["silent"]) == 3


def test_an_own_link_leads_to_the_page_that_it_names(client, client_of, forum, asked, guest):
    RoleFactory(person=guest.person, network=forum.network)
    page = client.post(to("prepare_by_hand", forum, "session", guest.pk))
    link = page.context["words"].rpartition("http://testserver")[2]
    guest.person.welcomed_at = AFTER
    guest.person.save()

    came_in = type(client)().post(link)

    assert came_in["Location"] == to("mine", forum)


def test_an_own_link_leads_to_no_other_site(client, forum, asked, guest):
    RoleFactory(person=guest.person, network=forum.network)
    page = client.post(to("prepare_by_hand", forum, "session", guest.pk))
    link = page.context["words"].rpartition("http://testserver")[2].partition("?")[0]
    guest.person.welcomed_at = AFTER
    guest.person.save()

    for elsewhere in ("https://example.org/", "//example.org/", "x", "javascript:alert(1)"):
        came_in = type(client)().post(f"{link}?next={elsewhere}")
        assert came_in["Location"].endswith("/desk/")
