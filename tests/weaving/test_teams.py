"""Teams follow what people wish for; nobody reads wishes but who has them."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from multaqa.kernel.models import Entry
from multaqa.kernel.refusal import Refusal
from multaqa.letters.models import Letter
from multaqa.people.actions import leave
from multaqa.weaving import actions, queries
from multaqa.weaving.exports.letters import team_reminder
from multaqa.weaving.exports.person import team_wishes
from multaqa.weaving.exports.person import teams as teams_taken_along
from multaqa.weaving.models import (
    TeamApart,
    TeamCall,
    TeamMember,
    TeamProject,
    TeamRanking,
    TeamWish,
)
from tests.factories.networks import LibraryFactory
from tests.factories.people import PersonFactory, coordinator_of
from tests.factories.programmes import CycleFactory, CycleRoleFactory, participant
from tests.factories.weaving import (
    TeamApartFactory,
    TeamCallFactory,
    TeamMemberFactory,
    TeamProjectFactory,
    wisher,
)
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
OVER = NOW + timedelta(days=14)
VALUES = {
    "title": both("فرق", "Teams"),
    "opens_at": NOW,
    "closes_at": NOW + timedelta(days=7),
    "roles": ["innovator"],
    "wishes": 3,
}


@pytest.fixture
def call():
    return TeamCallFactory()


@pytest.fixture
def projects(call):
    return [TeamProjectFactory(call=call, least=1, most=4) for _number in range(3)]


def rank(call, person, *projects, skills=(), **more):
    given = {"by": person, "at": NOW} | more
    wishes = [project.pk for project in projects]
    return actions.rank_projects(call=call, person=person, wishes=wishes, skills=skills, **given)


def make(call, at=OVER):
    return actions.make_teams(call=call, by=None, at=at)


def faults(call):
    return queries.team_faults_of(call, queries.mates(call))


def seats(call):
    return dict(TeamMember.objects.filter(call=call).values_list("person_id", "project_id"))


class TestCalling:
    def test_calls_count_on_in_their_cycle(self):
        cycle = CycleFactory()
        calls = [
            actions.call_for_teams(cycle=cycle, values=VALUES, by=None, at=NOW) for _n in range(2)
        ]

        assert [call.number for call in calls] == [1, 2]

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"closes_at": NOW - timedelta(days=1)}, "closes_on"),
            ({"roles": []}, "roles"),
            ({"roles": ["sponsor"]}, "roles"),
            ({"wishes": 6}, "wishes"),
        ],
    )
    def test_a_call_that_asks_nobody_or_never_is_refused(self, fields, field):
        with pytest.raises(Refusal) as refused:
            actions.call_for_teams(cycle=CycleFactory(), values=VALUES | fields, by=None, at=NOW)

        assert refused.value.field == field
        assert not TeamCall.objects.exists()

    def test_once_teams_were_made_the_days_stay_and_the_words_may_change(self, call, projects):
        wisher(call, projects[0])
        make(call)
        call.refresh_from_db()

        actions.edit_call(call=call, values={"title": both("أخرى", "Other")}, by=None, at=OVER)
        later = {"closes_at": OVER + timedelta(days=9)}
        with pytest.raises(Refusal, match="days stay"):
            actions.edit_call(call=call, values=later, by=None, at=OVER)

        assert str(TeamCall.objects.get().title) == "Other"

    def test_a_project_taken_out_leaves_the_other_wishes_in_their_order(self, call, projects):
        one, two, three = projects
        person = wisher(call, one, two, three)

        actions.remove_project(project=two, by=None, at=NOW)

        assert queries.ranked(call, person.pk).wishes == (one.pk, three.pk)

    def test_a_team_has_room_for_as_many_as_it_needs(self, call):
        values = {"title": both("م", "P"), "least": 4, "most": 3}

        with pytest.raises(Refusal, match="room"):
            actions.write_project(call=call, values=values, by=None, at=NOW)

    def test_two_are_kept_apart_once_whichever_is_named_first(self, call):
        one, other = wisher(call), wisher(call)

        for pair in ((one, other), (other, one)):
            actions.keep_apart(call=call, one=pair[0], other=pair[1], by=None, at=NOW)

        assert TeamApart.objects.get().one == one

    def test_nobody_is_kept_apart_from_themselves_or_from_a_stranger(self, call):
        one = wisher(call)

        for other in (one, PersonFactory()):
            with pytest.raises(Refusal):
                actions.keep_apart(call=call, one=one, other=other, by=None, at=NOW)

        assert not TeamApart.objects.exists()


class TestWishing:
    def test_what_is_said_again_replaces_what_was_said(self, call, projects):
        one, two, three = projects
        skill = actions.name_skill(call=call, name=both("ت", "Design"), by=None, at=NOW)
        person = wisher(call)
        rank(call, person, one, two, skills=[skill])
        before = queries.ranked(call, person.pk)

        rank(call, person, three, one)

        assert before == queries.Ranked((one.pk, two.pk), (skill,))
        assert queries.ranked(call, person.pk) == queries.Ranked((three.pk, one.pk))
        assert TeamRanking.objects.count() == 1

    def test_a_project_chosen_twice_is_refused_and_what_was_there_stays(self, call, projects):
        person = wisher(call)
        rank(call, person, projects[1])

        with pytest.raises(Refusal, match="twice"):
            rank(call, person, projects[0], projects[0])

        assert queries.ranked(call, person.pk).wishes == (projects[1].pk,)

    def test_a_project_of_another_call_and_a_wish_too_many_are_refused(self, call, projects):
        person = wisher(call)
        call.wishes = 2

        with pytest.raises(Refusal, match="not there"):
            rank(call, person, TeamProjectFactory())
        with pytest.raises(Refusal, match="more wishes"):
            rank(call, person, *projects)

    @pytest.mark.parametrize(("days", "why"), [(-2, "yet"), (14, "over")])
    def test_nobody_wishes_before_or_after(self, call, projects, days, why):
        with pytest.raises(Refusal, match=why):
            rank(call, wisher(call), projects[0], at=NOW + timedelta(days=days))

    def test_nobody_wishes_for_somebody_else(self, call, projects):
        with pytest.raises(Refusal, match="Only the person"):
            rank(call, wisher(call), projects[0], by=coordinator_of(call.cycle.network))

    def test_who_is_not_asked_does_not_wish(self, call, projects):
        with pytest.raises(Refusal, match="not asked"):
            rank(call, participant(call.cycle, "mentor"), projects[0])

    def test_the_desk_asks_whoever_has_ranked_nothing_in_an_open_call(self, call, projects):
        silent, said = wisher(call), wisher(call, projects[0])
        mentor = participant(call.cycle, "mentor")
        CycleRoleFactory(cycle=call.cycle, person=silent, name="mentor")

        asked = [queries.asked_now(each.pk, NOW) for each in (silent, said, mentor)]

        assert [[row.number for row in rows] for rows in asked] == [[call.number], [], []]
        assert queries.asked_now(silent.pk, OVER) == []


class TestReminding:
    def test_a_reminder_goes_once_a_day_to_who_has_not_chosen(self, call, projects):
        wisher(call, projects[0])
        late = wisher(call)
        desk = coordinator_of(call.cycle.network)

        counts = [actions.remind_of_call(call=call, by=desk, at=NOW) for _time in range(2)]

        assert (counts, [letter.person for letter in Letter.objects.all()]) == ([1, 0], [late])

    def test_it_is_not_true_any_more_once_they_have(self, call, projects):
        late = wisher(call)
        TeamCall.objects.update(closes_at=NOW.replace(year=2099))
        actions.remind_of_call(call=call, by=coordinator_of(call.cycle.network), at=NOW)
        letter = Letter.objects.get()
        before = team_reminder(letter)

        rank(call, late, projects[0])

        assert before.link.endswith(f"/teams/{call.number}/")
        assert team_reminder(letter) is None


class TestMaking:
    def test_everybody_gets_their_first_wish_where_there_is_room(self, call, projects):
        one, two, _three = projects
        people = [wisher(call, one) for _n in range(3)] + [wisher(call, two) for _n in range(3)]

        made = make(call)

        assert seats(call) == {p.pk: (one if n < 3 else two).pk for n, p in enumerate(people)}
        assert (made.result["first"], made.result["optimal"]) == (6, True)

    def test_equal_rows_make_equal_teams(self, call, projects):
        for n in range(9):
            wisher(call, projects[n % 3], projects[(n + 1) % 3])

        first, again = (make(call).result["digest"], seats(call)), make(call)

        assert (again.result["digest"], seats(call)) == first

    def test_two_who_are_kept_apart_are_in_two_teams(self, call, projects):
        one, other = wisher(call, projects[0]), wisher(call, projects[0])
        TeamApartFactory(call=call, one=one, other=other)

        make(call)

        assert len(set(seats(call).values())) == 2

    def test_a_skill_that_is_asked_for_is_in_the_team(self, call, projects):
        skill = actions.name_skill(call=call, name=both("ت", "Design"), by=None, at=NOW)
        TeamProject.objects.filter(pk=projects[0].pk).update(skills=[skill])
        for _number in range(3):
            wisher(call, projects[0])
        able = wisher(call)
        rank(call, able, projects[1], projects[0], skills=[skill])

        make(call)

        assert seats(call)[able.pk] == projects[0].pk
        assert faults(call) == []

    @pytest.mark.parametrize(("mix", "teams"), [(True, 2), (False, 1)])
    def test_people_of_one_library_work_in_different_teams_if_it_is_wished(
        self, call, projects, mix, teams
    ):
        TeamCall.objects.update(mix_libraries=mix, mix_cities=False)
        call.refresh_from_db()
        library = LibraryFactory(network=call.cycle.network)
        for _number in range(2):
            wisher(call, library=library)
        projects[2].delete()

        make(call)

        assert len(set(seats(call).values())) == teams

    def test_teams_are_not_made_while_people_still_choose(self, call, projects):
        with pytest.raises(Refusal, match="over"):
            make(call, at=NOW)

    def test_teams_are_not_made_of_no_projects(self, call):
        with pytest.raises(Refusal, match="Name a project"):
            make(call)

    def test_what_cannot_be_kept_is_said_in_sentences(self, call):
        TeamProjectFactory(call=call, title=both("الحديقة", "The garden"), least=2, most=2)
        for _number in range(3):
            wisher(call)

        make(call)

        assert faults(call) == ["“The garden” has 3 people, and room for 2."]

    def test_the_database_holds_one_team_a_person(self, call, projects):
        person = wisher(call)
        TeamMemberFactory(call=call, project=projects[0], person=person)

        with pytest.raises(IntegrityError):
            TeamMemberFactory(call=call, project=projects[1], person=person)


class TestMovingAndTelling:
    @pytest.fixture
    def people(self, call, projects):
        found = [wisher(call, projects[n % 2], name=both(f"ف{n}", f"Person {n}")) for n in range(4)]
        make(call)
        return found

    def move(self, call, person, project):
        actions.move_member(call=call, person=person, project=project, by=None, at=OVER)

    def test_the_judge_says_what_a_move_breaks(self, call, projects, people):
        TeamApartFactory(call=call, one=people[0], other=people[1])

        self.move(call, people[1], projects[0])
        self.move(call, people[2], None)

        assert faults(call) == [
            "Person 2 has no team.",
            "Person 0 and Person 1 are to be in different teams.",
        ]

    def test_who_is_not_asked_any_more_is_named(self, call, projects, people):
        call.cycle.roles.filter(person=people[3]).update(ended_at=NOW)

        assert faults(call) == ["Person 3 is in a team and is not asked any more."]

    def test_nobody_reads_their_team_before_it_is_out(self, call, projects, people):
        before = queries.own_team(call, people[0].pk)

        out = actions.publish_teams(call=call, by=None, at=OVER)

        team = queries.own_team(out, people[0].pk)
        assert before is None
        assert (team.project, [m.person for m in team.mates]) == (projects[0], [people[2]])

    def test_what_is_out_is_not_made_anew_or_changed_but_for_single_people(
        self, call, projects, people
    ):
        call = actions.publish_teams(call=call, by=None, at=OVER)

        for verb in (
            lambda: make(call),
            lambda: actions.publish_teams(call=call, by=None, at=OVER),
            lambda: actions.remove_project(project=projects[0], by=None, at=OVER),
            lambda: actions.edit_call(call=call, values=VALUES, by=None, at=OVER),
        ):
            projects[0].call = call
            with pytest.raises(Refusal, match="out already"):
                verb()
        self.move(call, people[0], projects[2])

        assert seats(call)[people[0].pk] == projects[2].pk

    def test_there_is_nothing_to_tell_before_teams_are_made(self, call):
        with pytest.raises(Refusal, match="no teams"):
            actions.publish_teams(call=call, by=None, at=OVER)

    def test_one_takes_along_ones_own_wishes_and_the_team_that_is_out(self, call, projects, people):
        kept = (len(team_wishes(people[0].pk)), teams_taken_along(people[0].pk))

        actions.publish_teams(call=call, by=None, at=OVER)

        assert kept == (1, [])
        assert len(teams_taken_along(people[0].pk)) == 1

    def test_wishes_leave_with_their_person_and_a_draft_forgets_them(
        self, call, people, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            leave(person=people[0], by=people[0], at=OVER)

        assert not TeamWish.objects.filter(ranking__person=people[0]).exists()
        assert people[0].pk not in seats(call)


def test_whoever_wished_for_nothing_leaves_no_line_in_the_ledger(call):
    person = wisher(call)

    actions.forget_wishes(person=person, by=person, at=NOW)

    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    ("count", "of", "said"),
    [
        (4, 20, queries.Counted(None)),
        (5, 20, queries.Counted(5)),
        (15, 20, queries.Counted(15)),
        (16, 20, queries.Counted(None, nearly=True)),
        (20, 20, queries.Counted(None, nearly=True)),
    ],
)
def test_a_count_points_at_nobody(count, of, said):
    assert queries.counted(count, of) == said
