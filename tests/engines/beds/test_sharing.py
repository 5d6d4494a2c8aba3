"""Nobody shares a bedroom who did not ask to, no bed is given twice, who asked first is first."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from multaqa.engines.beds import Bedroom, Brief, Given, Plan, Sleeper, faults, share

DAY = date(2027, 2, 7)
WHOLE = (DAY, DAY + timedelta(days=3))


def sleeper(number, *named, first=WHOLE[0], last=WHOLE[1], alone=False, names=None):
    return Sleeper(
        number, number, first, last, alone=alone, named=frozenset(named),
        names_somebody=bool(named) if names is None else names,
    )  # fmt: skip


def rooms(*beds):
    return tuple(Bedroom(100 + n, each) for n, each in enumerate(beds))


def where(plan):
    return {each.sleeper: each.bedroom for each in plan.given}


@st.composite
def briefs(draw):
    count = draw(st.integers(0, 8))
    sleepers = []
    for number in range(count):
        first = DAY + timedelta(days=draw(st.integers(0, 3)))
        last = first + timedelta(days=draw(st.integers(1, 3)))
        others = st.sets(st.integers(0, 9).filter(lambda n, me=number: n != me), max_size=2)
        named = frozenset(draw(others))
        sleepers.append(
            Sleeper(
                number,
                draw(st.integers(0, 9)),
                first,
                last,
                alone=draw(st.booleans()),
                named=named,
                names_somebody=bool(named) or draw(st.booleans()),
            )
        )
    bedrooms = rooms(*draw(st.lists(st.integers(1, 4), max_size=5)))
    before = Brief(tuple(sleepers), bedrooms)
    kept = draw(st.sets(st.sampled_from(range(count)))) if count else set()
    given_before = tuple(each for each in share(before).given if each.sleeper in kept)
    return Brief(tuple(sleepers), bedrooms, given_before)


@given(briefs())
def test_no_plan_has_a_fault(brief):
    assert list(faults(brief, share(brief))) == []


@given(briefs())
def test_equal_briefs_give_equal_plans(brief):
    assert share(brief) == share(Brief(brief.sleepers[::-1], brief.bedrooms[::-1], brief.given))


def test_who_chose_to_share_is_joined_with_others_who_did():
    brief = Brief((sleeper(1), sleeper(2), sleeper(3)), rooms(2, 2))

    assert where(share(brief)) == {1: 100, 2: 100, 3: 101}


def test_who_sleeps_alone_has_the_smallest_bedroom_to_themselves():
    brief = Brief((sleeper(1, alone=True), sleeper(2), sleeper(3, alone=True)), rooms(3, 1))

    assert share(brief) == Plan((Given(1, 101), Given(2, 100)), (3,))


def test_two_who_named_each_other_are_together_and_nobody_joins_them():
    brief = Brief((sleeper(1, 3), sleeper(2), sleeper(3, 1)), rooms(3, 1))

    assert where(share(brief)) == {1: 100, 3: 100, 2: 101}


def test_three_who_all_named_each_other_are_together():
    brief = Brief((sleeper(1, 2, 3), sleeper(2, 1, 3), sleeper(3, 1, 2)), rooms(2, 3))

    assert where(share(brief)) == {1: 101, 2: 101, 3: 101}


def test_of_three_in_a_chain_two_are_together_and_the_third_is_left_to_a_person():
    brief = Brief((sleeper(1, 2), sleeper(2, 1, 3), sleeper(3, 2)), rooms(3, 3))

    assert share(brief).left == (3,)


def test_who_named_somebody_that_did_not_name_them_is_left_to_a_person():
    brief = Brief((sleeper(1, 2), sleeper(2), sleeper(3, names=True)), rooms(2, 2))

    assert share(brief) == Plan((Given(2, 100),), (1, 3))


def test_two_who_named_each_other_and_fit_nowhere_together_are_left():
    brief = Brief((sleeper(1, 2), sleeper(2, 1)), rooms(1, 1))

    assert share(brief).left == (1, 2)


def test_the_second_of_two_who_named_each_other_comes_to_the_first_who_has_a_bed():
    brief = Brief((sleeper(1, 2), sleeper(2, 1)), rooms(2, 2), (Given(2, 101),))

    assert where(share(brief)) == {1: 101}


def test_a_bed_is_used_again_after_its_sleeper_has_left():
    half = DAY + timedelta(days=1)
    brief = Brief((sleeper(1, last=half, alone=True), sleeper(2, first=half, alone=True)), rooms(1))

    assert share(brief).left == ()


def test_who_asked_first_is_served_first():
    late, early = Sleeper(1, 9, *WHOLE, alone=True), Sleeper(2, 1, *WHOLE, alone=True)

    assert share(Brief((late, early), rooms(1))).left == (1,)


def test_nobody_and_nothing_is_a_plan_too():
    assert share(Brief((), ())) == Plan((), ())


def test_the_judge_finds_what_is_wrong():
    brief = Brief((sleeper(1), sleeper(2), sleeper(3, alone=True)), rooms(1, 4))
    plan = Plan((Given(1, 100), Given(2, 100), Given(2, 101), Given(3, 101)), (1,))

    assert list(faults(brief, plan)) == [
        "sleeper 2 has 2 beds",
        "sleeper 1 is neither given a bed nor left, or both",
        *(f"bedroom 100 has 2 people on {DAY + timedelta(days=n)}" for n in range(3)),
        "sleepers 2 and 3 did not ask to share",
    ]


def test_what_a_coordinator_gave_before_is_not_judged():
    brief = Brief((sleeper(1, alone=True), sleeper(2)), rooms(2), (Given(1, 100), Given(2, 100)))

    assert list(faults(brief, share(brief))) == []
