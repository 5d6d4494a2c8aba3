"""Whoever has a seat in a published plan reads where it is, and with whom; nobody else does."""

from datetime import timedelta

import pytest
from django.urls import reverse

from multaqa.weaving import actions, queries
from multaqa.weaving.exports.person import planned_tables
from multaqa.weaving.models import RotationRound
from tests.factories.convenings import SessionFactory
from tests.factories.people import PersonFactory, RoleFactory, coordinator_of
from tests.factories.registrations import RegistrationFactory
from tests.factories.weaving import PlanFactory, SeatFactory, hall_of
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def hall():
    """Four people through two rounds: Hoda sits with Sami, then with Aya; published."""
    people = [PersonFactory(name=both(f"شخص {n}", f"Person {n}")) for n in range(4)]
    rotation = hall_of(*people)
    for person, name in zip(people, ("Hoda", "Sami", "Aya", "Nour"), strict=True):
        RegistrationFactory(forum=rotation.forum, person=person, badge_name=both(name, name))
    plan = PlanFactory(rotation=rotation, published_at=NOW)
    for round_, tables in ((1, ((0, 1), (2, 3))), (2, ((0, 2), (1, 3)))):
        for name, there in enumerate(tables, 1):
            for n in there:
                SeatFactory(plan=plan, round=round_, table=str(name), person=people[n])
    rotation.people = people
    return rotation


def own(hall, n=0, now=NOW):
    return queries.own_tables(hall.forum, hall.people[n].pk, now)


def told(stops):
    return [(each.table, [str(name) for name in each.others]) for each in stops]


def page(hall, client_of, n=0, **how):
    forum = hall.forum
    address = reverse("weaving:own_tables", args=[forum.network.slug, forum.slug])
    return client_of(hall.people[n], network=forum.network, **how).get(address)


def at(hall, position, starts_at, **more):
    """Give the round the time of a session."""
    session = SessionFactory(
        forum=hall.forum, starts_at=starts_at, ends_at=starts_at + HOUR, **more
    )
    RotationRound.objects.filter(rotation=hall, position=position).update(session=session)


def test_everyone_reads_their_own_tables_with_badge_names(hall):
    assert told(own(hall).stops) == [("1", ["Sami"]), ("1", ["Aya"])]
    assert told(own(hall, 3).stops) == [("2", ["Aya"]), ("2", ["Sami"])]


def test_without_hours_the_first_round_that_was_not_held_comes_next(hall):
    first = own(hall).at
    held = hall.rounds.get(position=1).key
    tables = {"1": [hall.people[0], hall.people[1]], "2": hall.people[2:]}
    actions.record_tables(forum=hall.forum, round=held, tables=tables, by=None, at=NOW)

    assert (first.name, own(hall).at.name) == ("Round 1", "Round 2")


def test_the_hours_of_sessions_say_what_goes_on_and_when_that_changes(hall):
    at(hall, 1, NOW - HOUR / 2)
    at(hall, 2, NOW + HOUR)

    found = own(hall)

    assert (found.at.table, found.goes_on, found.changes_at) == ("1", True, NOW + HOUR / 2)


def test_between_two_rounds_the_next_is_shown(hall):
    at(hall, 1, NOW - 2 * HOUR)
    at(hall, 2, NOW + HOUR)

    found = own(hall)

    session = hall.rounds.get(position=2).session
    assert (found.at.name, found.goes_on) == (session.title, False)
    assert found.changes_at == NOW + HOUR


def test_a_session_that_was_taken_off_has_no_hours(hall):
    at(hall, 1, NOW - 2 * HOUR, withdrawn_at=NOW)

    assert own(hall).at.starts_at is None


def test_hours_are_those_of_the_network(hall, client_of):
    type(hall.forum.network).objects.update(time_zone="Africa/Cairo")
    at(hall, 1, NOW.replace(year=2099, month=1, hour=10, minute=0))

    assert "12:00–13:00" in page(hall, client_of).content.decode()


def test_after_the_last_round_nothing_comes(hall):
    for position in (1, 2):
        at(hall, position, NOW - 5 * HOUR)

    assert (own(hall).at, own(hall).changes_at) == (None, None)


