"""A plan is read by coordinators and facilitators, and worked on by coordinators."""

import gzip
import json

import pytest
from django.urls import reverse

from multaqa.people.enums import RoleName
from multaqa.ui.sheets import sheet
from multaqa.weaving.actions import begin_plan, publish_plan
from multaqa.weaving.enums import SeatingRuleKind
from multaqa.weaving.models import Plan
from multaqa.weaving.tasks import plan_seats
from tests.factories.convenings import ForumFactory
from tests.factories.people import coordinator_of, holder
from tests.factories.weaving import MeetingFactory, SeatingRuleFactory, hall_of
from tests.factories.words import NOW

from .plans import at_table, guests, planned, table_of

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def plan():
    return planned()


@pytest.fixture
def client(plan, client_of):
    return client_of(coordinator_of(plan.rotation.forum.network))


def at(plan, name="plan", **more):
    forum = plan.rotation.forum
    where = {"network": forum.network.slug, "forum": forum.slug, "rotation": plan.rotation_id}
    if name != "plans":
        where["number"] = plan.number
    return reverse(f"weaving:{name}", kwargs=where | more)


def read(client, address, **how):
    answer = client.get(address, **how)
    assert answer.status_code == 200
    return answer.content.decode()


def swap(plan):
    """The first of table 1 with the first of table 2."""
    one, other = at_table(plan, "1")[0], at_table(plan, "2")[0]
    return {"round": 1, "person": one, "seen": "1", "with": f"{other}:2", "sure": 1}


def test_the_sentence_comes_first(client, plan):
    page = read(client, at(plan))

    assert f"{plan.result['pairs']} new acquaintances" in page
    assert "No plan can be better" in page or "of a limit that no plan can pass" in page


def test_a_plan_made_without_the_fast_search_says_so(client, plan):
    before = read(client, at(plan))
    plan.result["compiled"] = False
    plan.save()

    pages = [before, read(client, at(plan))]

    assert ["fast search is missing" in page for page in pages] == [False, True]


def test_every_table_of_a_round_is_read(client, plan):
    page = read(client, f"{at(plan)}?round=2")

    for person in plan.seats.filter(round=2).values_list("person__name", flat=True):
        assert str(person) in page
    assert page.count('class="hall-table"') == 3


def test_whoever_is_picked_is_told_what_each_place_brings(client, plan):
    one = at_table(plan, "1")[0]

    page = read(client, f"{at(plan)}?round=1&pick={one}")

    assert page.count('class="gain') >= 8
    assert 'name="seen" value="1"' in page


@pytest.mark.parametrize("pick", ["0", "x", "9" * 30, "-1"])
def test_whom_nobody_can_pick_is_not_picked(client, plan, pick):
    assert "data-pick" not in read(client, f"{at(plan)}?pick={pick}&round=7")


def test_a_press_moves_and_says_what_it_brought(client, plan):
    answer = client.post(at(plan, "move_seat"), swap(plan), follow=True)

    page = answer.content.decode()
    assert "Version 2 holds this move" in page
    assert table_of(Plan.objects.get(number=2), swap(plan)["person"]) == "2"


def test_a_move_can_be_undone(client, plan):
    sent = swap(plan)
    client.post(at(plan, "move_seat"), sent)
    new = Plan.objects.get(number=2)
    back = sent | {"seen": "2", "with": f"{sent['with'].split(':')[0]}:1"}

    client.post(at(new, "move_seat"), back)

    assert (table_of(new, sent["person"]), Plan.objects.count()) == ("1", 2)


def test_the_script_is_answered_with_what_changed(client, plan):
    answer = client.post(at(plan, "move_seat"), swap(plan), **JSON)

    told = json.loads(answer.content)
    assert told["said"].startswith(("No acquaintance", "As many")) or "acquaintance" in told["said"]
    assert told["at"].startswith(at(Plan.objects.get(number=2)))
    assert "<html" not in told["html"]


