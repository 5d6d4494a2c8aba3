"""Now and next, at each site."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.agenda import NowAndNext, ReleasedSession, changes_at, now_and_next

NINE = datetime(2020, 2, 10, 9, tzinfo=UTC)


def hour(number):
    return NINE + timedelta(hours=number)


def released(uid, starts, ends, site=1):
    return ReleasedSession(uid, {}, site, None, hour(starts), hour(ends), (), "talk")


A, B, C, D = released("a", 0, 2), released("b", 1, 3), released("c", 24, 25), released("d", 24, 26)
E = released("e", 1.5, 2, site=2)
AGENDA = [D, C, E, B, A]


@pytest.mark.parametrize(
    ("at", "now", "coming", "turns"),
    [
        (-1, (), (A,), 0),
        (0, (A,), (B,), 1),
        (1, (A, B), (C, D), 2),
        (2, (B,), (C, D), 3),
        (3, (), (C, D), 24),
        (24, (C, D), (), 25),
        (25, (D,), (), 26),
    ],
)
def test_a_site_has_its_now_and_next(at, now, coming, turns):
    assert now_and_next(AGENDA, hour(at))[1] == NowAndNext(1, now, coming, hour(turns))


def test_each_site_has_its_own():
    sites = now_and_next(AGENDA, hour(1.75))

    assert list(sites) == [1, 2]
    assert sites[2] == NowAndNext(2, (E,), (), hour(2))


def test_nothing_changes_when_everything_is_over():
    assert now_and_next([A], hour(2)) == {1: NowAndNext(1, (), (), None)}
    assert changes_at([A], hour(2)) is None


def test_the_whole_changes_with_the_first_site():
    assert changes_at(AGENDA, hour(1)) == hour(1.5)


def test_an_empty_agenda_has_no_sites():
    assert now_and_next([], NINE) == {}


def test_another_clock_is_the_same_moment():
    there = hour(1).astimezone(timezone(timedelta(hours=2)))

    assert now_and_next(AGENDA, there) == now_and_next(AGENDA, hour(1))


def test_a_naive_time_is_refused():
    with pytest.raises(ValueError, match="a naive time stands for no moment"):
        now_and_next(AGENDA, NINE.replace(tzinfo=None))


agendas = st.lists(
    st.builds(
        lambda uid, starts, length, site: released(uid, starts, starts + length, site),
        st.sampled_from("abcdef"),
        st.integers(0, 12),
        st.integers(0, 4),
        st.integers(1, 2),
    ),
    unique_by=lambda session: session.uid,
)


@given(agendas, st.integers(-2, 18))
def test_the_answer_stands_until_it_changes(agenda, start):
    def answer(at):
        return {site: (both.now, both.next) for site, both in now_and_next(agenda, at).items()}

    turn = changes_at(agenda, hour(start))
    last = turn - timedelta.resolution if turn else hour(1_000)

    assert answer(last) == answer(hour(start))
    assert turn is None or answer(turn) != answer(hour(start))
