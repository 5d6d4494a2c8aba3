"""People say how it was: first where they were, each once, and nothing is kept before they send."""

import re
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders

from multaqa.convenings.actions import release_agenda
from multaqa.feedback.models import Ballot, Response
from tests.factories.attendance import CheckInFactory
from tests.factories.convenings import SessionFactory
from tests.factories.networks import NetworkFactory
from tests.factories.people import coordinator_of
from tests.factories.registrations import RegistrationFactory
from tests.factories.words import NOW, both
from tests.feedback.conftest import seated, to

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client_of, guest):
    return client_of(guest.person)


@pytest.fixture
def sent(asked):
    """Five taps and a word."""
    overall, useful, _will_try, pace, comment = asked.items.all()
    return {
        f"item-{overall.pk}": "5",
        f"item-{useful.pk}": "4",
        f"item-{pace.pk}": "right",
        f"item-{comment.pk}": "جميل",
    }


def text_of(answer) -> str:
    return answer.content.decode()


def test_an_answer_is_taken_with_thanks_and_leads_to_what_waits(client, forum, session, sent):

    answer = client.post(to("session", forum, "W1"), sent, follow=True)

    assert answer.redirect_chain == [(to("mine", forum), 302)]
    assert "Nobody can see which answers are yours" in text_of(answer)
    assert sorted(map(str, Response.objects.get().answers.values())) == ["4", "5", "right", "جميل"]


def test_the_second_time_is_refused_with_a_sentence(client, forum, session, sent):
    client.post(to("session", forum, "W1"), sent)

    again = client.post(to("session", forum, "W1"), sent)

    assert again.status_code == 409
    assert "You have answered already" in text_of(again)
    assert Response.objects.count() == Ballot.objects.count() == 1


def test_whoever_has_answered_is_told_so_before_they_fill_anything_in(client, forum, session, sent):
    client.post(to("session", forum, "W1"), sent)

    shown = text_of(client.get(to("session", forum, "W1")))

    assert "You have answered already" in shown
    assert "item-" not in shown


def test_what_must_be_answered_is_asked_for_and_nothing_is_kept(client, forum, asked):
    last = asked.items.last()

    answer = client.post(to("session", forum, "W1"), {f"item-{last.pk}": "جميل"})

    assert 'role="alert"' in text_of(answer)
    assert "جميل" in text_of(answer)
    assert not Response.objects.exists()


def test_where_one_was_stands_first(client, forum, asked, guest, site):
    elsewhere = SessionFactory(forum=forum, title=both("أخرى", "Another"))
    CheckInFactory(registration=guest, session=elsewhere, site=site)
    release_agenda(forum=forum, note="", by=coordinator_of(forum.network), at=NOW)

    page = client.get(to("mine", forum))

    assert [each.code for each in page.context["waiting"]] == ["W1", elsewhere.code]
    assert page.context["others"] == []


def test_a_session_without_the_reader_comes_after(client_of, forum, asked):
    stranger = RegistrationFactory(forum=forum)

    page = client_of(stranger.person).get(to("mine", forum))

    assert [each.code for each in page.context["others"]] == ["W1"]
    assert page.context["waiting"] == []


def test_a_session_that_the_public_does_not_know_is_not_there(client, forum, asked, site):
    hidden = SessionFactory(forum=forum, site=site, title=both("سر", "Unreleased"))

    assert "Unreleased" not in text_of(client.get(to("mine", forum)))
    assert client.get(to("session", forum, hidden.code)).status_code == 404


def test_the_forum_as_a_whole_is_answered_too(client, forum, whole):
    first = whole.items.first()

    answer = client.post(to("whole", forum), {f"item-{first.pk}": "4"}, follow=True)

    assert Response.objects.get().session is None
    assert "data-answered" in text_of(answer)


def test_before_its_day_it_says_that_it_is_too_early(client, forum, whole):
    type(whole).objects.update(opens_at=whole.closes_at.replace(year=2098))

    assert "too early" in text_of(client.get(to("whole", forum)))
    assert "Nothing can be answered now" in text_of(client.get(to("mine", forum)))


def test_whoever_is_not_registered_is_turned_away(client_of, coordinator, forum, asked, whole):
    client = client_of(coordinator)

    for page in (to("mine", forum), to("session", forum, "W1"), to("whole", forum)):
        assert client.get(page).status_code == 403


def test_a_personal_link_into_another_network_opens_nothing(client_of, forum, site, asked):
    guest = seated(forum, site)
    client = client_of(guest.person, strong=False, network=NetworkFactory())

    assert client.get(to("mine", forum)).status_code == 403


def test_a_personal_link_into_the_network_lets_its_person_answer(client_of, forum, site, asked):
    guest = seated(forum, site)
    client = client_of(guest.person, strong=False, network=forum.network)

    assert client.get(to("session", forum, "W1")).status_code == 200


def test_the_list_asks_as_often_for_one_session_as_for_three(client, forum, asked, queries_of):
    client.get(to("mine", forum))
    before = queries_of(lambda: client.get(to("mine", forum)))
    for _each in range(2):
        SessionFactory(forum=forum)
    release_agenda(forum=forum, note="", by=coordinator_of(forum.network), at=NOW)

    assert queries_of(lambda: client.get(to("mine", forum))) == before


def test_nothing_of_an_answer_stays_in_the_browser(client, forum, asked):
    answer = client.get(to("session", forum, "W1"))

    assert answer["Cache-Control"] == "no-store"


def test_a_questionnaire_travels_in_thirteen_kilobytes(client, forum, asked):
    """The budget is 14 kB with the headers, which weigh under one."""
    page = client.get(to("session", forum, "W1"), headers={"accept-encoding": "br"})
    scripts = re.findall(r'src="([^"]+)"', brotli.decompress(page.content).decode())

    assert [each.rpartition("/")[2] for each in scripts] == ["draft.js"]
    script = finders.find("feedback/draft.js")
    assert len(page.content) + len(brotli.compress(Path(script).read_bytes())) < 13_000
