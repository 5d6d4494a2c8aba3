"""A schedule.json becomes a plan, and the plan an agenda."""

import json
from copy import deepcopy
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from multaqa.convenings.actions import bring_in_schedule, keep_schedule, withdraw_session
from multaqa.convenings.enums import ForumState
from multaqa.convenings.imports import plan_of, read_schedule
from multaqa.convenings.models import Room, ScheduleFile, Session
from multaqa.kernel.refusal import Refusal
from tests.factories.convenings import (
    FIRST_HOUR,
    FacilitationFactory,
    ForumFactory,
    RoomFactory,
    SessionFactory,
    SiteFactory,
)
from tests.factories.people import PersonFactory, holder
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
GUID = "0f8fad5b-d9cb-469f-a165-70867728950e"
EVENT = {
    "guid": GUID,
    "id": 1,
    "date": "2020-02-16T09:00:00+02:00",
    "start": "09:00",
    "duration": "01:30",
    "room": "Riwaq",
    "slug": "a-workshop",
    "title": "A workshop",
    "subtitle": "",
    "track": None,
    "type": "workshop",
    "language": "en",
    "abstract": "In short.",
    "description": "At length.",
    "persons": [{"id": 1, "public_name": "Nobody Known"}],
    "links": [],
    "url": "https://example.org/1",
}


def content(*events, room="Riwaq"):
    days = [{"index": 1, "date": "2020-02-16", "rooms": {room: list(events)}}]
    return {"schedule": {"version": "1", "conference": {"acronym": "demo", "days": days}}}


def event(**fields):
    return deepcopy(EVENT) | fields


def forum():
    return SiteFactory(city=both("القاهرة", "Cairo")).forum


def upload(data):
    if not isinstance(data, bytes):
        data = json.dumps(data).encode()
    return SimpleUploadedFile("schedule.json", data)


def brought(forum, *events, **fields):
    plan = plan_of(forum, content(*events, **fields))
    assert plan.problems == ()
    bring_in_schedule(
        forum=forum, rooms=plan.rooms, arrivals=plan.arrivals, by=PersonFactory(), at=NOW
    )
    return plan


# ── The file ─────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "fault is in line 1, column 1"),
        (b'{"schedule": {\n "conference": }', "fault is in line 2, column 16"),
        ('{"schedule": 1}'.encode("utf-16"), "not text in UTF-8"),
        (b"\xff\xfe\x00", "not text in UTF-8"),
        (b"[1, 2]", "no schedule.json"),
        (b'{"schedule": {"conference": {"days": {}}}}', "no schedule.json"),
        (b'"schedule"', "no schedule.json"),
        (b"[" * 100_000, "no JSON that can be read"),
        (b"9" * 10_000, "no JSON that can be read"),
        (b'{"schedule": NaN}', "no JSON that can be read"),
        (b'{"schedule": {"conference": {"days": ["\\u0000"]}}}', "no JSON that can be read"),
        (b'{"schedule": {"conference": {"days": ["\\ud800"]}}}', "no JSON that can be read"),
        (b" " * (4 * 1024 * 1024 + 1), "larger than 4 MB"),
    ],
    ids=range(13),
)
def test_what_is_no_schedule_is_refused_in_a_sentence(data, sentence):
    with pytest.raises(Refusal, match=sentence) as refusal:
        read_schedule(upload(data))

    assert refusal.value.field == "file"


def test_a_file_that_begins_with_a_mark_of_its_encoding_is_read():
    data = b"\xef\xbb\xbf" + json.dumps(content(EVENT)).encode()

    assert read_schedule(upload(data)) == content(EVENT)


# ── The plan ─────────────────────────────────────────────────────────────────────────────


def test_a_session_of_the_file_is_new():
    row = plan_of(forum(), content(EVENT)).rows[0]

    assert (row.change, row.title, row.room) == ("new", "A workshop", "Riwaq")
    assert row.unknown == ("Nobody Known",)


def test_a_room_that_the_site_lacks_is_to_be_made_once():
    plan = plan_of(forum(), content(EVENT, event(guid=GUID[:-1] + "f")))

    assert [room.name for room in plan.rooms] == [{"en": "Riwaq"}]


def test_a_room_is_known_by_its_name_in_either_language_however_typed():
    room = RoomFactory(name=both("قاعة الأُفق", "Horizon Room"))
    RoomFactory(site__forum=room.site.forum)

    rows = plan_of(
        room.site.forum,
        content(event(room="قاعة الافق"), event(guid=GUID[:-1] + "f", room="HORIZON room")),
    ).rows

    assert [row.arrival.room for row in rows] == [room, room]


