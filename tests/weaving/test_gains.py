"""What a move brings is the difference that the judge would find."""

from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.rotation import (
    Brief,
    Person,
    Quota,
    Round,
    Seat,
    Seating,
    Table,
    breaches,
    tally,
)
from multaqa.weaving.queries import Move, Pairs, moved, worse

PEOPLE = tuple(Person(n, {"city": "ab"[n % 2]}) for n in range(9))
TABLES = st.sampled_from(
    [
        (Table("1"), Table("2"), Table("3")),
        (Table("1", 4), Table("2", 3, 3), Table("3", 5, 2)),
        (Table("1", 3), Table("2", 3)),
    ]
)
ABSENT = st.sampled_from([frozenset(), frozenset({4}), frozenset({0, 7})])
RULES = st.fixed_dictionaries(
    {
        "together": st.sampled_from([(), (frozenset({1, 2}),), (frozenset({1, 2, 6}),)]),
        "seats": st.sampled_from([(), (Seat(3, "1", frozenset({1})),)]),
        "quotas": st.sampled_from([(), (Quota("city", most=2), Quota("city", "a", least=1))]),
        "most_meetings": st.sampled_from([None, 1]),
    }
)


@st.composite
def moves(draw):
    """A move in a round that fits its tables or not, as what comes from a file or by hand may."""
    seatings, rounds = [], tuple(Round(n, draw(TABLES), draw(ABSENT)) for n in (1, 2))
    for each in rounds:
        order = draw(st.permutations(range(9)))
        tables = {name: tuple(order[n * 3 : n * 3 + 3]) for n, name in enumerate("123")}
        seatings.append(Seating(each.id, tables))
    met = {frozenset(draw(st.sampled_from([(0, 1), (3, 4)]))): draw(st.sampled_from([50, 100]))}
    brief = Brief(PEOPLE, rounds, met=met, apart=(frozenset({0, 5}),), **draw(RULES))
    at = draw(st.sampled_from(seatings))
    one, other = draw(st.lists(st.integers(0, 8), min_size=2, max_size=2, unique=True))
    where = {person: table for table, people in at.tables.items() for person in people}
    change = draw(st.booleans()) and where[one] != where[other]
    table = where[other] if change else draw(st.sampled_from("123".replace(where[one], "")))
    return brief, tuple(seatings), Move(at.round, one, table, other if change else None)


@given(moves())
def test_a_gain_is_the_difference_of_two_tallies(case):
    brief, seatings, move = case
    before, after = tally(brief, seatings), tally(brief, moved(seatings, move))

    gain = Pairs(brief, seatings).gain(move)

    assert (gain.pairs, gain.across, gain.repeats) == (
        after.pairs - before.pairs,
        after.across - before.across,
        after.repeats - before.repeats,
    )


@given(moves())
def test_a_move_is_forbidden_where_it_breaks_what_was_kept(case):
    brief, seatings, move = case
    then = breaches(brief, moved(seatings, move))

    gain = Pairs(brief, seatings).gain(move)

    assert gain.forbidden == bool(worse(breaches(brief, seatings), then))


@given(moves())
def test_nobody_is_lost_by_a_move(case):
    _brief, seatings, move = case

    after = moved(seatings, move)

    assert [sorted(sum(each.tables.values(), ())) for each in after] == [list(range(9))] * 2


def test_who_stay_together_meet_as_often_as_they_may_and_others_do_not():
    rounds = tuple(Round(n, tuple(Table(name, 4, 0) for name in "123")) for n in (1, 2))
    brief = Brief(PEOPLE[:4], rounds, together=(frozenset({0, 1}),), most_meetings=1)
    first = Seating(1, {"1": (0, 1), "2": (2, 3)})
    pairs = Pairs(brief, (first, Seating(2, {"1": (0, 2), "2": (1,), "3": (3,)})))

    joined, met_before = pairs.gain(Move(2, 1, "1")), pairs.gain(Move(2, 3, "1"))

    assert (joined.forbidden, met_before.forbidden) == (False, True)
