"""People are seated by what they answered in the form, and no plan keeps a word of it."""

import json

import pytest
from django.db.models import F

from multaqa.kernel.refusal import Refusal
from multaqa.people.actions import leave
from multaqa.registrations.actions import withdraw_registration
from multaqa.registrations.models import Answer, Question, Registration
from multaqa.weaving import actions, queries
from multaqa.weaving.models import Plan, Rotation, SeatingRule
from tests.factories.convenings import ForumFactory
from tests.factories.weaving import RotationGuestFactory, SeatingRuleFactory, hall_of
from tests.factories.words import NOW, both

from .answering import SECRETS, answer, asked, chosen, come
from .plans import searched

pytestmark = pytest.mark.django_db
ACT = {"by": None, "at": NOW}


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def question(forum):
    return asked(forum)


@pytest.fixture
def people(forum, question):
    """Six of each kind, as they come."""
    return come(forum, question, *["o717171", "o727272"] * 6)


@pytest.fixture
def rotation(forum, people):
    return hall_of(*people, forum=forum, rounds=3, tables=("1", "2", "3"))


def quota(rotation, question, *, value="", **fields):
    return SeatingRuleFactory(
        rotation=rotation, kind="quota", trait=f"q{question.pk}", value=value, **fields
    )


def spread(rotation, question):
    values = {"spread": [question.pk]}
    return actions.change_rotation(rotation=rotation, values=values, **ACT)


def traits(rotation, question):
    """By person what the engine is told that they answered."""
    brief = queries.rotation_brief(rotation)
    found = {each.id: each.traits.get(f"q{question.pk}") for each in brief.people}
    return {pk: value for pk, value in found.items() if value}


def counts(plan, question, value="o717171"):
    """At each table of each round, how many answered so."""
    said = chosen(question)
    return [
        sum(said.get(pk) == value for pk in ids)
        for seating in queries.seatings(plan)
        for ids in seating.tables.values()
    ]


class TestWhoIsSeatedByIt:
    def test_the_engine_is_told_what_rules_speak_of_and_nothing_else(
        self, rotation, question, people
    ):
        assert traits(rotation, question) == {}

        quota(rotation, question, most=2)

        assert traits(rotation, question) == chosen(question)

    def test_one_who_left_it_empty_has_no_trait(self, rotation, question, forum):
        (quiet,) = come(forum, question, None)
        RotationGuestFactory(rotation=rotation, person=quiet)
        spread(rotation, question)

        assert quiet.pk not in traits(rotation, question)

    def test_an_answer_whose_person_was_not_told_seats_nobody(self, rotation, question):
        spread(rotation, question)
        Answer.objects.update(told_at=None)

        assert traits(rotation, question) == {}

    def test_an_answer_from_before_it_was_marked_seats_nobody(self, rotation, question):
        spread(rotation, question)
        Question.objects.update(seats_since=F("seats_since") + NOW.resolution)

        assert traits(rotation, question) == {}

    def test_whoever_withdrew_drops_out(self, rotation, question, people):
        spread(rotation, question)
        gone = Registration.objects.get(person=people[0])

        withdraw_registration(registration=gone, **ACT)

        assert people[0].pk not in traits(rotation, question)
        assert len(traits(rotation, question)) == 11

    def test_whoever_leaves_drops_out_of_every_plan(
        self, rotation, question, people, django_capture_on_commit_callbacks
    ):
        spread(rotation, question)
        plan = searched(rotation)

        with django_capture_on_commit_callbacks(execute=True):
            leave(person=people[0], by=people[0], at=NOW)

        told = {each.id: dict(each.traits) for each in queries.brief_of(plan).people}
        assert f"q{question.pk}" not in told[people[0].pk]
        assert told[people[1].pk][f"q{question.pk}"] == "o727272"

    def test_a_question_that_seats_nobody_any_more_rules_nothing(self, rotation, question):
        quota(rotation, question, value="o717171", least=4)
        spread(rotation, question)
        Question.objects.update(seats_since=None)

        assert traits(rotation, question) == {}
        assert queries.rotation_brief(rotation).quotas == ()
        assert searched(rotation).result["breaches"] == []


