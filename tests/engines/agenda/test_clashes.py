"""What stands in the way of an agenda, in Cairo (1) and Luxor (2)."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import combinations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.agenda import (
    BREAKS,
    KINDS,
    AgendaBrief,
    Conflict,
    ConflictKind,
    RoomPlan,
    SessionPlan,
    SitePlan,
    conflicts,
    faults,
    would_conflict,
)

CAIRO = ZoneInfo("Africa/Cairo")
SITES = (
    SitePlan(1, date(2020, 2, 10), date(2020, 2, 11), time(9), time(17), CAIRO),
    SitePlan(2, date(2020, 2, 11), date(2020, 2, 13), time(9), time(17), CAIRO),
)
ROOMS = (RoomPlan(11, 1, 100), RoomPlan(12, 1), RoomPlan(21, 2, 30))
TRAVEL = {frozenset({1, 2}): 90}
WHERE = {11: 1, 12: 1, 21: 2}


def at(clock, day=11):
    hour, minute = clock.split(":")
    return datetime(2020, 2, day, int(hour), int(minute), tzinfo=CAIRO)


def session(id, span, room=11, people=(), day=11, **more):
    starts, ends = span.split("-")
    plan = SessionPlan(
        id, WHERE[room], room, "talk", at(starts, day), at(ends, day), None, tuple(people)
    )
    return replace(plan, **more)


def brief(*sessions, travel=TRAVEL, shortest_break=15, sites=SITES):
    return AgendaBrief(sites, ROOMS, tuple(sessions), travel, shortest_break)


def test_an_agenda_in_order_has_no_conflict():
    plan = brief(
        session(1, "9:00-10:00", people=[7]),
        session(2, "10:15-11:00", people=[7]),
        session(3, "12:30-13:00", room=21, people=[7]),
        session(4, "9:00-17:00", room=12, people=[8], expected=5_000),
        session(5, "9:00-10:00", room=21, people=[9], expected=30),
    )

    assert conflicts(plan) == ()


def test_a_person_is_in_one_session_at_a_time():
    plan = brief(
        session(1, "9:00-10:00", people=[7, 8]),
        session(2, "9:40-11:00", room=12, people=[8, 7]),
        session(3, "9:50-9:55", room=21, people=[7]),
    )

    assert conflicts(plan) == (
        Conflict(ConflictKind.PERSON_TWICE, (1, 2), person=7, minutes=20),
        Conflict(ConflictKind.PERSON_TWICE, (1, 2), person=8, minutes=20),
        Conflict(ConflictKind.PERSON_TWICE, (1, 3), person=7, minutes=5),
        Conflict(ConflictKind.PERSON_TWICE, (2, 3), person=7, minutes=5),
    )


def test_a_room_holds_one_session_at_a_time():
    plan = brief(session(2, "9:30-10:30"), session(1, "9:00-10:00"))

    assert conflicts(plan) == (Conflict(ConflictKind.ROOM_TWICE, (1, 2), room=11, minutes=30),)


def test_sessions_without_a_room_share_none():
    plan = brief(session(1, "9:00-10:00", room=11), session(2, "9:00-10:00"))
    nowhere = replace(plan, sessions=tuple(replace(one, room=None) for one in plan.sessions))

    assert conflicts(nowhere) == ()


@pytest.mark.parametrize(
    ("travel", "found"),
    [
        ({frozenset({1, 2}): 90}, ()),
        (
            {frozenset({1, 2}): 91},
            (Conflict(ConflictKind.NO_TIME_TO_TRAVEL, (1, 2), 7, None, 90, 91),),
        ),
        ({}, (Conflict(ConflictKind.TRAVEL_UNKNOWN, (1, 2), 7, None, 90),)),
    ],
)
def test_a_person_needs_the_time_to_travel(travel, found):
    plan = brief(
        session(1, "9:00-10:00", people=[7]),
        session(2, "11:30-12:00", room=21, people=[7]),
        travel=travel,
    )

    assert conflicts(plan) == found


def test_the_way_is_asked_from_the_session_that_ends_last():
    plan = brief(
        session(1, "9:00-11:00", people=[7]),
        session(2, "9:30-10:00", room=12, people=[7]),
        session(3, "12:00-13:00", room=21, people=[7]),
    )

    assert conflicts(plan)[1:] == (
        Conflict(ConflictKind.NO_TIME_TO_TRAVEL, (1, 3), 7, None, 60, 90),
    )


def test_a_journey_that_is_too_short_is_not_told_as_a_break_too():
    plan = brief(
        session(1, "9:00-10:00", people=[7]), session(2, "10:05-11:00", room=21, people=[7])
    )

    assert [one.kind for one in conflicts(plan)] == [ConflictKind.NO_TIME_TO_TRAVEL]


def test_a_break_is_short_though_the_way_is_shorter():
    plan = brief(
        session(1, "9:00-10:00", people=[7]),
        session(2, "10:05-11:00", room=21, people=[7]),
        travel={frozenset({1, 2}): 5},
    )

    assert conflicts(plan) == (Conflict(ConflictKind.BREAK_TOO_SHORT, (1, 2), 7, None, 5, 15),)


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (session(2, "10:14-11:00", room=12, people=[7]), [(7, None, 14)]),
        (session(2, "10:15-11:00", room=12, people=[7]), []),
        (session(2, "10:00-11:00", room=12, people=[7]), [(7, None, 0)]),
        (session(2, "10:00-11:00", room=11, people=[7]), []),
        (session(2, "10:01-11:00", room=11, people=[7]), [(None, 11, 1), (7, None, 1)]),
        (session(2, "10:00-11:00", people=[7], room=11, kind="meal"), []),
        (session(2, "10:05-11:00", room=12, people=[7], kind="free"), []),
    ],
)
def test_a_break_has_a_least_length(second, found):
    plan = brief(session(1, "9:00-10:00", people=[7]), second)

    assert conflicts(plan) == tuple(
        Conflict(ConflictKind.BREAK_TOO_SHORT, (1, 2), person, room, minutes, 15)
        for person, room, minutes in found
    )


def test_a_meal_is_the_break_between_two_talks():
    plan = brief(
        session(1, "9:00-10:00", people=[7]),
        session(2, "10:00-10:10", people=[7], kind="meal"),
        session(3, "10:10-11:00", people=[7]),
    )

    assert conflicts(plan) == (
        Conflict(ConflictKind.BREAK_TOO_SHORT, (1, 3), None, 11, 10, 15),
        Conflict(ConflictKind.BREAK_TOO_SHORT, (1, 3), 7, None, 10, 15),
    )


def test_no_break_is_asked_for_where_the_shortest_is_nothing():
    plan = brief(
        session(1, "9:00-10:00", people=[7]),
        session(2, "10:00-11:00", room=12, people=[7]),
        shortest_break=0,
    )

    assert conflicts(plan) == ()


def test_a_room_has_seats_and_stands_at_its_site():
    plan = brief(
        session(1, "9:00-10:00", expected=101),
        session(2, "11:00-12:00", expected=100),
        session(3, "9:00-10:00", room=21, site=1),
    )

    assert conflicts(plan) == (
        Conflict(ConflictKind.ROOM_TOO_SMALL, (1,), room=11, limit=100),
        Conflict(ConflictKind.ROOM_OF_OTHER_SITE, (3,), room=21),
    )


@pytest.mark.parametrize(("ends", "minutes"), [("10:00", 0), ("9:30", -30)])
def test_a_session_ends_after_it_starts(ends, minutes):
    plan = brief(session(1, f"10:00-{ends}", people=[7]), session(2, "9:00-17:00", people=[7]))

    assert conflicts(plan) == (Conflict(ConflictKind.ENDS_BEFORE_START, (1,), minutes=minutes),)


@pytest.mark.parametrize(("day", "outside"), [(9, 1), (10, 0), (11, 0), (12, 1)])
def test_a_session_is_on_the_days_of_its_site(day, outside):
    plan = brief(session(1, "9:00-10:00", day=day))

    assert conflicts(plan) == (Conflict(ConflictKind.OUTSIDE_SITE_DATES, (1,)),) * outside


@pytest.mark.parametrize(("span", "minutes"), [("8:30-10:00", 30), ("16:00-18:00", 60)])
def test_a_session_is_in_the_hours_of_its_site(span, minutes):
    plan = brief(session(1, span))

    assert conflicts(plan) == (Conflict(ConflictKind.OUTSIDE_HOURS, (1,), minutes=minutes),)


def test_the_change_to_summer_time_makes_no_gap():
    # In Cairo the hour after midnight of 28 April 2023 was left out.
    eve = datetime(2023, 4, 27, 23, 0, tzinfo=CAIRO)
    one = replace(session(1, "9:00-10:00", people=[7]), starts=eve, ends=eve.replace(minute=59))
    other = replace(one, id=2, starts=datetime(2023, 4, 28, 1, 4, tzinfo=CAIRO))
    other = replace(other, ends=other.starts + timedelta(hours=1), room=12)

    short = [found for found in conflicts(brief(one, other)) if found.person == 7]

    assert short == [Conflict(ConflictKind.BREAK_TOO_SHORT, (1, 2), 7, None, 5, 15)]


def test_what_the_brief_does_not_hold_is_passed_over():
    plan = brief(replace(session(1, "3:00-4:00"), site=9, room=99, expected=10_000))

    assert conflicts(plan) == ()


def test_a_naive_time_is_refused():
    naive = replace(session(1, "9:00-10:00"), starts=datetime(2020, 2, 11, 9))  # noqa: DTZ001 - meant

    with pytest.raises(ValueError, match="a naive time stands for no moment"):
        conflicts(brief(naive))


def test_a_moved_session_is_asked_in_its_new_place():
    plan = brief(session(1, "9:00-10:00", people=[7]), session(2, "9:00-10:00", room=12))
    moved = session(2, "9:30-10:30", room=11, people=[7])

    assert would_conflict(plan, moved) == (
        Conflict(ConflictKind.PERSON_TWICE, (1, 2), person=7, minutes=30),
        Conflict(ConflictKind.ROOM_TWICE, (1, 2), room=11, minutes=30),
    )


@st.composite
def plans(draw, id):
    starts = at("8:00", 9) + timedelta(minutes=draw(st.integers(0, 4 * 24 * 12)) * 5)
    return SessionPlan(
        id=id,
        site=draw(st.sampled_from([1, 2])),
        room=draw(st.sampled_from([None, 11, 12, 21])),
        kind=draw(st.sampled_from(sorted(KINDS))),
        starts=starts,
        ends=starts + timedelta(minutes=draw(st.integers(-2, 40)) * 5),
        expected=draw(st.none() | st.integers(0, 120)),
        people=tuple(draw(st.sets(st.integers(1, 4)))),
    )


@st.composite
def briefs(draw):
    size = draw(st.integers(0, 12))
    return brief(
        *(draw(plans(id)) for id in range(1, size + 1)),
        travel=draw(st.sampled_from([{}, TRAVEL])),
        shortest_break=draw(st.sampled_from([0, 15])),
    )


@given(briefs())
def test_the_briefs_of_these_tests_are_well_formed(plan):
    assert list(faults(plan)) == []


@given(briefs(), st.randoms())
def test_the_order_of_the_brief_is_nothing(plan, random):
    shuffled = replace(
        plan,
        sessions=tuple(
            replace(one, people=tuple(random.sample(one.people, len(one.people))))
            for one in random.sample(plan.sessions, len(plan.sessions))
        ),
    )

    assert conflicts(shuffled) == conflicts(plan)


@given(briefs())
def test_a_person_twice_is_each_two_sessions_that_overlap(plan):
    expected = [
        (*sorted((one.id, other.id)), person)
        for one, other in combinations(plan.sessions, 2)
        for person in set(one.people) & set(other.people)
        if one.starts < one.ends and other.starts < other.ends
        if one.starts < other.ends and other.starts < one.ends
    ]

    found = [
        (*sorted(one.sessions), one.person)
        for one in conflicts(plan)
        if one.kind == ConflictKind.PERSON_TWICE
    ]

    assert sorted(found) == sorted(expected)


@given(briefs())
def test_a_short_break_is_shorter_than_the_shortest_and_between_sessions_that_work(plan):
    kinds = {one.id: one.kind for one in plan.sessions}
    short = [one for one in conflicts(plan) if one.kind == ConflictKind.BREAK_TOO_SHORT]
    assert all(0 <= one.minutes < plan.shortest_break for one in short)
    assert not any(kinds[id] in BREAKS for one in short for id in one.sessions)


@given(briefs(), plans(3) | plans(99))
def test_a_move_conflicts_as_the_agenda_with_it_would(plan, moved):
    others = (one for one in plan.sessions if one.id != moved.id)
    whole = conflicts(replace(plan, sessions=(*others, moved)))
    assert would_conflict(plan, moved) == tuple(one for one in whole if moved.id in one.sessions)


@given(briefs(), st.integers(1, 600))
def test_more_time_to_travel_never_adds_to_the_journeys_that_fail(plan, minutes):
    def failing(needed):
        found = conflicts(replace(plan, travel={frozenset({1, 2}): needed}))
        return {(c.sessions, c.person) for c in found if c.kind == ConflictKind.NO_TIME_TO_TRAVEL}

    assert failing(minutes) <= failing(minutes + 30)
