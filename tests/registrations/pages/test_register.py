"""The page on which one registers, and what one does with one's registration."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from multaqa.registrations.enums import RegistrationState
from multaqa.registrations.models import Answer, Opening, Registration
from tests.factories.convenings import SessionFactory
from tests.factories.people import PersonFactory
from tests.factories.registrations import QuestionFactory, SignUpFactory
from tests.factories.words import NOW, both

PDF = b"%PDF-1.4 a page"


def answers() -> dict:
    return dict(Answer.objects.values_list("question", "value"))


def test_the_form_asks_for_sites_with_what_is_left_and_for_the_badge(me, address, hall):
    hall.enter()

    page = me.get(address("register")).content.decode()

    assert "Cairo · 16–19 February 2020 · 1 place left" in page
    assert 'name="badge_name_ar"' in page


def test_who_sends_the_form_is_registered(me, address, filled, member):
    answer = me.post(address("register"), filled())

    assert answer["Location"] == address("register")
    row = Registration.objects.get(person=member)
    assert (row.state, row.badge_name.data) == ("sent", {"ar": "هالة", "en": "Hala"})
    assert "You have a seat" in me.get(address("register")).content.decode()


def test_who_waits_reads_how_many_are_before_them(me, address, filled, hall):
    for _ in range(5):
        hall.enter()

    me.post(address("register"), filled())

    assert "You wait: 3 people are before you" in me.get(address("register")).content.decode()


def test_every_kind_of_answer_is_kept(me, address, filled, questions):
    sent = {
        "text": "a line", "long": "two\nlines", "choice": "o1", "many": ["o1", "o2"],
        "number": "٣٫٥", "date": "2020-02-16", "consent": "on",
        "file": SimpleUploadedFile("ticket.pdf", PDF),
    }  # fmt: skip
    form = {f"q{questions[kind].pk}": value for kind, value in sent.items()}
    form[f"q{questions['number'].pk}"] = "3.5"
    form[f"q{questions['follower'].pk}"] = "beans"

    me.post(address("register"), filled(**form))

    assert answers() == {
        questions["text"].pk: "a line", questions["long"].pk: "two\nlines",
        questions["choice"].pk: "o1", questions["many"].pk: ["o1", "o2"],
        questions["number"].pk: "3.5", questions["date"].pk: "2020-02-16",
        questions["consent"].pk: True, questions["file"].pk: "ticket.pdf",
        questions["follower"].pk: "beans",
    }  # fmt: skip


def test_a_question_is_put_only_where_its_condition_is_met(me, address, filled, questions):
    choice, follower = (f"q{questions[name].pk}" for name in ("choice", "follower"))

    refused = me.post(address("register"), filled(**{choice: "o1"}))
    assert "field--wrong" in refused.content.decode()
    me.post(address("register"), filled(**{choice: "o2", follower: "not put"}))

    assert questions["follower"].pk not in answers()
    assert Registration.objects.get().state == RegistrationState.SENT


def test_the_form_says_in_words_when_a_question_is_put(me, address, questions):
    page = me.get(address("register")).content.decode()

    assert "Only if you answered “Vegetarian” to: About choice" in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<script>", "this is neither"),
        (b"RIFF....WAVE", "this is neither"),
        (PDF + b"x" * (5 * 1024 * 1024), "larger than 5 MB"),
    ],
)
def test_a_file_is_what_it_should_be(me, address, filled, questions, content, sentence):
    name = f"q{questions['file'].pk}"

    page = me.post(
        address("register"), filled(**{name: SimpleUploadedFile("a.pdf", content)})
    ).content.decode()

    assert sentence in page
    assert not Answer.objects.exists()


def test_what_was_typed_stays_where_the_form_comes_back(me, address, filled):
    page = me.post(address("register"), filled(sites=[], badge_name_en="Hala of Luxor")).content

    assert b"Hala of Luxor" in page
    assert not Registration.objects.exists()
    assert b"You are not registered yet; what you typed stays here." in page


def test_a_stranger_reads_for_whom_the_forum_is(client_of, address):
    page = client_of(PersonFactory()).get(address("register")).content.decode()

    assert "This forum is for members of the network" in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"opens_at": NOW.replace(year=2098)}, "Registration opens on 15 January 2098"),
        ({"closes_at": NOW}, "Registration is closed."),
    ],
)
def test_where_it_is_not_open_the_page_says_when(me, address, change, sentence):
    Opening.objects.update(**change)

    assert sentence in me.get(address("register")).content.decode()


def test_where_nothing_is_arranged_the_page_says_so(me, address):
    Opening.objects.all().delete()

    assert "Registration is not open." in me.get(address("register")).content.decode()


def test_the_form_asks_as_often_for_many_questions_as_for_one(me, address, hall, queries_of):
    QuestionFactory(opening=hall.opening)
    one = queries_of(lambda: me.get(address("register")))
    QuestionFactory.create_batch(9, opening=hall.opening)
    for _ in range(5):
        hall.enter()

    assert queries_of(lambda: me.get(address("register"))) == one <= 8


# ── Saved as it is typed ─────────────────────────────────────────────────────────────────


def test_what_is_typed_is_saved_and_comes_back(me, address, filled, questions, hall):
    name = f"q{questions['text'].pk}"
    draft = filled(sites=[str(hall.luxor.pk)], badge_name_en="Ha", **{name: "half"})

    saved = me.post(address("save"), draft).json()

    assert saved["version"] == 1
    assert saved["words"].startswith("saved at ")
    page = me.get(address("register")).content.decode()
    assert 'value="Ha"' in page
    assert 'value="half"' in page
    assert f'value="{hall.luxor.pk}" id="id_sites_1" checked' in page.replace(
        f'id="id_sites_1" value="{hall.luxor.pk}"', f'value="{hall.luxor.pk}" id="id_sites_1"'
    )


def test_a_field_with_a_mistake_keeps_what_it_held(me, address, filled, questions):
    name = f"q{questions['number'].pk}"
    me.post(address("save"), filled(**{name: "7"}))

    me.post(address("save"), filled(version="1", sites=["no site"], **{name: "no number"}))

    assert answers() == {questions["number"].pk: "7", questions["consent"].pk: False}


def test_a_second_window_is_told(me, address, filled):
    me.post(address("save"), filled())

    told = me.post(address("save"), filled(version="0"))

    assert (told.status_code, told.json()["version"]) == (409, 1)
    assert "another window" in told.json()["sentence"]


def test_without_scripts_a_second_window_is_told_and_then_heard(me, address, filled):
    me.post(address("save"), filled(badge_name_en="From the first"))

    told = me.post(address("register"), filled(badge_name_en="From the second"))
    assert b"another window" in told.content
    assert b"From the second" in told.content
    assert b'name="version" value="1"' in told.content
    me.post(address("register"), filled(version="1", badge_name_en="From the second"))

    assert Registration.objects.get().badge_name.data["en"] == "From the second"


def test_half_a_form_is_not_saved_over_a_sent_one(me, address, filled):
    me.post(address("register"), filled())

    told = me.post(address("save"), filled(version="1"))

    assert (told.status_code, Registration.objects.get().version) == (409, 1)


# ── Afterwards ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
def row(hall, member):
    return hall.enter(person=member)


def test_answers_are_changed_until_it_closes(me, address, filled, row, hall):
    form = filled(version=str(row.version), sites=[str(hall.luxor.pk)], badge_line_en="Luxor")

    me.post(address("change"), form)

    row.refresh_from_db()
    assert row.badge_line.data["en"] == "Luxor"
    assert row.places.get(given_up_at=None).site == hall.luxor
    assert me.get(address("change")).status_code == 200
    Opening.objects.update(closes_at=NOW)
    refused = me.post(address("change"), filled(version="1"))
    assert b"Registration is closed." in refused.content


def test_who_withdraws_is_asked_once_more(me, address, row):
    asked = me.get(address("withdraw")).content.decode()
    assert "whoever waits longest" in asked

    me.post(address("withdraw"))

    row.refresh_from_db()
    assert row.state == RegistrationState.WITHDRAWN
    again = me.post(address("withdraw"))
    assert again.status_code == 409
    assert "Your registration" not in me.get(address("register")).content.decode()


def test_who_withdrew_reads_so_once_it_is_closed(me, address, row):
    me.post(address("withdraw"))
    Forum.objects.update(state=ForumState.CLOSED)

    assert "You withdrew" in me.get(address("register")).content.decode()


def test_a_session_with_limited_places_is_signed_up_for(me, address, row, hall):
    session = SessionFactory(forum=hall.forum, site=hall.cairo, room__site=hall.cairo)
    SignUpFactory(session=session, places=1)
    elsewhere = SessionFactory(forum=hall.forum, site=hall.luxor, title=both("بعيدة", "Far"))
    SignUpFactory(session=elsewhere, places=1)
    page = me.get(address("register")).content.decode()
    assert ("1 place left" in page, "Far" in page) == (True, False)

    me.post(address("sign_up", session.code), {"act": "take"})
    assert row.session_places.get().seat == 1
    told = me.post(address("sign_up", elsewhere.code), {"act": "take"}, follow=True)
    assert "no seat" in told.content.decode()
    me.post(address("sign_up", session.code), {"act": "leave"})

    assert row.session_places.get().given_up_at is not None
    assert me.post(address("sign_up", "none")).status_code == 404


def test_the_days_go_into_a_calendar(me, address, row, hall):
    answer = me.get(address("calendar"))

    text = answer.content.decode()
    assert "DTSTART;VALUE=DATE:20200216" in text
    assert "DTEND;VALUE=DATE:20200220" in text
    assert "no-store" in answer["Cache-Control"]
    hall.withdraw(row)
    assert me.get(address("calendar")).status_code == 404


def test_a_line_waited_in_is_no_appointment(me, address, hall, member):
    hall.enter(), hall.enter()
    hall.enter(person=member)

    assert b"VEVENT" not in me.get(address("calendar")).content


def test_a_file_is_given_to_its_person_and_never_opened_in_the_site(
    me, desk, client_of, address, filled, questions, hall
):
    name = f"q{questions['file'].pk}"
    me.post(address("register"), filled(**{name: SimpleUploadedFile("my ticket.pdf", PDF)}))
    there = address("answer", Answer.objects.get(question=questions["file"]).pk)

    for client in (me, desk):
        answer = client.get(there)
        assert (answer.content, answer["Content-Type"]) == (PDF, "application/pdf")
        assert answer["Content-Disposition"].startswith('attachment; filename="my ticket.pdf"')
        assert "sandbox" in answer["Content-Security-Policy"]
    assert client_of(hall.member()).get(there).status_code == 404
    assert b"my ticket.pdf" in me.get(address("change")).content


def test_a_file_can_be_taken_back(me, address, filled, questions):
    name = f"q{questions['file'].pk}"
    me.post(address("save"), filled(**{name: SimpleUploadedFile("my ticket.pdf", PDF)}))

    me.post(address("save"), filled(version="1", **{f"{name}-clear": "on"}))

    assert questions["file"].pk not in answers()


# ── The public page ──────────────────────────────────────────────────────────────────────


def home(client, hall) -> str:
    return client.get(f"/en/{hall.network.slug}/forums/second/").content.decode()


def test_the_public_page_leads_to_the_form_and_says_until_when(client, hall, address):
    page = home(client, hall)

    assert address("register") in page
    assert "open until 1 January 2099 at 02:00" in page


def test_the_public_page_says_that_it_is_full_and_open_again(client, hall):
    first, _ = (hall.enter(hall.cairo, hall.luxor) for _ in range(2))
    assert "full: there is a waiting list" in home(client, hall)

    hall.withdraw(first)

    assert "open until" in home(client, hall)


@pytest.mark.parametrize(
    ("state", "words"),
    [(ForumState.CLOSED, "closed"), (ForumState.ANNOUNCED, "not open yet")],
)
def test_the_public_page_says_that_it_is_not_open(client, hall, state, words):
    Forum.objects.update(state=state)

    assert f'<span class="quiet">{words}</span>' in home(client, hall)


def test_the_public_page_of_a_forum_that_is_over_leads_nowhere(client, hall, address):
    Forum.objects.update(state=ForumState.HELD)

    assert address("register") not in home(client, hall)


def test_a_page_that_is_kept_changes_when_the_clock_says_so(client, hall, monkeypatch):
    opens = NOW + timedelta(days=1)
    Opening.objects.update(opens_at=opens)
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    for _ in range(2):
        assert "opens on 16 January 2020" in home(client, hall)

    monkeypatch.setattr("django.utils.timezone.now", lambda: opens)

    assert "open until" in home(client, hall)


def test_where_nothing_is_arranged_the_public_page_leads_nowhere(client, hall, address):
    Opening.objects.all().delete()

    assert address("register") not in home(client, hall)
