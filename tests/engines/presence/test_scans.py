"""Scans of several devices give one truth, in any order, however often they are told."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.presence import Presence, Scan, faults, presences, repeats

TEN = datetime(2020, 2, 16, 8, 0, tzinfo=UTC)


def scan(uid: str, minutes: int = 0, *, who="hala", where="cairo", undone=False) -> Scan:
    return Scan(uid, who, where, TEN + timedelta(minutes=minutes), undone)


some_scans = st.lists(
    st.builds(
        lambda who, where, minutes, undone: (who, where, minutes, undone),
        st.integers(0, 6),
        st.sampled_from(["cairo", "luxor", "workshop"]),
        st.integers(0, 5),
        st.booleans(),
    ),
    max_size=40,
).map(
    lambda rows: [
        scan(f"{n:03}", minutes, who=who, where=where, undone=undone)
        for n, (who, where, minutes, undone) in enumerate(rows)
    ]
)


def test_the_first_scan_says_since_when():
    found = presences([scan("b", 5), scan("a", 2)])

    assert found == {
        ("hala", "cairo"): Presence("hala", "cairo", TEN + timedelta(minutes=2), "a", 2)
    }


def test_whoever_is_seen_twice_is_there_once():
    assert repeats([scan("b", 5), scan("a", 2), scan("c", 9)]) == {"b": "a", "c": "a"}


def test_a_scan_taken_back_is_no_presence():
    assert presences([scan("a"), scan("b", 1, undone=True)]) == {}


def test_a_scan_after_one_taken_back_stands():
    found = presences([scan("a"), scan("b", 1, undone=True), scan("c", 3)])

    assert found[("hala", "cairo")].uid == "c"


def test_scans_at_the_same_moment_count_in_the_order_of_their_uids():
    assert presences([scan("b", undone=True), scan("a")]) == {}


@given(some_scans, st.integers())
def test_any_order_gives_the_same_truth(scans, seed):
    shuffled = list(scans)
    Random(seed).shuffle(shuffled)

    assert presences(shuffled) == presences(scans)


@given(some_scans, st.data())
def test_a_scan_told_again_changes_nothing(scans, data):
    again = data.draw(st.lists(st.sampled_from(scans))) if scans else []

    assert presences(scans + again) == presences(scans)


@given(some_scans)
def test_the_judge_finds_nothing_in_what_the_engine_says(scans):
    assert list(faults(scans, presences(scans))) == []


def test_the_judge_sees_who_is_missing():
    assert list(faults([scan("a")], {})) == ["('hala', 'cairo'): somebody seen is missing"]


def test_the_judge_sees_who_was_never_seen():
    said = presences([scan("a")])

    assert list(faults([], said)) == ["('hala', 'cairo'): nobody was seen here"]


def test_the_judge_sees_a_wrong_time():
    said = presences([scan("b", 4)])

    assert list(faults([scan("a"), scan("b", 4)], said)) == [
        "('hala', 'cairo'): first seen 2020-02-16 08:00:00+00:00 by a, 2 times"
    ]


def test_the_judge_sees_two_stories_under_one_uid():
    scans = [scan("a"), scan("a", 3)]

    assert "two scans have the uid a" in list(faults(scans, presences(scans)))


def test_two_devices_with_a_third_in_common_agree_whatever_the_order():
    """The case the organisers fear: 500 scans each, overlapping by a third, merged at night."""
    first = [scan(f"a{n}", n % 60, who=n) for n in range(500)]
    second = [scan(f"b{n}", n % 45, who=n) for n in range(333, 833)]

    together = presences(first + second)

    assert together == presences(second + first)
    assert len(together) == 833
    assert len(repeats(first + second)) == 167
