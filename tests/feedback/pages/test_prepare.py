"""A coordinator words the questionnaires and reads figures: of five answers, or nothing."""

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest

from multaqa.feedback.enums import About, ItemKind
from multaqa.feedback.models import Item, Questionnaire, Response
from tests.factories.attendance import CheckInFactory
from tests.factories.convenings import SessionFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.words import both
from tests.feedback.conftest import respond, seated, to

pytestmark = pytest.mark.django_db
WITHHELD = "fewer than five"
AR = {"text_ar": "سؤال"}


@pytest.fixture
def client(client_of, coordinator):
    return client_of(coordinator)


def text_of(answer) -> str:
    return answer.content.decode()


def closed(asked) -> None:
    Questionnaire.objects.filter(pk=asked.pk).update(closes_at=asked.opens_at.replace(day=28))


# ── Wording ──────────────────────────────────────────────────────────────────────────────


def test_a_questionnaire_comes_with_ready_questions_in_both_languages(client, forum):
    days = {"opens_on": "2020-02-16", "closes_on": "2020-03-04"}

    client.post(to("prepare_make", forum, "session"), days)

    asked = Questionnaire.objects.get()
    assert (str(asked.first_day), str(asked.last_day)) == ("2020-02-16", "2020-03-04")
    assert [item.kind for item in asked.items.all()] == ["rating"] * 3 + ["choice", "comment"]
    assert all(set(item.text.data) == {"ar", "en"} for item in asked.items.all())
    assert asked.items.get(sums_up=True).position == 1


def test_the_last_day_does_not_come_before_the_first(client, forum):
    days = {"opens_on": "2020-02-16", "closes_on": "2020-02-01"}

    answer = client.post(to("prepare_make", forum, "forum"), days)

    assert "comes before" in text_of(answer)
    assert not Questionnaire.objects.exists()


def test_a_year_that_cannot_be_meant_is_told(client, forum):
    days = {"opens_on": "0219-02-16", "closes_on": "2020-02-20"}

    assert "The year must lie" in text_of(client.post(to("prepare_make", forum, "forum"), days))


def test_there_are_two_kinds_of_questionnaire_and_no_third(client, forum):
    assert client.get(to("prepare_make", forum, "lunch")).status_code == 404


def test_its_days_and_words_can_be_changed(client, forum, asked):
    there = to("prepare_days", forum, "session")
    shown = text_of(client.get(there))
    days = {"opens_on": "2020-02-16", "closes_on": "2020-02-20", "lead_en": "Be frank."}

    client.post(there, days)

    asked.refresh_from_db()
    assert "2020-01-15" in shown
    assert str(asked.last_day) == "2020-02-20"
    assert "Be frank." in text_of(client.get(to("prepare_preview", forum, "session")))


def test_a_question_is_added_with_its_options(client, forum, asked):
    item = {
        "kind": "many",
        **AR,
        "text_en": "What helped?",
        "options_ar": "كلام\nطعام",
        "options_en": "Talks\nFood\n\n",
    }

    client.post(to("prepare_item_new", forum, "session"), item)

    added = asked.items.last()
    assert [each["label"] for each in added.options] == [
        {"ar": "كلام", "en": "Talks"},
        {"ar": "طعام", "en": "Food"},
    ]
    assert len({each["code"] for each in added.options}) == 2


def test_a_choice_of_one_is_none(client, forum, asked):
    item = {"kind": "choice", **AR, "text_en": "What helped?", "options_en": "Talks"}

    answer = client.post(to("prepare_item_new", forum, "session"), item)

    assert "A choice needs" in text_of(answer)
    assert asked.items.count() == 5


def test_a_question_is_worded_otherwise_and_its_options_keep_their_codes(client, forum, asked):
    pace = asked.items.get(kind=ItemKind.CHOICE)
    there = to("prepare_item", forum, "session", pace.pk)
    shown = text_of(client.get(there))
    item = {"kind": "choice", **AR, "text_en": "Pace", "options_en": "Too slow\nRight\nRushed",
            "options_ar": "بطيء\nمناسب\nمسرع"}  # fmt: skip

    client.post(there, item)

    pace.refresh_from_db()
    assert "Too fast" in shown
    assert [each["code"] for each in pace.options] == ["slow", "right", "o1"]


