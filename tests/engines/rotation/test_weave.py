"""Plans are valid, the same every time, and as good as what is known."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings

from multaqa.engines.rotation import (
    Balance,
    Brief,
    Person,
    Quota,
    Round,
    Seat,
    Table,
    Weights,
    bound,
    compiled,
    faults,
    weave,
)
from multaqa.engines.rotation.hall import hall_of
from multaqa.engines.rotation.search import Search
from tests.engines.rotation.briefs import briefs, called, golfers, people, renamed, rounds

few = settings(max_examples=12)


@few
@given(briefs())
def test_a_plan_says_what_is_true_of_it(brief):
    assert list(faults(brief, weave(brief))) == []


@few
@given(briefs(rules=False))
def test_what_can_be_seated_is_seated(brief):
    plan = weave(brief)

    crowded = any(
        sum(table.least or 0 for table in each.tables)
        > sum(person.id not in each.absent for person in brief.people)
        for each in brief.rounds
    )
    assert crowded or plan.breaches == ()


@few
@given(briefs())
def test_equal_briefs_give_equal_plans(brief):
    assert weave(brief) == weave(replace(brief))


@few
@given(briefs())
def test_more_effort_is_never_worse(brief):
    def worth(plan):
        return -len(plan.breaches), plan.tally.score - plan.tally.cost

    plans = [weave(replace(brief, effort=effort)) for effort in (0, 2, 4)]

    firm = [plan for plan in plans if not plan.breaches]
    kept = [worth(plan) for plan in firm]
    assert kept == sorted(kept)
    assert firm == plans[len(plans) - len(firm) :]


@few
@given(briefs())
def test_renaming_people_changes_nothing(brief):
    names = {person.id: at + 1000 for at, person in enumerate(brief.people)}

    plan, other = weave(brief), weave(renamed(brief, names))

    assert other.seatings == called(plan.seatings, names)


@pytest.mark.parametrize(
    ("tables", "seats", "weeks"),
    [(5, 3, 7), (8, 4, 10), (7, 7, 8), (4, 4, 5), (9, 3, 13), (7, 4, 9), (7, 3, 9)],
    ids=str,
)
def test_the_known_schedules_are_found(tables, seats, weeks):
    plan = weave(golfers(tables, seats, weeks, effort=4000))

    assert (plan.tally.repeats, plan.breaches, plan.optimal) == (0, (), True)


def test_kirkmans_schoolgirls_walk_out_with_everybody_once():
    plan = weave(golfers(5, 3, 7, effort=400))

    met = Counter(
        pair
        for seating in plan.seatings
        for there in seating.tables.values()
        for pair in combinations(there, 2)
    )
    assert (len(met), set(met.values()), plan.optimal) == (105, {1}, True)
    assert set(plan.tally.new.values()) == {14}


def test_cities_are_packed_into_classes_that_never_meet():
    homes = "AAAAAABBBCCCCCDDDDEEEEEEEEEFFFFFGGGGHHHHHHIII"
    who = tuple(Person(at, {"city": home}) for at, home in enumerate(homes))
    brief = Brief(who, rounds(9, 9, 5), weights=Weights(3, 1), effort=400)

    plan = weave(brief)

    assert (plan.design, plan.optimal, plan.tally.across) == ("transversal", True, 810)


def test_a_design_is_taken_at_once():
    plan = weave(golfers(7, 4, 9, effort=1))

    assert (plan.design, plan.optimal) == ("maximal arc", True)


def test_a_smaller_company_leaves_seats_of_the_design_empty():
    brief = Brief(people(19), rounds(5, 5), effort=300)

    plan = weave(brief)

    sizes = {len(there) for seating in plan.seatings for there in seating.tables.values()}
    assert (sizes, plan.tally.repeats, plan.optimal) == ({3, 4}, 0, True)


def test_an_arc_with_an_empty_seat_keeps_tables_even():
    brief = Brief(people(27), rounds(8, 7), effort=300)

    plan = weave(brief)

    assert (plan.design, plan.optimal) == ("maximal arc", True)


def test_hard_rules_of_every_kind_are_kept_together():
    who = people(24, role=("mentor", "guest", "guest", "guest"), city=list("ABCDEFGH"))
    brief = Brief(
        who,
        rounds(5, 6, 5, 3, absent=[["p1"], ["p2", "p3"]]),
        apart=(frozenset({"p1", "p2"}),),
        together=(frozenset({"p5", "p6"}), frozenset({"p6", "p7"}), frozenset({"p9", "p10"})),
        seats=(Seat("p0", "t3"), Seat("p4", "t1", frozenset({"r2"}))),
        quotas=(Quota("role", "mentor", 1, 1), Quota("city", None, most=2)),
        most_meetings=3,
        effort=60,
    )

    plan = weave(brief)

    assert (plan.breaches, list(faults(brief, plan))) == ((), [])


def test_facilitators_stay_while_others_turn():
    seats = tuple(Seat(f"p{at}", f"t{at}") for at in range(10))
    brief = Brief(people(40), rounds(6, 10, 4), seats=seats, effort=500)

    plan = weave(brief)

    assert (plan.breaches, plan.tally.repeats, plan.optimal) == ((), 0, True)


def test_a_table_of_fixed_size_stays_full_beside_one_with_seats_to_spare():
    tables = (Table("a", 3, 3), Table("b", 5))

    plan = weave(Brief(people(6), (Round(1, tables), Round(2, tables)), effort=5))

    assert (plan.breaches, [len(each.tables["a"]) for each in plan.seatings]) == ((), [3, 3])


def test_a_balance_spreads_a_trait():
    gender = Balance("gender", 5)
    who = people(12, gender=["f", "f", "m"])

    plan = weave(Brief(who, rounds(1, 4), balances=(gender,), effort=5))

    has = {person.id: person.traits["gender"] for person in who}
    men = [sum(has[p] == "m" for p in there) for there in plan.seatings[0].tables.values()]
    assert men == [1, 1, 1, 1]


def test_strangers_meet_before_acquaintances():
    met = {frozenset({"p0", "p1"}): 60, frozenset({"p2", "p3"}): 60, frozenset({"p0", "p2"}): 30}

    plan = weave(Brief(people(4), rounds(1, 2), met, Weights(1, 1), effort=5))

    assert (plan.tally.score, plan.optimal) == (2, True)


@pytest.mark.parametrize(
    "brief",
    [
        Brief((), ()),
        Brief((), rounds(2, 2)),
        Brief(people(3), ()),
        Brief(people(1), rounds(2, 2)),
        Brief(people(3), (Round("r", ()),)),
        Brief(people(5), (Round("a", (Table(1),)), Round("b", (Table(1), Table(2))))),
        Brief(people(20), (Round("a", (Table(1),)),)),
        Brief(people(3), rounds(2, 2), seats=tuple(Seat(f"p{at}", "t0") for at in range(3))),
        Brief(people(6), rounds(2, 2, absent=[[f"p{at}" for at in range(6)]])),
    ],
    ids=lambda brief: f"{len(brief.people)} people, {len(brief.rounds)} rounds",
)
def test_odd_briefs_have_plans(brief):
    assert list(faults(brief, weave(replace(brief, effort=2)))) == []


def test_a_search_stops_when_it_is_told():
    brief = golfers(6, 5, 6, effort=1000)
    heard = []

    plan = weave(brief, proceed=lambda: len(heard) < 7, told=lambda *news: heard.append(news))

    assert plan.turns == 6
    assert [turn for turn, _, _ in heard] == [0, 1, 2, 3, 4, 5, 6]
    assert {limit for _, _, limit in heard} == {bound(brief)}


def test_a_malformed_brief_is_refused():
    with pytest.raises(ValueError, match="two of a kind: person p0"):
        weave(Brief((*people(1), *people(1)), ()))


def test_without_lupa_it_says_so(monkeypatch):
    monkeypatch.setattr(compiled, "_made", [None])

    plan = weave(golfers(3, 3, 4, effort=2))

    assert (plan.compiled, plan.tally.repeats) == (False, 0)


def test_where_lupa_is_not_installed_the_loop_is_not_ready(monkeypatch):
    monkeypatch.setattr(compiled, "_made", [])
    monkeypatch.setitem(__import__("sys").modules, "lupa.luajit21", None)

    assert not compiled.ready()


def test_large_tables_are_searched_too():
    brief = Brief(people(40, city=list("ABCDE")), rounds(3, 2), effort=3)

    assert list(faults(brief, weave(brief))) == []


@pytest.mark.parametrize(
    ("count", "homes", "tables", "effort"), [(17, "ABCDE", 4, 600), (15, "AAAB", 5, 300)]
)
def test_where_there_is_no_design_orbits_are_tried(count, homes, tables, effort):
    brief = Brief(people(count, city=list(homes)), rounds(5, tables), effort=effort)

    assert list(faults(brief, weave(brief))) == []


@pytest.mark.parametrize(("count", "tables", "ways"), [(15, 5, 1), (17, 4, 2)])
def test_wheels_are_turned_and_people_placed_on_them(count, tables, ways):
    brief = Brief(people(count, city=list("AAAB")), rounds(4, tables))
    search = Search(hall_of(brief), fast=True)
    arms = search._wheel_arms()

    for arm in arms:
        list(arm.spend())

    assert [arm.own.design for arm in arms] == ["wheels"] * ways


def test_a_plan_gives_its_share_of_what_is_possible():
    plan = weave(golfers(3, 4, 3, effort=12))

    assert 0.8 < plan.ratio < 1
    assert weave(Brief((), ())).ratio == 1
