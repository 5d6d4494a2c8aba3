"""Teams follow wishes as far as the rules let them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from multaqa.engines.rotation import (
    Project,
    Taker,
    TeamBrief,
    TeamPlan,
    malformed_teams,
    team_breaches,
    team_faults,
    team_up,
)
from multaqa.engines.rotation.teaming import cheapest

AB = (Project("a", 4), Project("b", 4), Project("c", 4))


def takers(*wishes):
    return tuple(Taker(at, tuple(wish)) for at, wish in enumerate(wishes))


@st.composite
def team_briefs(draw):
    count = draw(st.integers(0, 12))
    projects = tuple(
        Project(
            name,
            draw(st.integers(3, 6)),
            draw(st.integers(1, 3)),
            draw(st.sampled_from([{}, {"x": 1}])),
        )
        for name in "abcd"[: draw(st.integers(1, 4))]
    )
    names = [project.id for project in projects]
    people = tuple(
        Taker(
            at,
            tuple(draw(st.lists(st.sampled_from(names), unique=True))),
            {"city": draw(st.sampled_from("LC"))},
            draw(st.frozensets(st.sampled_from("xy"))),
        )
        for at in range(count)
    )
    pairs = st.frozensets(st.integers(0, count - 1), min_size=2, max_size=2)
    groups = st.lists(pairs, max_size=2).map(tuple) if count > 1 else st.just(())
    return TeamBrief(
        people, projects, draw(groups), draw(groups), {"city": 0.5}, draw(st.integers(0, 9)), 1
    )


@settings(max_examples=15)
@given(team_briefs())
def test_teams_say_what_is_true_of_them_and_are_the_same_again(brief):
    plan = team_up(brief)

    assert list(team_faults(brief, plan)) == []
    assert team_up(replace(brief)) == plan


@settings(max_examples=8)
@given(team_briefs())
def test_more_effort_makes_no_worse_teams(brief):
    less, more = team_up(replace(brief, effort=1)), team_up(replace(brief, effort=3))

    assert less.breaches or (more.breaches == () and more.cost <= less.cost)


@settings(max_examples=12)
@given(team_briefs())
def test_renaming_people_changes_nothing(brief):
    # Against the order of their names as well, and past the size where sets keep numbers in order.
    names = {person.id: 10_000 - 37 * at for at, person in enumerate(brief.people)}

    plan, other = team_up(brief), team_up(renamed(brief, names))

    assert other.teams == {
        project: tuple(names[one] for one in team) for project, team in plan.teams.items()
    }
    assert (other.cost, other.bound) == (plan.cost, plan.bound)


def renamed(brief, names):
    """The same brief of people with other names."""

    def of(groups):
        return tuple(frozenset(names[person] for person in group) for group in groups)

    return replace(
        brief,
        people=tuple(replace(person, id=names[person.id]) for person in brief.people),
        apart=of(brief.apart),
        together=of(brief.together),
    )


def test_everybody_gets_their_first_wish_where_there_is_room():
    plan = team_up(TeamBrief(takers("a", "a", "a", "b", "b", "b"), AB))

    assert (plan.teams, plan.optimal) == ({"a": (0, 1, 2), "b": (3, 4, 5), "c": ()}, True)
    assert set(plan.wish.values()) == {1}


def test_a_project_with_too_few_takers_is_not_run():
    one, other = (Project(name, 5) for name in "ab")

    plan = team_up(TeamBrief(takers("ab", "ab", "ab", "ba", "ba"), (one, other), effort=2))

    assert (plan.breaches, plan.teams["b"]) == ((), ())
    assert (plan.wish[0], plan.wish[4]) == (1, 2)


def test_skills_cities_and_company_count():
    people = tuple(
        Taker(at, ("a", "b"), {"city": "LLLCCC"[at]}, frozenset({"x"} if at < 2 else ()))
        for at in range(6)
    )
    projects = (Project("a", 3, 3, {"x": 1}), Project("b", 3, 3, {"x": 1}))
    brief = TeamBrief(
        people,
        projects,
        (frozenset({2, 3}),),
        (frozenset({3, 4}),),
        {"city": 0.5, "none": 1},
        effort=5,
    )

    plan = team_up(brief)

    assert plan.breaches == ()
    assert {len(team & {0, 1}) for team in map(set, plan.teams.values())} == {1}


def test_wishes_make_way_along_a_chain():
    # a is full of those who wish for it; the cheapest way is through b.
    wish = [[0, 1, 9], [0, 3, 9], [9, 0, 1]]

    assert cheapest(wish, [1, 1, 1]) == ([1, 0, 2], 2)
    assert cheapest(wish, [1, 1, 0]) == ([0, 0, 1], 0)


def test_it_stops_when_it_is_told():
    heard = []
    brief = TeamBrief(takers("ab", "ab", "ab", "ab", "ab"), AB[:2], spread={"city": 1})

    team_up(brief, proceed=lambda: bool(heard.append(1)))

    assert heard == [1]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"people": (Taker(1), Taker(1))}, "two people or two projects have one id"),
        ({"projects": ()}, "there is no project to take"),
        ({"projects": (Project("a", 2, 3),)}, "project a takes from 3 to 2 people"),
        ({"people": takers("aa")}, "0 wishes for a project twice or for an unknown one"),
        ({"apart": (frozenset({0}),)}, "a group of one, or of unknown people: ['0']"),
        ({"spread": {"city": -1}}, "a weight is negative"),
    ],
)
def test_a_malformed_brief_is_refused(change, fault):
    brief = replace(TeamBrief(takers("a", "a"), AB), **change)

    assert fault in list(malformed_teams(brief))
    with pytest.raises(ValueError, match=r".+"):
        team_up(brief)


def test_each_breach_of_edited_teams_is_found():
    brief = TeamBrief(
        takers("a", "a", "a", "a", "b", "b", "b"),
        (Project("a", 3, 2, {"x": 1}), Project("b", 4, 2)),
        (frozenset({0, 1}),),
        (frozenset({0, 5}),),
    )
    teams = {"a": (0, 1, 2, 3, "x"), "b": (5,), "c": (5,)}

    found = [breach.kind.value for breach in team_breaches(brief, teams)]

    assert found == [
        "unplaced", "twice", "unplaced", "unknown", "unknown",
        "too_many", "skill", "too_few", "apart", "together",
    ]  # fmt: skip


def test_teams_that_say_more_than_is_true_are_found_out():
    brief = TeamBrief(takers("a", "a", "a"), AB)
    boast = TeamPlan({"a": (0, 1, 2)}, {0: 2, 1: 1, 2: 1}, -1, 0, ())
    silent = replace(team_up(brief), teams={"a": (0, 1)})

    assert [fault.split()[1] for fault in team_faults(brief, boast)] == ["cost", "cost", "wishes"]
    assert [fault.split()[1] for fault in team_faults(brief, silent)] == ["breaches", "wishes"]