def test_another_question_may_sum_up_instead(client, forum, asked):
    second = asked.items.all()[1]
    item = {"kind": "rating", **AR, "text_en": "Useful", "sums_up": "on"}

    client.post(to("prepare_item", forum, "session", second.pk), item)

    assert asked.items.get(sums_up=True) == second


def test_a_comment_sums_nothing_up(client, forum, asked):
    item = {"kind": "comment", **AR, "text_en": "Well?", "sums_up": "on"}

    assert "Only a rating" in text_of(client.post(to("prepare_item_new", forum, "session"), item))


def test_questions_are_moved_and_taken_off(client, forum, asked):
    first, second, *_others = asked.items.all()

    client.post(to("prepare_item_move", forum, "session", second.pk))
    client.post(to("prepare_item_move", forum, "session", second.pk))
    client.post(to("prepare_item_remove", forum, "session", first.pk))

    assert asked.items.first() == second
    assert asked.items.count() == 4


def test_more_than_ten_questions_are_too_many(client, forum, asked):
    for position in range(6, 11):
        Item.objects.create(questionnaire=asked, position=position, kind="rating", text="More")

    answer = client.post(
        to("prepare_item_new", forum, "session"), {"kind": "rating", **AR, "text_en": "One more"}
    )

    assert "More than 10" in text_of(answer)


def test_once_somebody_has_answered_the_questions_stay(client, forum, asked):
    Questionnaire.objects.update(frozen_at=asked.opens_at)
    first = asked.items.first()

    shown = text_of(client.get(to("prepare_questionnaire", forum, "session")))
    moved = client.post(to("prepare_item_remove", forum, "session", first.pk))

    assert "the questions stay as they are" in shown
    assert "remove/" not in shown
    assert moved.status_code == 409
    assert asked.items.count() == 5


def test_what_closed_with_answers_is_not_opened_again(client, forum, asked):
    Questionnaire.objects.update(frozen_at=asked.opens_at)
    closed(asked)

    answer = client.post(
        to("prepare_days", forum, "session"), {"opens_on": "2020-01-01", "closes_on": "2098-01-01"}
    )

    assert "cannot be opened again" in text_of(answer)


def test_the_overview_says_how_both_stand(client, forum, asked):
    Questionnaire.objects.update(opens_at=asked.closes_at.replace(year=2098))

    states = [row[3] for row in client.get(to("prepare", forum)).context["rows"]]

    assert states == ["soon", "none"]


# ── Results ──────────────────────────────────────────────────────────────────────────────


def test_four_answers_are_withheld_and_five_are_shown(client, forum, session, asked):
    respond(asked, session, 5, 4, 4, 5)
    four = text_of(client.get(to("prepare_results", forum, "session")))

    respond(asked, session, 2)

    assert WITHHELD in four
    assert "whisker" not in four
    five = text_of(client.get(to("prepare_results", forum, "session")))
    assert '<svg class="whisker"' in five
    assert "4.0" in five


def test_the_drawing_says_what_stands_beside_it(client, forum, session, asked):
    respond(asked, session, 3, 3, 3, 3, 3)

    page = text_of(client.get(to("prepare_results", forum, "session")))

    assert 'cx="96.0"' in page
    assert "3.0–3.0" in page


def test_those_who_could_answer_are_those_who_were_seen(client, forum, session, asked, site):
    seen = [seated(forum, site) for _each in range(8)]
    respond(asked, session, 5, 4, 4, 5, 3)
    seats = text_of(client.get(to("prepare_results", forum, "session")))

    for each in seen[:6]:
        CheckInFactory(registration=each, session=session, site=site)

    assert "5 of 8" in seats
    assert "5 of 6" in text_of(client.get(to("prepare_results", forum, "session")))


def test_more_answers_than_people_who_were_seen_are_only_counted(client, forum, session, asked):
    respond(asked, session, 5, 4, 4, 5, 3)

    assert "5 answers" in text_of(client.get(to("prepare_results", forum, "session")))


def test_comments_are_read_from_five_answers_on(client, forum, session, asked):
    respond(asked, session, 5, 4, 4, 5, comment="Splendid")
    four = text_of(client.get(to("prepare_session", forum, "W1")))

    respond(asked, session, 2, comment="Too long")

    assert "Splendid" not in four
    five = text_of(client.get(to("prepare_session", forum, "W1")))
    assert "Splendid" in five
    assert "Too long" in five