def test_a_session_without_a_room_has_none():
    row = plan_of(forum(), content(event(room=""), room="")).rows[0]

    assert (row.arrival.room, row.arrival.new_room) == (None, None)


def test_the_site_is_that_of_the_day():
    luxor = SiteFactory(starts_on=FIRST_HOUR.date() + timedelta(days=2))
    SiteFactory(forum=luxor.forum, ends_on=FIRST_HOUR.date() + timedelta(days=1))

    row = plan_of(luxor.forum, content(event(date="2020-02-18T09:00:00+02:00"))).rows[0]

    assert row.arrival.fields["site"] == luxor


def test_people_are_known_by_e_mail_or_by_a_name_that_only_one_bears():
    where = forum()
    one = holder(where.network, "mentor", name=both("هالة المثال", "Hala Almithal"))
    two = holder(where.network, "mentor", email="two@example.org")
    for _ in range(2):
        holder(where.network, "mentor", name=both("سامي", "Sami Twice"))
    names = ["Hala ALMITHAL", "Sami Twice"]

    row = plan_of(
        where,
        content(
            event(
                persons=[{"public_name": name} for name in names]
                + [{"name": "Somebody", "email": "TWO@example.org"}, "nonsense", {}]
            )
        ),
    ).rows[0]

    assert (row.people, row.unknown) == ((one, two), ("Sami Twice",))


def test_someone_outside_the_network_is_not_known():
    PersonFactory(name=both("لا أحد", "Nobody Known"))

    assert plan_of(forum(), content(EVENT)).unknown == ["Nobody Known"]


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        ("workshop", "Workshop"),
        ("talk", "lecture"),
        ("plenary", "Keynote speech"),
        ("visit", "Guided tour"),
        ("meal", "lunch"),
        ("free", "social"),
        ("talk", "other"),
        ("talk", None),
    ],
)
def test_the_type_gives_the_kind(kind, type):
    assert plan_of(forum(), content(event(type=type))).rows[0].arrival.fields["kind"] == kind


def test_a_language_that_the_network_does_not_speak_is_its_own():
    fields = plan_of(forum(), content(event(language="de"))).rows[0].arrival.fields

    assert fields["title"] == {"ar": "A workshop"}


def test_a_time_without_a_zone_is_the_networks():
    row = plan_of(forum(), content(event(date="2020-02-16T09:00:00"))).rows[0]

    assert row.starts.isoformat() == "2020-02-16T09:00:00+02:00"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"guid": None}, "no “guid”"),
        ({"guid": "x" * 999}, "no “guid”"),
        ({"date": "tomorrow"}, "no date and time"),
        ({"date": None}, "no date and time"),
        ({"date": "2021-02-16T09:00:00+02:00"}, "outside the days"),
        ({"date": "9999-12-31T23:59:59-23:00"}, "outside the days"),
        ({"date": "0001-01-01T00:00:00+23:00"}, "outside the days"),
        ({"duration": "an hour"}, "no length"),
        ({"duration": None}, "no length"),
        ({"duration": "1:2:3:4"}, "no length"),
        ({"duration": "00:01"}, "from 5 minutes"),
        ({"duration": "9999:9999:9999"}, "from 5 minutes"),
        ({"title": " "}, "no title"),
        ({"title": 5}, "no title"),
        ({"title": "x" * 201}, "over 200 characters"),
        ({"title": "a\u202eb"}, "turn the direction"),
        ({"abstract": "x" * 5000}, "over 4000 characters"),
        ({"room": "x" * 500}, "over 100 characters"),
    ],
)
def test_what_is_wrong_with_a_session_is_said_with_its_place(fields, sentence):
    problem = plan_of(forum(), content(event(**fields))).problems[0]

    assert sentence in problem.sentence
    assert problem.place.startswith("Day 1, Riwaq, ")


def test_what_is_no_session_at_all_is_said_by_its_number():
    problem = plan_of(forum(), content("a session")).problems[0]

    assert (problem.place, "should stand in" in problem.sentence) == ("Day 1, Riwaq, 1", True)


def test_the_same_guid_twice_is_said():
    assert "same “guid”" in plan_of(forum(), content(EVENT, EVENT)).problems[0].sentence


