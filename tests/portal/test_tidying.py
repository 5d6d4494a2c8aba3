"""What has had its time is cleared away, and nothing else."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from multaqa.convenings.actions import CARDS
from multaqa.convenings.models import PersonalAgenda
from multaqa.kernel.models import ImportRun, Tally
from multaqa.portal import actions
from multaqa.portal.cli import main
from tests.factories.convenings import ForumFactory, PersonalAgendaFactory, PickFactory
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db
DAY, YEAR = timedelta(days=1), timedelta(days=366)
LONG_AGO = NOW - 2 * YEAR


def agenda(*, person=None, ended=LONG_AGO, made=LONG_AGO):
    forum = ForumFactory(starts_on=ended.date(), ends_on=ended.date())
    return PersonalAgendaFactory(forum=forum, person=person, made_at=made)


def tidied():
    return [how_many for how_many in actions.tidy(by=None, at=NOW).values()]


def test_a_nameless_agenda_goes_a_year_after_its_forum():
    agenda()

    assert (tidied()[0], PersonalAgenda.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    "kept",
    [
        lambda: agenda(person=PersonFactory()),
        lambda: agenda(ended=NOW - DAY),
        lambda: agenda(made=NOW - DAY),
        lambda: PickFactory(agenda=agenda(), picked_at=NOW - DAY),
    ],
    ids=["has a person", "the forum was of late", "made of late", "picked in of late"],
)
def test_an_agenda_that_somebody_may_come_back_for_stays(kept):
    kept()

    assert (tidied()[0], PersonalAgenda.objects.count()) == (0, 1)


def test_its_picks_go_with_it_and_are_not_counted():
    PickFactory(agenda=agenda(), picked_at=LONG_AGO)

    assert tidied()[0] == 1


@pytest.mark.parametrize(("age", "left"), [(timedelta(days=91), []), (DAY, ["old.png"])])
def test_a_preview_card_goes_after_a_season(age, left, monkeypatch):
    default_storage.save(f"{CARDS}/old.png", ContentFile(b"a picture"))
    drawn_at = default_storage.get_modified_time(f"{CARDS}/old.png")

    actions.tidy(by=None, at=drawn_at + age)

    assert default_storage.listdir(CARDS)[1] == left


def test_where_no_card_was_ever_drawn_nothing_goes():
    assert tidied()[1] == 0


@pytest.mark.parametrize(("expires", "left"), [(NOW - DAY, 0), (NOW + DAY, 1)])
def test_an_import_goes_when_its_time_is_over(expires, left):
    ImportRun.objects.create(
        kind="people", network_id=NetworkFactory().pk, by=PersonFactory(), moved_at=LONG_AGO,
        created_at=LONG_AGO, expires_at=expires,
    )  # fmt: skip

    assert (tidied()[2], ImportRun.objects.count()) == (1 - left, left)


@pytest.mark.parametrize(("expires", "left"), [(NOW - DAY, 0), (NOW + DAY, 1)])
def test_a_sign_in_goes_when_it_has_expired(expires, left):
    Session.objects.create(session_key="k", session_data="", expire_date=expires)

    assert (tidied()[3], Session.objects.count()) == (1 - left, left)


@pytest.mark.parametrize(("expires", "left"), [(NOW - DAY, 0), (NOW + DAY, 1)])
def test_a_count_of_tries_goes_with_its_hour(expires, left):
    Tally.objects.create(cache_key="k", value="", expires=expires)

    assert (tidied()[4], Tally.objects.count()) == (1 - left, left)


@pytest.mark.parametrize(
    ("status", "age", "left"),
    [
        (TaskResultStatus.SUCCESSFUL, 15, 0),
        (TaskResultStatus.FAILED, 15, 0),
        (TaskResultStatus.SUCCESSFUL, 13, 1),
        (TaskResultStatus.READY, None, 1),
    ],
)
def test_a_task_goes_two_weeks_after_it_is_finished(status, age, left):
    finished = None if age is None else NOW - age * DAY
    DBTaskResult.objects.create(
        status=status, finished_at=finished, args_kwargs={}, task_path="a.b", queue_name="default",
        backend_name="default", exception_class_path="", traceback="",
    )  # fmt: skip

    assert (tidied()[5], DBTaskResult.objects.count()) == (1 - left, left)


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "Nameless agendas of forums long past: 1"), ("ar", "برامج بلا اسم لملتقيات مضت: 1")],
)
def test_the_command_says_what_it_cleared_away(capsys, language, line):
    agenda()

    status = main(["tidy", "--language", language])

    assert (status, line in capsys.readouterr().out.splitlines()) == (0, True)