def test_every_kind_of_question_has_its_figure(client, forum, session, asked):
    respond(asked, session, 5, 4, 4, 5, 3)
    pace = asked.items.get(kind=ItemKind.CHOICE)
    for response in Response.objects.all():
        response.answers[str(pace.pk)] = "right"
        response.save()

    page = text_of(client.get(to("prepare_session", forum, "W1")))

    assert "80% chose 4 or 5 (4 of 5)" in page
    assert "The mean of 5 ratings from 1 to 5" in page
    assert "Too slow" in page
    assert "Nobody wrote anything" in page
    assert WITHHELD in page


def test_the_forum_is_read_question_by_question(client, forum, whole, site):
    seated(forum, site)
    for _each in range(5):
        respond(whole, None, 4, comment="Keep the visits")

    page = text_of(client.get(to("prepare_results", forum, "forum")))

    assert "Keep the visits" in page
    assert "How the forum was" in page


def test_while_people_answer_it_says_what_waits(client, forum, whole):
    while_open = text_of(client.get(to("prepare_results", forum, "forum")))
    closed(whole)

    assert "join the figures by fives" in while_open
    assert "join the figures by fives" not in text_of(
        client.get(to("prepare_results", forum, "forum"))
    )


def test_the_table_holds_figures_and_no_answer(client, forum, session, asked):
    quiet = SessionFactory(forum=forum, title=both("هادئة", "Quiet"))
    respond(asked, session, 5, 4, 4, 5, 2, comment="Splendid")
    respond(asked, quiet, 1)

    book = client.get(to("prepare_table", forum, "session", "xlsx"))

    rows = list(openpyxl.load_workbook(BytesIO(book.content)).active.values)
    found = {row[0]: row[2:] for row in rows[1:]}
    assert found["A workshop"][0] == 5
    assert found["A workshop"][2] == 4
    assert found["Quiet"] == ("withheld", 0, None, None, None, None)
    assert b"Splendid" not in book.content


def test_the_forums_table_has_a_row_an_option(client, forum, whole):
    Item.objects.create(
        questionnaire=whole, position=9, kind="many", text="Which?",
        options=[{"code": "a", "label": {"en": "Visits"}}],
    )  # fmt: skip
    item = whole.items.last()
    for _each in range(5):
        respond(whole, None, 4, comment="x")
    for response in Response.objects.all():
        response.answers[str(item.pk)] = ["a"]
        response.save()

    table = client.get(to("prepare_table", forum, "forum", "csv")).content.decode("utf-8-sig")

    rows = list(csv.reader(StringIO(table)))
    assert ["Which?", "Visits", "5"] in [row[:3] for row in rows]
    assert client.get(to("prepare_table", forum, "forum", "pdf")).status_code == 404


def test_results_ask_as_often_for_one_session_as_for_three(
    client, forum, session, asked, queries_of
):
    respond(asked, session, 5, 4, 4, 5, 2)
    page = to("prepare_results", forum, "session")
    client.get(page)
    before = queries_of(lambda: client.get(page))

    for _each in range(2):
        respond(asked, SessionFactory(forum=forum), 5, 4, 4, 5, 2)

    assert queries_of(lambda: client.get(page)) == before


# ── Sheets to pin up ─────────────────────────────────────────────────────────────────────


def test_each_session_has_a_sheet_whose_code_leads_to_its_questions(client, forum, asked):
    page = text_of(client.get(to("prepare_sheets", forum)))

    assert page.count('class="sheet"') == 1
    assert to("session", forum, "W1") in page


def test_before_a_release_there_is_no_sheet(client, forum):
    client.post(
        to("prepare_make", forum, "session"),
        {"opens_on": "2020-02-16", "closes_on": "2020-03-04"},
    )

    assert "The agenda is not out yet" in text_of(client.get(to("prepare_sheets", forum)))


def test_whoever_is_registered_reads_no_results(client_of, forum, asked):
    guest = RegistrationFactory(forum=forum)

    assert client_of(guest.person).get(to("prepare_results", forum, "session")).status_code == 403


def test_making_it_twice_makes_one(client, forum, asked):
    client.post(
        to("prepare_make", forum, "session"),
        {"opens_on": "2020-02-16", "closes_on": "2020-03-04"},
    )

    assert Questionnaire.objects.filter(about=About.SESSION).count() == 1
    assert asked.items.count() == 5