class TestPlans:
    def test_answers_are_spread_evenly(self, rotation, question):
        spread(rotation, question)
        rotation.rounds.exclude(position=1).delete()  # in more, acquaintances weigh more

        assert set(counts(searched(rotation), question)) == {2}

    def test_a_rule_of_one_answer_is_kept(self, rotation, question):
        quota(rotation, question, value="o717171", least=1, most=2)

        assert set(counts(searched(rotation), question)) <= {1, 2}

    def test_a_rule_of_each_answer_is_kept(self, rotation, question):
        quota(rotation, question, most=2)

        plan = searched(rotation)

        assert set(counts(plan, question)) == set(counts(plan, question, "o727272")) == {2}

    def test_a_wish_is_weighed(self, rotation, question):
        quota(rotation, question, value="o717171", most=2, hard=False)
        rotation.rounds.exclude(position=1).delete()

        assert set(counts(searched(rotation), question)) == {2}

    def test_they_are_planned_again_and_moved_by_hand_by_what_is_answered(self, rotation, question):
        quota(rotation, question, most=2)
        plan = searched(rotation)

        brief = queries.brief_of(plan)

        assert {p.id: p.traits[f"q{question.pk}"] for p in brief.people} == chosen(question)

    def test_no_plan_keeps_an_answer(self, rotation, question):
        quota(rotation, question, value="o717171", least=3)
        spread(rotation, question)
        plan = searched(rotation)
        # What is asked is kept, of nobody by name.
        ruled = plan.brief.pop("quotas"), plan.result.pop("contradictions")[0]["rules"]

        kept = json.dumps([plan.brief, plan.result, plan.made_of, plan.held], ensure_ascii=False)

        assert [each for each in SECRETS if each in kept] == []
        assert ruled[0][0][:2] == [f"q{question.pk}", "o717171"]
        assert [each["people"] for each in ruled[1]] == [[]]

    def test_a_plan_keeps_that_a_rule_was_not_kept_and_neither_where_nor_how_far(
        self, rotation, question
    ):
        quota(rotation, question, value="o717171", least=3)

        breaches = searched(rotation).result["breaches"]

        assert [each["round"] for each in breaches] == [1, 2, 3]
        for each in breaches:
            assert (each["table"], each["value"], each["count"], each["limit"]) == (
                None, "", None, None
            )  # fmt: skip

    def test_equal_answers_or_not_no_digest_of_them_is_kept(self, rotation, question):
        spread(rotation, question)
        first = queries.arranged(rotation)
        Answer.objects.update(value="o727272")

        second = queries.arranged(rotation)

        assert first.brief != second.brief
        assert queries.digest_of(first.brief, ()) == queries.digest_of(second.brief, ())


class TestContradictions:
    def test_one_clear_sentence_and_no_count(self, rotation, question):
        quota(rotation, question, value="o717171", least=3)

        (said,) = queries.possible(queries.arranged(rotation)).wrong

        assert said == (
            "In every round: this cannot be kept: at each table, of “Which would you rather? – "
            "Windmill” at least 3. How many answered so is not said here."
        )

    def test_no_person_is_named_beside_an_answer(self, rotation, question, people):
        same = people[0::2]  # all of them answered alike
        quota(rotation, question, value="o717171", most=2)
        together = SeatingRuleFactory(rotation=rotation, kind="together")
        together.people.set(same[:3])

        (said,) = queries.possible(queries.arranged(rotation)).wrong

        assert said == (
            "In every round: this cannot be kept together with other rules: at each table, of "
            "“Which would you rather? – Windmill” at most 2."
        )

    def test_that_nobody_answered_so_is_not_told(self, rotation, question):
        rule = quota(rotation, question, value="o717171", most=1)
        Answer.objects.all().delete()

        found = queries.possible(queries.arranged(rotation))

        assert (found.wrong, found.odd, rule.value) == ((), (), "o717171")


class TestRules:
    def add(self, rotation, **values):
        return actions.add_seating_rule(
            rotation=rotation, values={"kind": "quota", "most": 2, **values}, **ACT
        )

    def test_a_rule_of_an_answer_is_added(self, rotation, question):
        for value in ("", "o717171"):
            self.add(rotation, trait=f"q{question.pk}", value=value)

        assert SeatingRule.objects.count() == 2

    def test_nobody_is_gathered_at_one_table_by_an_answer(self, rotation, question):
        with pytest.raises(Refusal, match="would be known by it") as refused:
            self.add(rotation, trait=f"q{question.pk}", value="o717171", table="1")

        assert refused.value.field == "table"

    @pytest.mark.parametrize("case", ["unmarked", "another forum", "no option", "nothing"])
    def test_a_rule_of_what_seats_nobody_is_refused(self, rotation, forum, question, case):
        plain = asked(forum, seats=False)
        elsewhere = asked(ForumFactory())
        trait, value = {
            "unmarked": (f"q{plain.pk}", "o717171"),
            "another forum": (f"q{elsewhere.pk}", "o717171"),
            "no option": (f"q{question.pk}", "o9"),
            "nothing": ("q", ""),
        }[case]

        with pytest.raises(Refusal, match="what the rule counts"):
            self.add(rotation, trait=trait, value=value)

    def test_only_what_may_seat_people_is_spread(self, rotation, forum):
        plain = asked(forum, seats=False)

        with pytest.raises(Refusal, match="nobody can be seated any more"):
            spread(rotation, plain)

        assert Rotation.objects.get().spread == []

    def test_what_is_spread_is_a_change_that_plans_are_told_of(self, rotation, question):
        plan = searched(rotation)
        spread(rotation, question)
        fresh = Plan.objects.select_related("rotation__forum").get(pk=plan.pk)

        assert queries.changed_since(fresh, queries.rows_of(rotation)) == ["what matters"]


def test_rooms_with_answers_are_read_with_as_many_questions_for_few_as_for_many(
    rotation, forum, question, queries_of
):
    plain = queries_of(lambda: queries.arranged(rotation))
    spread(rotation, question)
    quota(rotation, question, most=2)
    few = queries_of(lambda: queries.arranged(rotation))

    other = asked(forum, label=both("أخرى", "Another"))
    quota(rotation, other, most=3)
    for person in come(forum, question, *["o717171"] * 5):
        RotationGuestFactory(rotation=rotation, person=person)
        answer(Registration.objects.get(person=person), other, "o727272")

    assert (queries_of(lambda: queries.arranged(rotation)), few) == (few, plain + 1)
