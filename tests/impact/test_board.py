"""The board of objectives: planned, delivered, received, each session behind it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.html import escape

from multaqa.attendance.models import CheckIn
from multaqa.convenings.models import Forum
from multaqa.engines.survey import Rated, rated
from multaqa.impact.queries import board
from multaqa.impact.queries.board import together
from multaqa.weaving.actions import begin_reckoning, work_out
from tests.factories.attendance import CheckInFactory
from tests.factories.convenings import (
    FIRST_HOUR,
    ForumFactory,
    ObjectiveFactory,
    SessionFactory,
)
from tests.factories.impact import RATINGS
from tests.factories.people import coordinator_of
from tests.weaving.studies import AFTER, Study

pytestmark = pytest.mark.django_db
TODAY = date(2020, 3, 1)


def text(response):
    return response.content.decode()


def test_people_hours_are_who_was_seen_times_the_length_times_the_share(desk):
    ties, skills = board(desk.forum, today=TODAY).rows

    # Six for an hour, whole; one for two hours, by a half.
    assert (ties.people_hours, skills.people_hours) == (6, 1)
    assert (ties.hours, skills.hours) == (1, 1.5)


def test_a_session_where_nobody_was_counted_adds_nothing_and_is_said_to(desk):
    rows = board(desk.forum, today=TODAY)

    came = {each.session.code: each.came for row in rows.rows for each in row.sessions}
    assert came == {"WORK": 6, "TALK": 1, "NONE": None}
    assert (rows.uncounted, rows.rows[1].counted) == (1, 1)


def test_presence_at_the_site_alone_is_no_presence_in_a_session(desk):
    session = desk.forum.sessions.get(code="NONE")
    CheckInFactory(registration__forum=desk.forum, site=session.site)

    row = board(desk.forum, today=TODAY).rows[1]

    assert row.people_hours == 1


def test_people_are_counted_once_in_all_sessions_of_an_objective(desk):
    session = desk.forum.sessions.get(code="NONE")
    seen = CheckInFactory(registration__forum=desk.forum, site=session.site, session=session)
    talk = desk.forum.sessions.get(code="TALK")
    CheckInFactory(registration=seen.registration, site=session.site, session=talk)

    assert board(desk.forum, today=TODAY).rows[1].people == 2


def test_an_objective_was_received_as_its_sessions_were(desk):
    ties, skills = board(desk.forum, today=TODAY).rows

    assert ties.received == rated(RATINGS, population=6)
    assert skills.received is None


def test_sessions_weigh_as_many_as_answered():
    five, ten = rated([1] * 5), rated([4] * 10)

    both = together([five, None, ten])

    assert isinstance(both, Rated)
    assert (both.n, both.mean) == (15, 3)


def test_nothing_is_said_where_no_session_may_show_its_rating():
    assert together([None, None]) is None


def test_the_board_shows_each_figure_and_the_sessions_behind_it(desk):
    page = text(desk.get("board"))

    for shown in ("Workshop of ties", "not counted", "4.3–4.3", "6 answers", "nobody was checked"):
        assert shown in page


def test_the_board_of_a_forum_without_objectives_leads_to_taking_a_set(client_of):
    forum = ForumFactory()
    client = client_of(coordinator_of(forum.network))

    page = text(client.get(reverse("impact:board", args=[forum.network.slug, forum.slug])))

    assert reverse("convenings:prepare_taking", args=[forum.network.slug, forum.slug]) in page


def test_a_board_before_anybody_came_says_when_people_hours_will_appear(desk):
    CheckIn.objects.all().delete()

    page = text(desk.get("board"))

    assert "appear once people are checked in" in page
    assert "nobody counted yet" in page


def test_the_board_lists_what_serves_nothing_but_no_meals(desk):
    for kind in ("talk", "meal"):
        SessionFactory(forum=desk.forum, room=None, kind=kind, title={"en": f"A {kind}"})

    page = text(desk.get("board"))

    assert ("A talk" in page, "A meal" in page) == (True, False)


def test_the_address_of_old_leads_to_the_board(desk):
    answer = desk.get("board_moved")

    assert (answer.status_code, answer["Location"]) == (301, desk.address("board"))


def test_the_board_asks_the_same_of_few_sessions_and_of_many(desk, queries_of):
    few = queries_of(lambda: desk.get("board"))
    site = desk.forum.sites.get()
    for n in range(4):
        starts = FIRST_HOUR + timedelta(days=1, hours=n)
        session = SessionFactory(forum=desk.forum, site=site, room=None, starts_at=starts)
        CheckInFactory(registration__forum=desk.forum, site=site, session=session)

    assert queries_of(lambda: desk.get("board")) == few <= 8


def test_the_objective_that_is_measured_by_ties_shows_what_the_surveys_of_ties_came_to(client_of):
    study = Study(people=24)
    first = ObjectiveFactory(number=1)
    ObjectiveFactory(set=first.set, number=2, measured_by="ties")
    Forum.objects.filter(pk=study.forum.pk).update(objective_set=first.set)
    forum = Forum.objects.select_related("cycle__network", "network").get(pk=study.forum.pk)
    before = board(forum, today=TODAY).rows[1].ties
    row = begin_reckoning(cycle=study.cycle, by=None, at=AFTER.replace(year=2021))
    work_out(reckoning=row, by=None, at=AFTER.replace(year=2021))

    other, ties = (each.ties for each in board(forum, today=TODAY).rows)
    page = client_of(coordinator_of(forum.network)).get(
        reverse("impact:board", args=[forum.network.slug, forum.slug])
    )

    assert (before, other) == (None, None)
    assert ties.people == 24
    assert str(escape(ties.headline)) in text(page)


def test_each_session_leads_to_where_it_is_worked_on(desk):
    page = text(desk.get("board"))

    for code in ("WORK", "TALK", "NONE"):
        place = [desk.network.slug, desk.forum.slug, code]
        assert f'href="{reverse("convenings:prepare_session", args=place)}"' in page
