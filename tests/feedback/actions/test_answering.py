"""Each person answers once, and nothing that is kept says what anybody answered."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.db.models.expressions import RawSQL

from multaqa.feedback.actions import answer
from multaqa.feedback.enums import About, ItemKind
from multaqa.feedback.models import Ballot, Response
from multaqa.feedback.queries import counted, has_answered, received, silent
from multaqa.kernel.models import Entry
from multaqa.kernel.refusal import Refusal
from multaqa.registrations.enums import RegistrationState
from tests.factories.convenings import FIRST_HOUR, ForumFactory, SessionFactory
from tests.factories.feedback import ItemFactory, QuestionnaireFactory
from tests.factories.people import PersonFactory
from tests.factories.registrations import RegistrationFactory

LATER = FIRST_HOUR + timedelta(hours=5)
TODAY = date(2020, 2, 16)
pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def asked(forum):
    return QuestionnaireFactory(forum=forum)


@pytest.fixture
def rating(asked):
    return ItemFactory(questionnaire=asked, required=True)


def say(asked, registration, answers, *, session=None, by=None, at=LATER) -> None:
    answer(
        questionnaire=asked, session=session, registration=registration,
        answers=answers, by=by or registration.person, at=at,
    )  # fmt: skip


def guests(forum, count: int):
    return [RegistrationFactory(forum=forum) for _ in range(count)]


def test_an_answer_is_kept_without_its_person(forum, asked, rating):
    guest = RegistrationFactory(forum=forum)

    say(asked, guest, {str(rating.pk): 4})

    response = Response.objects.get()
    assert response.answers == {str(rating.pk): 4}
    assert {field.name for field in Response._meta.fields} == {
        "key", "questionnaire", "session", "answers", "counted",
    }  # fmt: skip


def test_a_ballot_does_not_say_whose_it_is(forum, asked, rating, settings):
    guest = RegistrationFactory(forum=forum)
    say(asked, guest, {str(rating.pk): 4})

    settings.SECRET_KEY = "another"

    assert not has_answered(asked, None, guest)


def test_nobody_answers_twice(forum, asked, rating):
    guest = RegistrationFactory(forum=forum)
    say(asked, guest, {str(rating.pk): 4})

    with pytest.raises(Refusal, match="answered already"):
        say(asked, guest, {str(rating.pk): 1})
    assert Response.objects.count() == Ballot.objects.count() == 1


def test_no_line_of_the_ledger_says_that_somebody_answered(forum, asked, rating):
    say(asked, RegistrationFactory(forum=forum), {str(rating.pk): 4})

    assert not Entry.objects.exists()


def test_who_has_not_answered_can_be_reminded(forum, asked, rating):
    first, second = guests(forum, 2)
    say(asked, first, {str(rating.pk): 4})

    assert silent(asked, None, [first, second]) == [second]


def test_figures_move_by_five_answers(forum, asked, rating):
    sizes = []
    for guest in guests(forum, 16):
        say(asked, guest, {str(rating.pk): 4})
        sizes.append(counted(asked, None, today=TODAY).count())

    assert sizes == [0] * 9 + [5] * 5 + [10] * 2


def test_the_last_ones_cannot_be_told_from_how_closing_moves_the_figures(forum, asked, rating):
    for guest in guests(forum, 11):
        say(asked, guest, {str(rating.pk): 4})
    shown = counted(asked, None, today=TODAY).count()

    at_the_end = counted(asked, None, today=date(2099, 6, 1)).count()

    assert (shown, at_the_end) == (5, 11)


def test_where_a_row_lies_does_not_say_when_its_answer_came(forum, asked, rating):
    orders = set()
    for _try in range(6):
        Response.objects.all().delete()
        for step, guest in enumerate(guests(forum, 8)):
            say(asked, guest, {str(rating.pk): step % 5 + 1})
        orders.add(tuple(stored(rating)))

    assert len(orders) > 1
    assert all(sorted(order) == [1, 1, 2, 2, 3, 3, 4, 5] for order in orders)


def stored(rating) -> list[int]:
    """The ratings in the order in which their rows lie in the database."""
    place = "ctid" if connection.vendor == "postgresql" else "rowid"
    rows = Response.objects.order_by(RawSQL(place, ()))  # noqa: S611 - one of two words
    return [answers[str(rating.pk)] for answers in rows.values_list("answers", flat=True)]


def test_an_answer_that_waits_is_written_anew_with_each_that_comes(forum, asked, rating):
    first, second = guests(forum, 2)
    say(asked, first, {str(rating.pk): 4})
    key = Response.objects.get().key

    say(asked, second, {str(rating.pk): 2})

    assert not Response.objects.filter(key=key).exists()
    assert Response.objects.count() == 2


def test_the_hour_of_the_first_answer_is_kept_nowhere(forum, asked, rating):
    say(asked, RegistrationFactory(forum=forum), {str(rating.pk): 4})

    asked.refresh_from_db()

    assert asked.frozen_at == LATER.replace(hour=0)


def test_once_it_is_over_every_answer_counts(forum, asked, rating):
    for guest in guests(forum, 7):
        say(asked, guest, {str(rating.pk): 4})

    assert counted(asked, None, today=date(2099, 6, 1)).count() == 7


def test_a_session_is_received_as_its_rating_says(forum):
    asked = QuestionnaireFactory(forum=forum, about=About.SESSION)
    item = ItemFactory(questionnaire=asked, sums_up=True)
    session, quiet = SessionFactory(forum=forum), SessionFactory(forum=forum)
    for rating, guest in zip([5, 4, 4, 3, 5], guests(forum, 5), strict=True):
        say(asked, guest, {str(item.pk): rating}, session=session)
    say(asked, RegistrationFactory(forum=forum), {str(item.pk): 1}, session=quiet)

    found = received(forum, today=date(2099, 6, 1))

    assert set(found) == {session.pk}
    assert found[session.pk].mean == pytest.approx(4.2)


def test_a_forum_without_questionnaires_was_received_by_nobody(forum):
    assert received(forum, today=TODAY) == {}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ItemKind.RATING, 6), (ItemKind.RATING, True), (ItemKind.RATING, "5"),
        (ItemKind.CHOICE, "c"), (ItemKind.MANY, []), (ItemKind.MANY, ["c"]), (ItemKind.MANY, "a"),
        (ItemKind.COMMENT, ""), (ItemKind.COMMENT, "x" * 2001), (ItemKind.COMMENT, 5),
    ],
)  # fmt: skip
def test_what_is_no_answer_is_refused(forum, asked, kind, value):
    item = ItemFactory(questionnaire=asked, kind=kind, options=[{"code": "a"}, {"code": "b"}])

    with pytest.raises(Refusal) as refused:
        say(asked, RegistrationFactory(forum=forum), {str(item.pk): value})
    assert refused.value.field == f"item-{item.pk}"


@pytest.mark.parametrize(
    ("kind", "value"),
    [(ItemKind.CHOICE, "a"), (ItemKind.MANY, ["a", "b"]), (ItemKind.COMMENT, "جميل")],
)
def test_other_kinds_are_answered_too(forum, asked, kind, value):
    item = ItemFactory(questionnaire=asked, kind=kind, options=[{"code": "a"}, {"code": "b"}])

    say(asked, RegistrationFactory(forum=forum), {str(item.pk): value})

    assert Response.objects.get().answers == {str(item.pk): value}


def test_what_must_be_answered_is_asked_for(forum, asked, rating):
    with pytest.raises(Refusal, match="needs an answer"):
        say(asked, RegistrationFactory(forum=forum), {})


def test_an_item_of_another_questionnaire_is_refused(forum, asked, rating):
    other = ItemFactory()

    with pytest.raises(Refusal, match="changed the questions"):
        say(asked, RegistrationFactory(forum=forum), {str(rating.pk): 4, str(other.pk): 4})


def test_nobody_answers_for_another(forum, asked, rating):
    with pytest.raises(Refusal):
        say(asked, RegistrationFactory(forum=forum), {str(rating.pk): 4}, by=PersonFactory())


@pytest.mark.parametrize("state", [RegistrationState.STARTED, RegistrationState.WITHDRAWN])
def test_whoever_is_not_registered_does_not_answer(forum, asked, rating, state):
    with pytest.raises(Refusal, match="registered"):
        say(asked, RegistrationFactory(forum=forum, state=state), {str(rating.pk): 4})


def test_a_session_is_not_judged_before_it_is_over(forum):
    asked = QuestionnaireFactory(forum=forum, about=About.SESSION)
    item, session = ItemFactory(questionnaire=asked), SessionFactory(forum=forum)

    with pytest.raises(Refusal, match="too early"):
        say(
            asked,
            RegistrationFactory(forum=forum),
            {str(item.pk): 5},
            session=session,
            at=FIRST_HOUR,
        )


def test_after_its_end_nothing_is_taken(forum):
    asked = QuestionnaireFactory(forum=forum, closes_at=FIRST_HOUR)
    item = ItemFactory(questionnaire=asked)

    with pytest.raises(Refusal, match="not taken any more"):
        say(asked, RegistrationFactory(forum=forum), {str(item.pk): 5})


def test_a_session_of_another_forum_is_something_else(forum):
    asked = QuestionnaireFactory(forum=forum, about=About.SESSION)

    for session in (None, SessionFactory()):
        with pytest.raises(Refusal, match="something else"):
            say(asked, RegistrationFactory(forum=forum), {}, session=session)


@pytest.mark.django_db(transaction=True)
def test_ten_who_send_twice_at_once_are_ten(forum, asked, rating):
    if connection.vendor != "postgresql":
        pytest.skip(reason="SQLite lets one write at a time")
    people, ready = guests(forum, 10), Barrier(20)

    def send(guest) -> None:
        ready.wait()
        try:
            say(asked, guest, {str(rating.pk): 4})
        except Refusal:
            pass
        finally:
            connection.close()

    threads = [Thread(target=send, args=(guest,)) for guest in people * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Response.objects.count() == Ballot.objects.count() == 10
    assert Response.objects.filter(counted=True).count() == 5