def test_what_was_held_is_told_as_it_was(hall):
    held = hall.rounds.get(position=1).key
    tables = {"7": [hall.people[0], hall.people[3]]}
    actions.record_tables(forum=hall.forum, round=held, tables=tables, by=None, at=NOW)

    assert told(own(hall).stops)[0] == ("7", ["Nour"])
    assert told(own(hall, 1).stops)[0] == ("", [])


def test_whoever_misses_a_round_has_no_table_in_it(hall):
    hall.plans.get().seats.filter(round=2, person=hall.people[0]).delete()

    assert told(own(hall).stops)[1] == ("", [])


def test_of_several_rotations_the_one_that_begins_first_stands_first(hall):
    other = hall_of(*hall.people[:2], forum=hall.forum, rounds=1)
    other.rounds.update(name="Early")
    plan = PlanFactory(rotation=other, published_at=NOW)
    for person in hall.people[:2]:
        SeatFactory(plan=plan, table="9", person=person)
    at(hall, 1, NOW + 3 * HOUR)
    at(other, 1, NOW + HOUR)

    assert [each.table for each in own(hall).stops] == ["9", "1", "1"]
    assert (own(hall).at.name, own(hall).at.of) == ("Early", other.name)


def test_a_person_takes_along_where_they_are_to_sit_once_it_is_published(hall):
    taken = planned_tables(hall.people[0].pk)
    hall.plans.update(published_at=None)

    assert [each["table"] for each in taken] == ["1", "1"]
    assert [each["round"] for each in taken] == [
        {"ar": "الجولة 1", "en": "Round 1"},
        {"ar": "الجولة 2", "en": "Round 2"},
    ]
    assert planned_tables(hall.people[0].pk) == []


def test_the_page_names_the_table_and_those_at_it(hall, client_of):
    text = page(hall, client_of).content.decode()

    assert "Table 1" in text
    assert "Sami" in text
    assert "Nour" not in text


def test_a_personal_link_is_enough(hall, client_of):
    assert page(hall, client_of, strong=False).status_code == 200


def test_a_phone_may_keep_it(hall, client_of):
    assert page(hall, client_of)["Offline-Copy"] == "yes"


def test_before_it_is_published_and_without_a_seat_nobody_finds_it(hall, client_of):
    stranger = PersonFactory()
    hall.people.append(stranger)
    hall.people.append(coordinator_of(hall.forum.network))

    refused = [page(hall, client_of, n).status_code for n in (4, 5)]
    hall.plans.update(published_at=None)

    assert [*refused, page(hall, client_of).status_code] == [403, 403, 403]


def test_it_asks_the_same_however_many_sit_there(hall, client_of, queries_of):
    client = client_of(hall.people[0])
    address = reverse("weaving:own_tables", args=[hall.forum.network.slug, hall.forum.slug])
    before = queries_of(lambda: client.get(address))
    for _n in range(3):
        seat = SeatFactory(plan=hall.plans.get(), round=1, table="1")
        RegistrationFactory(forum=hall.forum, person=seat.person)

    assert queries_of(lambda: client.get(address)) == before
    assert before <= 9


def test_the_page_of_the_forum_leads_there(hall, client_of):
    forum = hall.forum
    type(forum).objects.filter(pk=forum.pk).update(state="open")
    address = reverse("weaving:own_tables", args=[forum.network.slug, forum.slug])
    home = reverse("convenings:forum", args=[forum.network.slug, forum.slug])

    assert address in client_of(hall.people[0]).get(home).content.decode()
    assert address not in client_of(PersonFactory()).get(home).content.decode()


def test_the_desk_leads_there_until_the_forum_is_over(hall, client_of):
    forum, client = hall.forum, client_of(hall.people[0])
    address = reverse("weaving:own_tables", args=[forum.network.slug, forum.slug])
    RoleFactory(person=hall.people[0], network=forum.network)
    type(forum).objects.filter(pk=forum.pk).update(state="open")
    before = client.get(reverse("desk")).content.decode()
    type(forum).objects.filter(pk=forum.pk).update(state="held")

    assert address in before
    assert address not in client.get(reverse("desk")).content.decode()