def test_the_judge_asks_before_a_rule_is_broken(client, plan):
    one = at_table(plan, "1")[0]
    sent = {"round": 1, "person": one, "seen": "1", "table": "2"}

    answer = client.post(at(plan, "move_seat"), sent)

    assert answer.status_code == 409
    assert "Move all the same" in answer.content.decode()
    assert Plan.objects.count() == 1


def test_who_comes_too_late_reads_a_sentence_above_the_round_as_it_is(client, plan):
    client.post(at(plan, "move_seat"), swap(plan))
    new = Plan.objects.get(number=2)

    answer = client.post(at(new, "move_seat"), swap(plan))

    assert answer.status_code == 409
    assert "Somebody else was at work meanwhile" in answer.content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"round": "x"},
        {"round": 1, "person": 1, "seen": "1"},
        {"round": 10**9, "person": 10**30, "seen": "1", "table": "2"},
        {"round": 1, "person": 1, "seen": "1", "with": "9" * 40 + ":2"},
    ],
)
def test_what_says_nothing_is_refused(client, plan, sent):
    assert client.post(at(plan, "move_seat"), sent).status_code == 409


@pytest.mark.parametrize("what", ["round", "table:1", "person"])
def test_seats_are_locked_and_unlocked(client, plan, what):
    what = str(at_table(plan, "1")[0]) if what == "person" else what

    client.post(at(plan, "lock_seats"), {"round": 1, "lock": what})
    locked = plan.seats.filter(locked=True).count()
    client.post(at(plan, "lock_seats"), {"round": 1, "free": what}, **JSON)

    assert locked == {"round": 12, "table:1": 4}.get(what, 1)
    assert not plan.seats.filter(locked=True).exists()


def test_everybody_s_way_is_one_table(client, plan):
    page = read(client, at(plan, "plan_people"))

    assert page.count('scope="row"') == 12
    assert page.count('scope="col"') == 2 + 3


def test_one_person_s_way_names_whom_they_meet_and_never_meet(client, plan):
    one = at_table(plan, "1")[0]

    page = read(client, at(plan, "plan_person", person=one))

    assert page.count("Table ") >= 3
    assert "Never meets" in page


def test_nobody_reads_the_way_of_somebody_who_has_none(client, plan):
    assert client.get(at(plan, "plan_person", person=999_999)).status_code == 404


def test_who_meets_whom_is_drawn_and_counted(client, plan):
    page = read(client, at(plan, "plan_meetings"))

    assert '<path class="across"' in page
    assert page.count('class="city') >= 6


def test_versions_stand_side_by_side(client, plan):
    client.post(at(plan, "move_seat"), swap(plan))

    page = read(client, at(plan, "plans")).split("<tbody>")[1]
    assert page.index("Version 2") < page.index("Version 1")
    assert "from version 1" in page


def test_the_published_version_stands_first(client, plan):
    client.post(at(plan, "move_seat"), swap(plan))
    client.post(at(plan, "publish_plan"))

    page = read(client, at(plan, "plans")).split("<tbody>")[1]
    assert page.index("Version 1") < page.index("Version 2")


def test_a_version_is_published_and_taken_back(client, plan):
    client.post(at(plan, "publish_plan"))
    published = Plan.objects.published().count()
    client.post(at(plan, "publish_plan"), {"to": "withdrawn"})

    assert (published, Plan.objects.published().count()) == (1, 0)


def test_a_version_is_thrown_away_once_it_was_asked(client, plan):
    assert "Discard version 1?" in read(client, at(plan, "discard_plan"))

    client.post(at(plan, "discard_plan"))

    assert not Plan.objects.exists()


def test_what_people_sit_by_is_not_thrown_away(client, plan):
    publish_plan(plan=plan, by=coordinator_of(plan.rotation.forum.network), at=NOW)

    assert client.post(at(plan, "discard_plan")).status_code == 409
    assert Plan.objects.exists()


def test_the_rest_is_planned_again(client, plan):
    client.post(at(plan, "replan"))

    new = Plan.objects.get(number=2)
    assert (new.source, new.parent) == ("replanned", plan)


