"""Coordinators word letters and read their log; anybody stops what may be stopped."""

import pytest
from django.urls import reverse

from multaqa.letters.enums import LetterState, Purpose
from multaqa.letters.models import Letter, Unsubscription, Wording
from multaqa.letters.queries import stop_path
from tests.factories.letters import LetterFactory, UnsubscriptionFactory, WordingFactory
from tests.factories.networks import NetworkFactory
from tests.factories.people import RoleFactory, coordinator_of, holder
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def desk(network, client_of):
    return client_of(coordinator_of(network, name=both("هالة", "Hala"), language="en"))


@pytest.fixture
def at(network):
    return lambda name, *parts: reverse(f"letters:{name}", args=[network.slug, *parts])


# ── Words ──


def test_the_letters_of_the_network_are_listed(desk, at):
    page = desk.get(at("kinds")).content.decode()

    assert ("The example" in page, "Whoever asked" in page) == (True, True)


def test_a_letter_in_words_of_the_networks_own_says_so(desk, at, network):
    WordingFactory(network=network, kind="nudge")

    page = desk.get(at("kinds"))

    assert {kind.name for kind, own in page.context["rows"] if own} == {"nudge"}
    assert page.content.decode().count("your own words") == 1


def test_what_needs_a_look_is_said_first(desk, at, network):
    LetterFactory(network=network, state=LetterState.UNSURE)
    LetterFactory(network=network, state=LetterState.FAILED)
    LetterFactory(network=network, attempts=1, failure="busy")

    page = desk.get(at("kinds")).content.decode()

    for sentence in ("1 letter is in doubt", "1 letter was not sent", "1 letter is tried again"):
        assert sentence in page


def test_a_letter_is_shown_as_it_would_leave_to_oneself(desk, at):
    page = desk.get(at("kind", "example")).content.decode()

    assert ("[the forum’s name]" in page, "nothing to tell" in page) == (True, True)


def test_a_letter_is_shown_with_a_members_own_data(desk, at, network):
    member = holder(network, "mentor", bio="x", name=both("منى", "Mona"), language="en")

    page = desk.get(at("kind", "example"), {"person": member.pk}).content.decode()

    assert ("Cairo 2027" in page, "Dear \u2068Mona" in page) == (True, True)
    assert at("preview", "example", member.pk) in page


def test_only_members_can_be_shown(desk, at):
    stranger = coordinator_of(NetworkFactory())

    page = desk.get(at("kind", "example"), {"person": stranger.pk})

    assert page.context["made"] is None
    assert desk.get(at("preview", "example", stranger.pk)).status_code == 404


def test_the_mail_itself_may_do_nothing_inside_our_page(desk, at, network):
    member = holder(network, "mentor", name=both("<b>منى</b>", "<b>Mona</b>"), language="en")

    answer = desk.get(at("preview", "example", member.pk))

    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert ("&lt;b&gt;Mona" in answer.content.decode(), answer["X-Frame-Options"]) == (
        True,
        "SAMEORIGIN",
    )


def test_looking_sends_nothing(desk, at, mailoutbox):
    desk.get(at("kind", "example"))

    assert (mailoutbox, Letter.objects.count()) == ([], 0)


def test_a_trial_letter_goes_to_oneself(desk, at, mailoutbox, network):
    answer = desk.post(at("trial", "example"))

    assert (answer.status_code, len(mailoutbox), Letter.objects.count()) == (302, 1, 0)


def test_without_an_address_there_is_no_trial(at, network, client_of):
    desk = client_of(coordinator_of(network, email=None))

    answer = desk.post(at("trial", "example"))

    assert (answer.status_code, "no e-mail address" in answer.content.decode()) == (409, True)


def test_a_letter_is_worded(desk, at):
    sent = {"subject": "Come", "body": "To {forum}"}

    answer = desk.post(at("words", "example", "en"), sent)

    assert (answer.status_code, Wording.objects.get().body) == (302, "To {forum}")


def test_a_wrong_place_is_said_beside_its_field(desk, at):
    answer = desk.post(at("words", "example", "en"), {"subject": "Come", "body": "To {form}"})

    assert "Nothing can be filled in for {form}" in str(answer.context["form"].errors["body"])


def test_the_form_holds_the_words_that_are_used_now(desk, at, network):
    WordingFactory(network=network, kind="example", language="en", body="Ours {forum}")

    page = desk.get(at("words", "example", "en")).content.decode()

    assert ("Ours {forum}" in page, "Back to the first words" in page) == (True, True)


def test_the_first_words_come_back(desk, at, network):
    WordingFactory(network=network, kind="example", language="en")

    desk.post(at("ours", "example", "en"))

    assert not Wording.objects.exists()


@pytest.mark.parametrize("parts", [("unheard-of", "en"), ("example", "fr")])
def test_there_are_no_words_of_another_kind_or_language(desk, at, parts):
    assert desk.get(at("words", *parts)).status_code == 404


# ── The log ──


