"""The demonstration's tables are planned by the engine, held as people came, and counted."""

from collections import Counter

import pytest
from django.db import transaction

from multaqa.attendance.queries import check_ins
from multaqa.convenings.models import Forum
from multaqa.portal.demo import load_demo
from multaqa.programmes.models import Cycle
from multaqa.registrations.queries import seating_answers, seating_questions
from multaqa.weaving.models import (
    Confirmation,
    Meeting,
    Plan,
    Rotation,
    TeamCall,
    TeamMember,
)
from multaqa.weaving.queries import brief_of, mates, measure_of_ties, team_faults_of
from tests.portal.demo.test_load import AT

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Loading takes some seconds: once for all tests here, in a transaction that is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(at=AT)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    return Forum.objects.get(slug="first-forum")


def test_the_plan_was_made_before_and_again_after_the_first_day(demo) -> None:
    plans = list(Plan.objects.filter(rotation__forum=demo).order_by("number"))

    assert [(plan.source, bool(plan.published_at)) for plan in plans] == [
        ("searched", False),
        ("replanned", True),
    ]
    assert [len(plan.held) for plan in plans] == [0, 2]
    assert [plan.result["breaches"] for plan in plans] == [[], []]


def test_tables_were_mixed_by_what_guests_answered_and_no_plan_keeps_it(demo) -> None:
    rotation = Rotation.objects.get(forum=demo)
    (question,) = seating_questions(demo)
    (found,) = seating_answers(demo, rotation.spread)
    plan = Plan.objects.get(rotation=rotation, number=1)
    trait = f"q{question.pk}"

    assert rotation.spread == [question.pk]
    assert set(found.chosen) < set(rotation.guests.values_list("person_id", flat=True))
    assert set(found.chosen.values()) == {each["code"] for each in question.options}
    assert [trait in traits for _person, traits in plan.brief["people"]] == [False] * 31
    assert [each.id for each in brief_of(plan).people if trait in each.traits] == sorted(
        found.chosen
    )


def test_two_never_sat_and_one_sat_from_the_second_day_on(demo) -> None:
    guests = set(Rotation.objects.get(forum=demo).guests.values_list("person_id", flat=True))
    sat = Counter(Meeting.objects.filter(forum=demo).values_list("person_id", flat=True))
    seen = set(check_ins(demo).values_list("registration__person_id", flat=True))

    assert guests - set(sat) == guests - seen
    assert Counter(sat[pk] for pk in guests) == {5: len(guests) - 3, 3: 1, 0: 2}


def test_every_table_of_every_round_was_confirmed_and_nobody_quarrelled(demo) -> None:
    rounds = Rotation.objects.get(forum=demo).rounds.all()
    tables = {(row.key, table["name"]) for row in rounds for table in row.tables}

    assert set(Confirmation.objects.values_list("round", "table")) == tables
    assert not Confirmation.objects.filter(disputed=True).exists()


def test_what_changed_rests_on_the_tables_that_were_held(demo) -> None:
    found = measure_of_ties(Cycle.objects.get(pk=demo.cycle_id), public=True)

    assert found.after > found.before
    assert found.headline == "Yes: the tables made ties that chance would not have made."


def test_teams_of_the_cohort_were_made_of_what_they_wished_for(demo) -> None:
    call = TeamCall.objects.get()

    assert TeamMember.objects.filter(call=call).count() == 19
    assert team_faults_of(call, mates(call)) == []
    assert (call.result["ranked"], call.published_at is not None) == (17, True)