def test_a_facilitator_reads_and_presses_nothing(client_of, plan):
    person = holder(plan.rotation.forum.network, RoleName.FACILITATOR)
    client = client_of(person)

    page = read(client, f"{at(plan)}?pick={at_table(plan, '1')[0]}")

    assert "<form" not in page.split("<main")[1].split("</main")[0]
    assert client.post(at(plan, "move_seat"), swap(plan)).status_code == 403


@pytest.mark.parametrize("name", ["plan", "plan_people", "plan_meetings", "plans"])
def test_a_page_asks_as_often_for_few_as_for_many(client_of, queries_of, name):
    asked = []
    for count in (6, 18):
        plan = planned(count)
        client = client_of(coordinator_of(plan.rotation.forum.network))
        client.get(at(plan, name))
        asked.append(queries_of(lambda p=plan, c=client: c.get(at(p, name))))

    assert asked[0] == asked[1] <= 8


def test_a_rule_that_is_not_kept_is_told_with_names(client_of):
    plan = planned(tables=("1", "2", "3"), most_meetings=None)
    one = at_table(plan, "1")[0]
    client = client_of(coordinator_of(plan.rotation.forum.network))

    client.post(
        at(plan, "move_seat"),
        {"round": 1, "person": one, "seen": "1", "table": "2", "sure": 1},
    )

    page = read(client, at(Plan.objects.get(number=2)))
    assert "What is not kept" in page
    assert "Round 1, table 2: 5 people, room for 4." in page


def test_versions_stand_beside_the_one_that_is_asked_for(client, plan):
    client.post(at(plan, "move_seat"), swap(plan))

    page = read(client, f"{at(plan, 'plans')}?beside=1")

    assert "Seats elsewhere than in version 1" in page
    assert ">2 <a" in page.split("<tbody>")[1]


def test_what_is_locked_stays_when_the_rest_is_planned_again(client, plan):
    client.post(at(plan, "lock_seats"), {"round": 1, "lock": "table:1"})

    client.post(at(plan, "replan"))
    new = Plan.objects.get(number=2)
    plan_seats.func(new.pk)

    assert set(at_table(new, "1")) == set(at_table(plan, "1"))
    assert new.seats.filter(locked=True).count() == 4


def test_rules_that_contradict_each_other_are_named(client_of):
    forum = ForumFactory()
    people = guests(6, forum)
    rotation = hall_of(*people, forum=forum, rounds=1)
    for kind in (SeatingRuleKind.APART, SeatingRuleKind.TOGETHER):
        SeatingRuleFactory(rotation=rotation, kind=kind).people.set(people[:2])
    plan = begin_plan(rotation=rotation, by=None, at=NOW)
    plan_seats.func(plan.pk)
    plan.refresh_from_db()

    page = read(client_of(coordinator_of(forum.network)), at(plan))

    assert "What is not kept" in page
    assert "these cannot be kept together" in page


def test_a_round_that_took_place_since_is_read_and_not_changed(client, plan):
    forum, first = plan.rotation.forum, plan.rotation.rounds.get(position=1)
    MeetingFactory(forum=forum, round=first.key)

    page = read(client, f"{at(plan)}?round=1&pick={at_table(plan, '1')[0]}")

    assert "This round took place since" in page
    assert "data-pick" not in page
    assert "Round 2</bdi></h2>" in read(client, at(plan))


def test_who_loses_a_version_meanwhile_reads_that_it_is_gone(client, plan):
    Plan.objects.filter(pk=plan.pk).delete()

    assert client.post(at(plan, "move_seat"), {"round": 1}).status_code == 404


@pytest.mark.parametrize("name", ["plan", "plan_people", "plan_meetings"])
def test_a_hundred_and_twenty_people_in_ten_rounds_weigh_little(client_of, name):
    plan = planned(120, rounds=10, tables=tuple(str(n) for n in range(1, 16)))
    client = client_of(coordinator_of(plan.rotation.forum.network))

    page = client.get(at(plan, name)).content

    assert len(gzip.compress(page)) + len(gzip.compress(sheet("desk").encode())) < 30_000
