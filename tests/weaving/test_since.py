"""A plan tells what of its rotation was changed since it was made, and one touch plans it again."""

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from multaqa.kernel.bilingual import words
from multaqa.weaving import actions, queries
from multaqa.weaving.actions import AskedRound
from multaqa.weaving.models import Plan, Rotation
from multaqa.weaving.tasks import plan_seats
from tests.factories.people import coordinator_of, holder
from tests.factories.registrations import RegistrationFactory
from tests.factories.weaving import tables_named
from tests.factories.words import NOW, both

from .plans import at_table, planned

pytestmark = pytest.mark.django_db
ACT = {"by": None, "at": NOW}


@pytest.fixture
def plan():
    return planned(6, rounds=2, tables=("1", "2"))


@pytest.fixture
def rotation(plan):
    return plan.rotation


@pytest.fixture
def desk(client_of, rotation):
    return client_of(coordinator_of(rotation.forum.network))


def told(plan):
    """What a plan says of it, as its pages read it."""
    fresh = Plan.objects.select_related("rotation__forum").get(pk=plan.pk)
    return queries.changed_since(fresh, queries.rows_of(fresh.rotation))


def laid(rotation, *halls):
    """The rounds again, the first of them at these tables."""
    rows = list(rotation.rounds.all())
    halls = [*halls, *(row.tables for row in rows[len(halls) :])]
    return [AskedRound(row.name, hall, position=row.position)
            for row, hall in zip(rows, halls, strict=False)]  # fmt: skip


def lay(rotation, rounds):
    actions.lay_rounds(rotation=rotation, rounds=rounds, **ACT)


def ids(rotation):
    return list(rotation.guests.values_list("person_id", flat=True))


def address(plan, page, *more):
    forum = plan.rotation.forum
    return reverse(
        f"weaving:{page}", args=[forum.network.slug, forum.slug, plan.rotation_id, *more]
    )


def test_nothing_is_told_of_a_plan_that_is_as_its_rotation(plan):
    assert told(plan) == []


def test_a_plan_from_before_this_was_kept_tells_nothing(plan, rotation):
    Plan.objects.update(made_of={})
    actions.set_guests(rotation=rotation, people=ids(rotation)[:4], **ACT)

    assert told(plan) == []


def test_who_came_and_who_was_taken_out_are_counted(plan, rotation):
    new = [RegistrationFactory(forum=rotation.forum).person_id for _ in range(2)]

    actions.set_guests(rotation=rotation, people=[*ids(rotation)[1:], *new], **ACT)

    assert told(plan) == ["2 people added", "1 person taken out"]


def test_the_same_people_again_are_no_change(plan, rotation):
    actions.set_guests(rotation=rotation, people=ids(rotation), **ACT)
    actions.note_absences(rotation=rotation, absent={1: set()}, **ACT)

    assert Rotation.objects.get().changes == plan.made_of["changes"]


def test_rounds_saved_as_their_page_shows_them_are_no_change(plan, rotation, desk):
    called = {"ar": "النافذة", "en": "Window"}
    tables = [{"name": "1", "least": 2, "most": 4, "called": called}, *tables_named("2", "3")]
    rotation.rounds.filter(position=1).update(name=both("الصباح", "Morning"), tables=tables)
    before = list(rotation.rounds.values("position", "key", "tables"))
    form = desk.get(address(plan, "rounds")).context["form"]
    sent = {f"{name}_{code}": text for name in form.fields
            for code, text in words(form[name].value()).items()}  # fmt: skip
    sent |= {name: form[name].value() for name in form.fields if not name.startswith("name_")}

    answer = desk.post(address(plan, "rounds"), {k: v for k, v in sent.items() if v})

    assert answer.status_code == 302
    assert Rotation.objects.get().changes == plan.made_of["changes"]
    assert list(rotation.rounds.values("position", "key", "tables")) == before


def test_a_round_whose_tables_are_others_is_a_change(plan, rotation):
    first, second = laid(rotation)

    lay(rotation, [first, AskedRound(second.name, tables_named("1", "2", "3"), position=2)])

    assert Rotation.objects.get().changes == plan.made_of["changes"] + 1


def test_rounds_more_and_fewer_are_counted(plan, rotation):
    lay(
        rotation, [*laid(rotation)[:1], *(AskedRound("", tables_named("1", "2")) for _ in range(2))]
    )

    assert told(plan) == ["2 rounds added", "1 round taken away"]


def test_one_table_that_goes_in_every_round_is_one_table(plan, rotation):
    new = tables_named("2", "3", "4")

    lay(rotation, laid(rotation, new, new))

    assert told(plan) == ["2 tables added", "1 table taken away"]


def test_seats_of_a_table_more_or_fewer_are_told(plan, rotation):
    fewer = [{"name": "1", "least": 2, "most": 3}, *tables_named("2")]

    lay(rotation, laid(rotation, fewer))

    assert told(plan) == ["seats of 1 table changed"]


def test_another_name_of_a_round_or_a_table_changes_no_plan(plan, rotation):
    called = {"ar": "النافذة", "en": "Window"}
    hall = [{**tables_named("1")[0], "called": called}, *tables_named("2")]
    first, second = laid(rotation, hall)

    lay(rotation, [AskedRound(both("الصباح", "Morning"), first.tables, position=1), second])

    assert told(plan) == []
    assert Rotation.objects.get().changes == plan.made_of["changes"]