def test_a_day_without_a_site_is_said():
    site = SiteFactory(starts_on=FIRST_HOUR.date() + timedelta(days=1))

    assert "No site" in plan_of(site.forum, content(EVENT)).problems[0].sentence


def test_a_session_that_was_taken_off_is_not_brought_back_behind_ones_back():
    where = forum()
    brought(where, EVENT)
    session = Session.objects.get()
    withdraw_session(session=session, version=1, by=PersonFactory(), at=NOW)

    assert "put it back first" in plan_of(where, content(EVENT)).problems[0].sentence


@pytest.mark.parametrize(
    "days", [[], [5], [{"rooms": 5}], [{"rooms": {"A": 5}}], [{"rooms": {"A": []}}]]
)
def test_a_file_without_sessions_says_so(days):
    empty = {"schedule": {"conference": {"days": days}}}

    assert plan_of(forum(), empty).problems[0].sentence == "The file holds no session."


def test_a_file_of_hundreds_is_read_up_to_a_limit():
    events = [event(guid=f"{n:032x}") for n in range(505)]

    plan = plan_of(forum(), content(*events))

    assert (len(plan.rows), len(plan.problems)) == (500, 1)
    assert "500 sessions" in plan.problems[0].sentence


# ── What it writes ───────────────────────────────────────────────────────────────────────


def test_what_was_planned_is_written():
    where = forum()
    person = holder(where.network, "mentor", name=both("لا أحد", "Nobody Known"))

    brought(where, EVENT)

    session = Session.objects.get()
    assert (str(session.uid), session.minutes, session.kind) == (GUID, 90, "workshop")
    assert session.abstract.data == {"en": "In short.\n\nAt length."}
    assert str(session.room) == "Riwaq"
    assert session.facilitations.get().person == person


def test_the_same_file_again_changes_nothing():
    where = forum()
    brought(where, EVENT)

    assert [row.change for row in plan_of(where, content(EVENT)).rows] == ["same"]


def test_what_a_newer_file_says_changes_the_session_and_keeps_its_other_language():
    where = forum()
    brought(where, EVENT)
    Session.objects.update(title=both("ورشة", "A workshop"))

    plan = brought(where, event(title="Another", type="other", date="2020-02-16T12:00:00+02:00"))

    session = Session.objects.get()
    assert plan.count("changed") == 1
    assert session.title.data == {"ar": "ورشة", "en": "Another"}
    assert (session.starts.hour, session.kind) == (12, "workshop")


def test_nobody_is_taken_off_a_session_by_a_file_that_does_not_name_them():
    where = forum()
    brought(where, EVENT)
    led = FacilitationFactory(session=Session.objects.get())

    brought(where, event(persons=[], duration="02:00"))

    assert Session.objects.get().facilitations.get().person == led.person


def test_a_plan_that_one_session_breaks_writes_nothing():
    where = forum()
    plan = plan_of(where, content(EVENT, event(guid=GUID[:-1] + "f")))
    type(where).objects.update(starts_on=where.ends_on)

    with pytest.raises(Refusal):
        bring_in_schedule(
            forum=where, rooms=plan.rooms, arrivals=plan.arrivals, by=PersonFactory(), at=NOW
        )

    assert (Session.objects.count(), Room.objects.count()) == (0, 0)


def test_a_newer_file_takes_the_place_of_the_one_before():
    where = forum()
    for name in ("one.json", "two.json"):
        keep_schedule(forum=where, content={}, file_name=name, by=PersonFactory(), at=NOW)

    assert ScheduleFile.objects.get().file_name == "two.json"


def test_a_forum_that_is_held_nowhere_takes_no_file():
    with pytest.raises(Refusal, match="Say first where"):
        keep_schedule(forum=ForumFactory(), content={}, file_name="x", by=PersonFactory(), at=NOW)


def test_a_forum_that_is_over_takes_no_file():
    over = SiteFactory(forum__state=ForumState.HELD).forum

    with pytest.raises(Refusal, match="is over"):
        keep_schedule(forum=over, content={}, file_name="x", by=PersonFactory(), at=NOW)


def test_a_plan_asks_the_same_of_one_session_and_of_many(queries_of):
    where = forum()
    few = queries_of(lambda: plan_of(where, content(EVENT)))
    SessionFactory.create_batch(3, forum=where, site=where.sites.get())

    many = content(*(event(guid=f"{n:032x}") for n in range(20)))

    assert queries_of(lambda: plan_of(where, many)) <= few + 1  # facilitators, once there are any
