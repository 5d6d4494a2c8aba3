"""Calendars that telephones follow."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from multaqa.convenings.enums import ForumState
from tests.factories.agenda import planned_forum, release, released_forum
from tests.factories.convenings import FIRST_HOUR
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
BASE = "/{}/library-network/forums/forum/"


def events(client, language: str = "en", path: str = "agenda.ics"):
    content = client.get(BASE.format(language) + path).content
    return {str(each["uid"]): each for each in Calendar.from_ical(content).walk("VEVENT")}


def test_the_forums_calendar_holds_every_session(client):
    released_forum(3)

    titles = sorted(str(each["summary"]) for each in events(client).values())

    assert titles == [f"Reading session {n}" for n in (1, 2, 3)]


def test_a_sessions_calendar_holds_it_alone(client):
    released_forum(3)

    found = events(client, path="sessions/S2/session.ics")

    assert [str(each["summary"]) for each in found.values()] == ["Reading session 2"]


def test_times_stand_in_the_zone_by_its_name(client):
    released_forum(1)

    text = client.get(BASE.format("en") + "agenda.ics").content.decode()

    assert "DTSTART;TZID=Africa/Cairo:20200216T100000" in text
    assert "BEGIN:VTIMEZONE\r\nTZID:Africa/Cairo" in text


def test_how_often_to_ask_again_is_said_as_a_duration(client):
    released_forum(1)

    text = client.get(BASE.format("en") + "agenda.ics").content.decode()

    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\n" in text
    assert "X-PUBLISHED-TTL:PT1H\r\n" in text


def test_the_calendar_speaks_the_readers_language(client):
    released_forum(1)

    text = client.get(BASE.format("ar") + "agenda.ics").content.decode("utf-8")

    assert "SUMMARY;LANGUAGE=ar:جلسة القراءة 1" in text


def test_a_session_keeps_its_identity_when_it_moves(client):
    forum = released_forum(1)
    before = events(client)
    forum.sessions.update(
        starts_at=FIRST_HOUR + timedelta(hours=4), ends_at=FIRST_HOUR + timedelta(hours=5)
    )
    release(forum, at=NOW + timedelta(days=1))

    after = events(client)

    assert before.keys() == after.keys()
    assert [(int(b["sequence"]), int(a["sequence"])) for b, a in pairs(before, after)] == [(1, 2)]


def pairs(before, after):
    return [(before[uid], after[uid]) for uid in before]


def test_a_cancelled_forum_cancels_its_sessions(client):
    forum = released_forum(2)
    type(forum).objects.update(state=ForumState.CANCELLED)

    assert [str(each["status"]) for each in events(client).values()] == ["CANCELLED"] * 2


def test_a_title_that_looks_like_calendar_lines_stays_a_title(client):
    forum = planned_forum(1)
    evil = "Tea\r\nEND:VEVENT\r\nBEGIN:VALARM"
    forum.sessions.update(title=both(evil, evil))
    release(forum)

    assert len(events(client)) == 1
    assert b"\r\nBEGIN:VALARM" not in client.get(BASE.format("en") + "agenda.ics").content


def test_before_the_first_release_the_calendar_is_empty(client):
    planned_forum(2)

    assert events(client) == {}