def test_who_misses_a_round_now_or_comes_after_all_is_counted(plan, rotation):
    actions.note_absences(rotation=rotation, absent={1: {ids(rotation)[0]}}, **ACT)

    assert told(plan) == ["absences of 1 person changed"]


def test_rules_more_and_fewer_are_counted(plan, rotation):
    values, two = {"kind": "apart"}, ids(rotation)[:2]
    made = actions.add_seating_rule(rotation=rotation, values=values, people=two, **ACT)
    more = told(plan)
    newer = actions.begin_plan(rotation=Rotation.objects.get(), **ACT)
    plan_seats.func(newer.pk)

    actions.drop_seating_rule(rule=made, **ACT)

    assert (more, told(plan), told(newer)) == (["1 rule added"], [], ["1 rule taken away"])


@pytest.mark.parametrize(
    "values",
    [{"across": 7}, {"most_meetings": 1}, {"balance_roles": True}, {"knows_library": False}],
)
def test_what_matters_is_told_when_it_changes(plan, rotation, values):
    actions.change_rotation(rotation=rotation, values=values, **ACT)

    assert told(plan) == ["what matters"]


def test_another_name_of_the_tables_or_another_seed_changes_no_plan(plan, rotation):
    values = {"name": both("طاولات أخرى", "Other tables"), "seed": 9}

    actions.change_rotation(rotation=rotation, values=values, **ACT)

    assert Rotation.objects.get().changes == plan.made_of["changes"]
    assert told(plan) == []


def test_what_was_held_changes_no_more_and_once_all_is_held_nothing_is_told(plan, rotation):
    seated = [seat.person for seat in plan.seats.filter(round=1)]
    first, second = rotation.rounds.all()
    held = {"forum": rotation.forum, "tables": {"1": seated}, **ACT}
    actions.record_tables(round=first.key, **held)

    actions.note_absences(rotation=rotation, absent={1: {seated[0].pk}}, **ACT)
    of_the_past = told(plan)
    actions.note_absences(rotation=rotation, absent={2: {seated[0].pk}}, **ACT)
    ahead = told(plan)
    actions.record_tables(round=second.key, **held)

    assert (of_the_past, ahead, told(plan)) == ([], ["absences of 1 person changed"], [])


def test_a_version_made_by_hand_knows_from_what_it_was_made(plan, rotation):
    actions.set_guests(rotation=rotation, people=ids(rotation)[:5], **ACT)
    one = at_table(plan, "1")[0]

    actions.lock_seats(plan=plan, round=1, seats={"person": one}, locked=True, **ACT)

    assert [told(each) for each in Plan.objects.all()] == [["1 person taken out"]]


def test_the_plan_and_the_rotation_tell_it_and_one_touch_plans_again(plan, rotation, desk):
    actions.set_guests(rotation=rotation, people=ids(rotation)[:5], **ACT)
    pages = [address(plan, "plan", plan.number), address(plan, "rotation")]

    said = [desk.get(page).text for page in pages]
    desk.post(address(plan, "replan", plan.number))
    newest = Plan.objects.order_by("number").last()
    plan_seats.func(newest.pk)

    assert ["1 person taken out" in text for text in said] == [True, True]
    assert ["Plan again with what changed" in text for text in said] == [True, True]
    assert "Plan the rest again" not in said[0]
    assert (newest.number, told(newest)) == (plan.number + 1, [])
    assert "Changed since" not in desk.get(address(newest, "plan", newest.number)).text


def test_people_who_sit_by_an_older_version_are_led_to_the_newer(plan, rotation, desk):
    actions.publish_plan(plan=plan, by=None, at=timezone.now())
    actions.set_guests(rotation=rotation, people=ids(rotation)[:5], **ACT)
    newer = actions.begin_plan(rotation=Rotation.objects.get(), **ACT)
    plan_seats.func(newer.pk)

    page = desk.get(address(plan, "rotation")).text

    assert "Look at version 2, which was made after that" in page
    assert "Plan again with what changed" not in page


def test_who_only_reads_the_plan_is_told_and_has_nothing_to_press(plan, rotation, client_of):
    actions.publish_plan(plan=plan, by=None, at=timezone.now())
    actions.set_guests(rotation=rotation, people=ids(rotation)[:5], **ACT)
    reader = client_of(holder(rotation.forum.network, "facilitator"))

    page = reader.get(address(plan, "plan", plan.number)).text

    assert "1 person taken out" in page
    assert "Plan again with what changed" not in page


def test_it_is_said_in_arabic_with_its_plurals(plan, rotation):
    actions.set_guests(rotation=rotation, people=ids(rotation)[:3], **ACT)
    actions.note_absences(rotation=rotation, absent={1: set(ids(rotation)[:2])}, **ACT)

    with override("ar"):
        assert told(plan) == ["استُبعد 3 أشخاص", "تغيّر غياب شخصين"]


@pytest.mark.parametrize("page", ["plan", "plan_people", "plan_papers", "rotation"])
def test_a_page_that_tells_what_changed_asks_no_more_than_eight_questions(
    plan, rotation, desk, queries_of, page
):
    actions.publish_plan(plan=plan, by=None, at=timezone.now())
    actions.set_guests(rotation=rotation, people=ids(rotation)[:5], **ACT)
    there = address(plan, page, *([] if page == "rotation" else [plan.number]))
    desk.get(there)

    assert queries_of(lambda: desk.get(there)) <= 8
