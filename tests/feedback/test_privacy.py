"""Nobody can say who answered what, though each page, table, row and error is asked."""

import logging

import pytest
from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest
from django.views.debug import SafeExceptionReporterFilter

from multaqa.feedback.actions import answer
from multaqa.feedback.models import Ballot, Questionnaire, Response
from multaqa.kernel.models import Entry
from multaqa.people.actions import leave
from multaqa.people.models import Person
from multaqa.people.queries import portables
from tests.feedback.conftest import AFTER, seated, to

pytestmark = pytest.mark.django_db
SECRET_WORD = "qamar-7731"


@pytest.fixture
def client(client_of, coordinator):
    return client_of(coordinator)


@pytest.fixture
def guests(forum, site):
    return [seated(forum, site) for _each in range(5)]


def say(asked, session, guest, comment="") -> None:
    first, last = asked.items.first(), asked.items.last()
    answers = {str(first.pk): 5} | ({str(last.pk): comment} if comment else {})
    answer(
        questionnaire=asked, session=session, registration=guest, answers=answers,
        by=guest.person, at=AFTER,
    )  # fmt: skip


def cells(row) -> set[str]:
    return {str(getattr(row, field.attname)) for field in row._meta.concrete_fields}


def test_no_row_holds_a_person_beside_what_they_answered(session, asked, guests):
    for guest in guests:
        say(asked, session, guest)
    about_them = {guest.code for guest in guests}
    about_them |= {guest.person.email for guest in guests}

    for row in (*Response.objects.all(), *Ballot.objects.all()):
        assert cells(row) & about_them == set()
        foreign = {field.name for field in row._meta.fields if field.is_relation}
        assert foreign == {"questionnaire", "session"}


def test_a_ballot_and_a_response_share_nothing_but_what_they_are_about(session, asked, guests):
    for guest in guests:
        say(asked, session, guest)

    own = [
        cells(row) - {str(asked.pk), str(session.pk)}
        for row in (*Ballot.objects.all(), *Response.objects.all())
    ]

    ballots, responses = own[:5], own[5:]
    assert all(b & r == set() for b in ballots for r in responses)


def test_no_table_tells_when_an_answer_came(session, asked, guests):
    say(asked, session, guests[0])
    moments = {field.get_internal_type() for m in (Ballot, Response) for field in m._meta.fields}

    assert moments & {"DateField", "DateTimeField", "AutoField", "BigAutoField"} == set()


def test_no_other_table_has_a_word_of_it(session, asked, guests, client, forum):
    say(asked, session, guests[0], comment=SECRET_WORD)

    found = [
        model._meta.label
        for model in apps.get_models()
        for row in model._default_manager.all()
        if any(SECRET_WORD in cell for cell in cells(row))
    ]

    assert found == ["feedback.Response"]


@pytest.mark.parametrize(
    ("page", "args"),
    [
        ("prepare", ()), ("prepare_results", ("session",)), ("prepare_session", ("W1",)),
        ("prepare_table", ("session", "csv")), ("prepare_reminders", ("session",)),
        ("prepare_questionnaire", ("session",)),
    ],
)  # fmt: skip
def test_no_page_shows_a_comment_of_four(client, forum, session, asked, guests, page, args):
    for guest in guests[:4]:
        say(asked, session, guest, comment=SECRET_WORD)
    Questionnaire.objects.update(closes_at=asked.opens_at.replace(day=28))

    assert SECRET_WORD not in client.get(to(page, forum, *args)).content.decode()


def test_from_five_on_comments_are_shown_without_a_name(client, forum, session, asked, guests):
    for guest in guests:
        say(asked, session, guest, comment=f"{SECRET_WORD} {guest.pk % 2}")
    Questionnaire.objects.update(closes_at=asked.opens_at.replace(day=28))

    page = client.get(to("prepare_session", forum, "W1")).content.decode()

    assert page.count(SECRET_WORD) == 5
    assert not any(str(guest.person.name) in page for guest in guests)


def test_whoever_leaves_leaves_the_answers_behind(session, asked, guests):
    say(asked, session, guests[0], comment=SECRET_WORD)
    before = Response.objects.get().answers

    leave(person=guests[0].person, by=guests[0].person, at=AFTER)

    assert Response.objects.get().answers == before
    assert Ballot.objects.count() == 1


def test_what_a_person_takes_along_does_not_tie_them_to_answers(session, asked, guests):
    say(asked, session, guests[0], comment=SECRET_WORD)

    held = {name: rows(guests[0].person_id) for name, rows in portables().items()}

    assert SECRET_WORD not in str(held)


def test_there_is_no_admin_of_answers():
    registered = {model._meta.label for model in admin.site._registry}

    assert registered & {"feedback.Ballot", "feedback.Response"} == set()


def test_an_error_report_says_nothing_of_the_answers(client_of, forum, session, asked, guests):
    reported: list[HttpRequest] = []

    class Ears(logging.Handler):
        def emit(self, record):
            reported.append(record.request)

    ears, first = Ears(), asked.items.first()
    logging.getLogger("django.request").addHandler(ears)
    client = client_of(guests[0].person)
    client.raise_request_exception = False
    # A kind that nobody knows breaks the page in the middle.
    asked.items.filter(pk=asked.items.last().pk).update(kind="odd")
    client.post(to("session", forum, "W1"), {f"item-{first.pk}": "5", "x": SECRET_WORD})
    logging.getLogger("django.request").removeHandler(ears)

    shown = SafeExceptionReporterFilter().get_post_parameters(reported[0])
    assert set(shown.values()) <= {SafeExceptionReporterFilter.cleansed_substitute}


def test_nobody_else_is_told_that_somebody_answered(session, asked, guests):
    say(asked, session, guests[0])

    assert not Entry.objects.filter(by=guests[0].person).exists()
    assert Person.objects.get(pk=guests[0].person_id).last_login is None