def test_the_log_says_what_went_to_whom_and_what_became_of_it(desk, at, network):
    person = holder(network, "mentor", name=both("منى", "Mona"))
    LetterFactory(
        network=network, person=person, state="sent", subject="Hello", sent_at=NOW, by=person
    )
    LetterFactory(network=network, person=person, state="failed", failure="refused", answer=550)

    page = desk.get(at("log")).content.decode()

    for told in ("Mona", "Hello", "The example", "The address was refused", "(550)", "Send again"):
        assert told in page


def test_the_log_does_not_name_who_is_not_shown_to_the_network(desk, at, network):
    LetterFactory(network=network, person__name=both("سر", "Secret"))

    page = desk.get(at("log")).content.decode()

    assert ("Secret" in page, "Somebody who is not shown here" in page) == (False, True)


def test_the_log_is_looked_through_by_kind_and_state(desk, at, network):
    LetterFactory(network=network, kind="nudge", state="sent", sent_at=NOW)
    LetterFactory(network=network)

    page = desk.get(at("log"), {"kind": "nudge", "state": "sent"})

    assert [row["label"] for row in page.context["rows"]] == ["The nudge"]
    assert page.context["counts"] == [(LetterState.SENT, 1)]


def test_a_question_that_makes_no_sense_shows_everything(desk, at, network):
    LetterFactory(network=network, kind="gone")

    page = desk.get(at("log"), {"state": "lost"})

    assert [row["label"] for row in page.context["rows"]] == ["gone"]


def test_the_log_asks_as_often_for_many_as_for_one(desk, at, network, queries_of):
    LetterFactory(network=network)
    one = queries_of(lambda: desk.get(at("log")))
    LetterFactory.create_batch(5, network=network)

    assert queries_of(lambda: desk.get(at("log"))) == one <= 8


def test_a_letter_in_doubt_is_sent_again_when_somebody_says_so(desk, at, network):
    letter = LetterFactory(network=network, state=LetterState.UNSURE)

    desk.post(at("again", letter.pk))

    assert Letter.objects.get().state == LetterState.QUEUED


def test_a_letter_of_another_network_is_not_there(desk, at):
    assert desk.post(at("again", LetterFactory(state="failed").pk)).status_code == 404


# ── Saying no ──


@pytest.fixture
def stop(network):
    person = holder(network, "mentor")
    return stop_path(network, person.pk, Purpose.REMINDER)


def test_one_click_of_a_mail_program_stops_reminders(stop, client):
    answer = client.post(stop, {"List-Unsubscribe": "One-Click"})

    assert (answer.status_code, Unsubscription.objects.get().purpose) == (200, "reminder")


def test_looking_at_the_address_stops_nothing(stop, client):
    page = client.get(stop).content.decode()

    assert ("Stop these letters" in page, Unsubscription.objects.count()) == (True, 0)


def test_the_page_lets_one_come_back(stop, client):
    client.post(stop)

    page = client.post(stop, {"again": "1"}).content.decode()

    assert "You get these letters again." in page
    assert Unsubscription.objects.get().ended_at is not None


def test_a_tampered_address_is_nowhere(stop, client):
    assert client.post(f"{stop[:-2]}x/").status_code == 404


def test_an_address_of_another_network_is_nowhere(stop, client, network):
    other = NetworkFactory()

    assert client.get(stop.replace(network.slug, other.slug)).status_code == 404


def test_the_address_of_who_left_is_nowhere(client, network):
    person = holder(network, "mentor", left_at=NOW)

    assert client.get(stop_path(network, person.pk, Purpose.NEWS)).status_code == 404


# ── One's own page ──


def test_a_choice_that_is_none_is_refused(network, client_of):
    mine = client_of(holder(network, "mentor"))

    answer = mine.post(reverse("my_letters"), {str(network.pk): "everything"})

    assert (answer.status_code, Unsubscription.objects.count()) == (200, 0)


def test_one_chooses_which_letters_one_gets(network, client_of):
    person = holder(network, "mentor")
    UnsubscriptionFactory(person=person, network=network, purpose=Purpose.NEWS)
    mine = client_of(person)

    mine.post(reverse("my_letters"), {str(network.pk): "news"})

    standing = Unsubscription.objects.standing().values_list("purpose", flat=True)
    assert list(standing) == ["reminder"]


def test_a_choice_that_stays_writes_nothing(network, client_of):
    mine = client_of(holder(network, "mentor"))

    mine.post(reverse("my_letters"), {str(network.pk): ["news", "reminder"]})

    assert not Unsubscription.objects.exists()


def test_the_choice_is_asked_network_by_network(network, client_of):
    person = holder(network, "mentor")
    RoleFactory(person=person, network=NetworkFactory(), name="mentor")

    page = client_of(person).get(reverse("my_letters")).content.decode()

    assert page.count('type="checkbox"') == page.count(" checked") == 4


def test_a_stranger_has_nothing_to_choose(client_of):
    page = client_of(LetterFactory().person).get(reverse("my_letters")).content.decode()

    assert "You belong to no network" in page
