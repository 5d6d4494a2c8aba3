"""A report is made, worded and published; what was published stays."""

from datetime import timedelta

import pytest

from multaqa.impact.actions import make_report, publish_report, word_report
from multaqa.impact.models import Report
from multaqa.impact.notices import ReportPublished
from multaqa.impact.queries import comments, latest, published
from multaqa.impact.rules import is_held
from multaqa.kernel import ledger
from multaqa.kernel.models import Stamp
from multaqa.kernel.refusal import Refusal
from multaqa.registrations.models import Registration
from tests.factories.convenings import ForumFactory
from tests.factories.impact import ReportFactory, held_forum
from tests.factories.people import PersonFactory
from tests.factories.registrations import RegistrationFactory
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)
WORDS = {"intro": both("كان لقاءً", "It was a meeting"), "lessons": "", "thanks": "", "quotes": []}


@pytest.fixture
def forum():
    return held_forum()


@pytest.fixture
def by():
    return PersonFactory()


def test_a_report_is_made_of_a_forum_that_was_held(forum, by):
    report = make_report(forum=forum, by=by, at=NOW)

    assert (report.number, report.state, report.changes) == (1, "draft", [])
    assert report.figures[0] == {"key": "registered", "value": 12, "people": 12}
    assert ledger.history(report).get().verb == "report made"


@pytest.mark.parametrize("state", ["open", "under_way", "cancelled"])
def test_of_a_forum_that_was_not_held_there_is_no_report(by, state):
    with pytest.raises(Refusal, match="once the forum was held"):
        make_report(forum=ForumFactory(state=state), by=by, at=NOW)


def test_a_cancelled_forum_was_not_held_once_it_is_archived():
    assert not is_held(ForumFactory(state="archived", cancelled_because=both("حر", "Heat")))
    assert is_held(ForumFactory(state="archived"))


def test_counting_anew_says_what_changed_and_keeps_the_draft(forum, by):
    first = make_report(forum=forum, by=by, at=NOW)
    RegistrationFactory(forum=forum, city=both("قنا", "Qena"))

    again = make_report(forum=forum, by=by, at=LATER)

    assert (again.pk, again.made_at) == (first.pk, LATER)
    told = {(each["key"], each["before"], each["after"]) for each in again.changes}
    assert {("registered", 12, 13), ("waiting", 5, 6), ("division", None, 1)} == told


def test_a_draft_is_worded_and_quotes_what_was_chosen(forum, by):
    report = make_report(forum=forum, by=by, at=NOW)
    (one,) = comments(forum, today=NOW.date() + timedelta(days=90))

    report = word_report(report=report, **{**WORDS, "quotes": [one.of]}, by=by, at=LATER)

    assert str(report.intro) == "It was a meeting"
    assert report.quotes == [{"of": one.of, "text": "عدت إلى مكتبتي بخطة لأول مرة"}]


def test_what_nobody_wrote_is_not_quoted(forum, by):
    report = make_report(forum=forum, by=by, at=NOW)

    with pytest.raises(Refusal, match="may not be quoted"):
        word_report(report=report, **{**WORDS, "quotes": ["1-made up"]}, by=by, at=NOW)


def test_of_a_forum_that_asked_nothing_there_is_nothing_to_quote():
    assert comments(ForumFactory(), today=NOW.date()) == []


def test_a_report_is_published_for_everyone(forum, by, heard, django_capture_on_commit_callbacks):
    report = word_report(report=make_report(forum=forum, by=by, at=NOW), **WORDS, by=by, at=NOW)

    with django_capture_on_commit_callbacks(execute=True):
        publish_report(report=report, by=by, at=LATER)

    assert published(forum) == report
    assert heard(ReportPublished) == [ReportPublished(forum.network_id, forum.pk, 1)]
    assert Stamp.objects.filter(name=forum.network.slug).exists()


def test_a_report_without_a_word_is_not_published(forum, by):
    report = make_report(forum=forum, by=by, at=NOW)

    with pytest.raises(Refusal, match="your own words"):
        publish_report(report=report, by=by, at=NOW)
    assert published(forum) is None


def test_what_is_published_is_neither_worded_nor_published_again(forum, by):
    report = ReportFactory(forum=forum, state="published", published_at=NOW, intro="It was")

    with pytest.raises(Refusal, match="stays as it is"):
        word_report(report=report, **WORDS, by=by, at=NOW)
    with pytest.raises(Refusal):
        publish_report(report=report, by=by, at=NOW)


def test_after_a_publication_the_next_version_begins_with_its_words(forum, by):
    report = word_report(report=make_report(forum=forum, by=by, at=NOW), **WORDS, by=by, at=NOW)
    publish_report(report=report, by=by, at=NOW)
    Registration.objects.filter(pk=Registration.objects.last().pk).update(state="withdrawn")

    second = make_report(forum=forum, by=by, at=LATER)

    assert (second.number, str(second.intro), bool(second.changes)) == (2, "It was a meeting", True)
    assert (latest(forum), published(forum)) == (second, report)
    assert Report.objects.get(number=1).figures == report.figures
