"""What makes a brief malformed."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest

from multaqa.engines.agenda import AgendaBrief, RoomPlan, SessionPlan, SitePlan, faults

SITE = SitePlan(1, date(2020, 2, 10), date(2020, 2, 11), time(9), time(17))
ROOM = RoomPlan(11, 1, 30)
NOON, ONE = datetime(2020, 2, 10, 12, tzinfo=UTC), datetime(2020, 2, 10, 13, tzinfo=UTC)
SESSION = SessionPlan(5, 1, 11, "talk", NOON, ONE, 30, (7, 8))
BRIEF = AgendaBrief((SITE, replace(SITE, id=2)), (ROOM,), (SESSION,), {frozenset({1, 2}): 90}, 15)


@pytest.mark.parametrize(
    "brief",
    [
        BRIEF,
        AgendaBrief((), (), (), {}),
        replace(BRIEF, sessions=(replace(SESSION, room=None, starts=ONE, ends=NOON),)),
        replace(BRIEF, rooms=(replace(ROOM, capacity=0),), travel={}),
        replace(BRIEF, sessions=(replace(SESSION, expected=None),)),
        replace(BRIEF, rooms=(replace(ROOM, capacity=None),)),
    ],
)
def test_a_well_formed_brief_has_no_fault(brief):
    assert list(faults(brief)) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"sites": (SITE, SITE, replace(SITE, id=2))}, "2 sites have the id 1"),
        ({"rooms": (ROOM, ROOM, ROOM)}, "3 rooms have the id 11"),
        ({"sessions": (SESSION, SESSION)}, "2 sessions have the id 5"),
        ({"rooms": (ROOM, RoomPlan(12, 9))}, "room 12 is of the unknown site 9"),
        ({"rooms": (replace(ROOM, capacity=-1),)}, "room 11 has a negative capacity: -1"),
        (
            {"sites": (*BRIEF.sites, replace(SITE, id=3, ends_on=date(2020, 2, 9)))},
            "site 3 ends on 2020-02-09, before it starts on 2020-02-10",
        ),
        (
            {"sites": (*BRIEF.sites, replace(SITE, id=3, opens=time(9, tzinfo=UTC)))},
            "site 3 has hours with a time zone: they are the site's own",
        ),
        ({"travel": {frozenset({1}): 5}}, "travel between 1 sites: [1]"),
        ({"travel": {frozenset({1, 4}): 5}}, "travel between [1, 4] names unknown sites: [4]"),
        ({"travel": {frozenset({1, 2}): -5}}, "travel between [1, 2] takes a negative time: -5"),
        ({"shortest_break": -1}, "shortest_break is negative: -1"),
    ],
)
def test_a_malformed_brief_is_told_its_fault(change, fault):
    assert list(faults(replace(BRIEF, **change))) == [fault]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"site": 9}, "session 5 is at the unknown site 9"),
        ({"room": 99}, "session 5 is in the unknown room 99"),
        ({"kind": "party"}, "session 5 is of the unknown kind 'party'"),
        (
            {"starts": NOON.replace(tzinfo=None)},
            "session 5 starts at a naive time: 2020-02-10 12:00:00",
        ),
        (
            {"ends": ONE.replace(tzinfo=None)},
            "session 5 ends at a naive time: 2020-02-10 13:00:00",
        ),
        ({"expected": -3}, "session 5 expects a negative number of people: -3"),
        ({"people": (7, 8, 7)}, "session 5 names a person twice"),
    ],
)
def test_a_malformed_session_is_told_its_fault(change, fault):
    brief = replace(BRIEF, sessions=(replace(SESSION, **change),))

    assert list(faults(brief)) == [fault]
