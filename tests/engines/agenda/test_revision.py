"""What changed between two releases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.agenda import Change, ChangeKind, ReleasedSession, changes, touched

NINE = datetime(2020, 2, 10, 9, tzinfo=UTC)
HOUR = timedelta(hours=1)
OPENING = ReleasedSession(
    "u1", {"ar": "الافتتاح", "en": "Opening"}, 1, 11, NINE, NINE + HOUR, (7, 8), "plenary"
)
TALK = replace(OPENING, uid="u2", title={"ar": "حديث"}, starts=NINE + HOUR, ends=NINE + 2 * HOUR)


def test_one_agenda_has_no_change_from_itself():
    assert changes([OPENING, TALK], [TALK, OPENING]) == ()


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        ({"starts": NINE - HOUR}, ["moved"]),
        ({"ends": NINE + 2 * HOUR}, ["moved"]),
        ({"room": 12}, ["relocated"]),
        ({"room": None}, ["relocated"]),
        ({"site": 2}, ["relocated"]),
        ({"people": (8, 9)}, ["people_changed"]),
        ({"people": ()}, ["people_changed"]),
        ({"title": {"ar": "الافتتاح"}}, ["retitled"]),
        ({"title": {"ar": "افتتاح", "en": "Opening"}}, ["retitled"]),
        (
            {"starts": NINE - HOUR, "site": 2, "room": 21, "people": (1,), "title": {}},
            ["moved", "relocated", "people_changed", "retitled"],
        ),
        ({"people": (8, 7)}, []),
        ({"title": {"ar": "الافتتاح", "en": "Opening", "fr": ""}}, []),
        ({"starts": NINE.astimezone(timezone(2 * HOUR))}, []),
        ({"kind": "talk"}, []),
    ],
)
def test_a_session_has_these_changes(change, kinds):
    now = replace(OPENING, **change)

    assert changes([OPENING], [now]) == tuple(
        Change(ChangeKind(kind), "u1", OPENING, now) for kind in kinds
    )


def test_changes_stand_in_the_order_of_time():
    moved = replace(OPENING, starts=NINE + HOUR / 2)
    new = replace(TALK, uid="u0", starts=NINE)

    assert changes([TALK, OPENING], [moved, new]) == (
        Change(ChangeKind.ADDED, "u0", None, new),
        Change(ChangeKind.MOVED, "u1", OPENING, moved),
        Change(ChangeKind.REMOVED, "u2", TALK, None),
    )


def test_changes_touch_those_who_were_and_those_who_are():
    found = changes([OPENING, TALK], [replace(OPENING, people=(8, 9))])

    assert touched(found) == {7, 8, 9}


def test_no_change_touches_nobody():
    assert touched(()) == frozenset()


def test_a_uid_stands_for_one_session():
    with pytest.raises(ValueError, match="two sessions with one uid"):
        changes([OPENING, OPENING], [])


sessions = st.builds(
    ReleasedSession,
    uid=st.sampled_from("abcdef"),
    title=st.dictionaries(st.sampled_from(["ar", "en"]), st.sampled_from(["", "x", "y"])),
    site=st.integers(1, 2),
    room=st.none() | st.integers(1, 2),
    starts=st.integers(0, 5).map(lambda hours: NINE + hours * HOUR),
    ends=st.integers(6, 8).map(lambda hours: NINE + hours * HOUR),
    people=st.sets(st.integers(1, 4)).map(tuple),
    kind=st.just("talk"),
)
agendas = st.lists(sessions, unique_by=lambda session: session.uid)


@given(agendas, agendas, st.randoms())
def test_the_order_of_an_agenda_is_nothing(before, after, random):
    shuffled = random.sample(before, len(before)), random.sample(after, len(after))

    assert changes(*shuffled) == changes(before, after)


@given(agendas, agendas)
def test_changes_back_are_the_changes_turned_round(before, after):
    turn = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}

    there = {(turn.get(one.kind, one.kind), one.uid) for one in changes(before, after)}

    assert {(one.kind, one.uid) for one in changes(after, before)} == there
