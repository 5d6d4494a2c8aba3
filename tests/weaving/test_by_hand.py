"""A round that was planned is written down by hand beginning with its plan."""

import re
from datetime import timedelta
from urllib.parse import quote
from uuid import uuid4

import pytest

from multaqa.weaving import actions
from multaqa.weaving.models import Meeting
from tests.factories.attendance import CheckInFactory
from tests.factories.convenings import SessionFactory, SiteFactory
from tests.factories.people import coordinator_of
from tests.factories.programmes import participant
from tests.factories.registrations import RegistrationFactory
from tests.factories.weaving import RotationGuestFactory, hall_of
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def rotation():
    return hall_of()


@pytest.fixture
def people(rotation):
    """Four guests, then somebody who is not at the tables."""
    found = [participant(rotation.forum.cycle, "innovator") for _ in range(5)]
    for person in found[:4]:
        RotationGuestFactory(rotation=rotation, person=person)
    return found


@pytest.fixture
def desk(client_of, rotation):
    return client_of(coordinator_of(rotation.forum.network))


def at(row):
    forum = row.rotation.forum
    there = f"/en/{forum.network.slug}/prepare/{forum.slug}/tables/record/"
    return f"{there}?round={quote(row.key)}"


def laid(desk, row):
    """What stands beside each name when the page is opened."""
    found = re.findall(r'name="seat_(\d+)" value="([^"]+)"', desk.get(at(row)).text)
    return {int(pk): table for pk, table in found}


def seats(people, tables):
    return {person.pk: table for person, table in zip(people, tables, strict=False)}


def check_in(row, person, **fields):
    registration = RegistrationFactory(forum=row.rotation.forum, person=person)
    return CheckInFactory(registration=registration, **fields)


def test_it_begins_with_the_seats_of_the_plan_and_nobody_met(desk, row, people):
    assert laid(desk, row) == seats(people, "1122")
    assert "The seats of the plan stand here" in desk.get(at(row)).text
    assert not Meeting.objects.exists()


def test_saved_as_it_begins_all_met_as_planned(desk, row, people):
    row.tables = [
        {"name": name, "least": None, "most": None, "called": {"en": f"Window {name}"}}
        for name in "12"
    ]
    row.save()
    begun = laid(desk, row)

    desk.post(at(row), {f"seat_{pk}": table for pk, table in begun.items()})

    assert begun[people[0].pk] == "Window 1"
    assert dict(Meeting.objects.values_list("person_id", "table")) == seats(people, "1122")


def test_who_is_left_out_of_the_round_or_of_the_tables_does_not_stand_there(desk, row, people):
    row.rotation.guests.filter(person=people[0]).update(absent=[1])
    row.rotation.guests.filter(person=people[1]).delete()

    assert laid(desk, row) == seats(people[2:4], "22")


def test_who_never_came_through_the_door_does_not_stand_there(desk, row, people):
    check_in(row, people[0])

    assert laid(desk, row) == seats(people, "1")


def test_who_came_on_another_day_than_the_rounds_session_does_not_stand_there(desk, row, people):
    site = SiteFactory(forum=row.rotation.forum)
    row.session = SessionFactory(forum=row.rotation.forum)
    row.save()
    day = row.session.starts.date()
    check_in(row, people[0], on=day, site=site)
    check_in(row, people[2], on=day + timedelta(days=1), site=site)

    assert laid(desk, row) == seats(people, "1")


def test_once_a_table_is_written_down_it_is_what_stands_there(desk, row, people):
    told = {"people": [people[4].pk], "was": None, "uid": uuid4(), "said_at": NOW}
    actions.confirm_table(row=row, table="1", by=people[4], at=NOW, **told)

    assert laid(desk, row) == {people[4].pk: "1"}
    assert "The seats of the plan stand here" not in desk.get(at(row)).text


def test_once_a_table_is_confirmed_to_have_been_empty_the_plan_is_not_asked(desk, row, people):
    told = {"people": [], "was": None, "uid": uuid4(), "said_at": NOW}
    actions.confirm_table(row=row, table="1", by=people[4], at=NOW, **told)

    assert laid(desk, row) == {}


def test_a_plan_that_is_not_published_fills_nothing(desk, row, people, plan):
    plan.published_at = None
    plan.save()

    assert laid(desk, row) == {}
