"""The demonstration is loaded whole, safely, as often as somebody likes."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.db import transaction
from django.utils import timezone

from multaqa.attendance.models import Certificate
from multaqa.attendance.queries import arrived, check_ins
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum, Release, Session
from multaqa.convenings.queries import agenda_of, board
from multaqa.feedback.enums import About
from multaqa.feedback.models import Response
from multaqa.feedback.queries import received
from multaqa.letters.models import Letter
from multaqa.logistics.models import Needs, Stay
from multaqa.networks.models import Library, Network
from multaqa.people.actions import leave
from multaqa.people.enums import RoleName
from multaqa.people.models import Person, Role
from multaqa.portal.demo import addresses, load_demo, ways_in
from multaqa.programmes.models import CycleRole
from multaqa.registrations.models import Place, Registration

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 9, tzinfo=UTC)
# The mark makes the database where these tests run alone.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Loading takes a second: once for all tests here, in a transaction that is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(at=AT)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    """What one test does to the demonstration the next does not see."""


def how_many() -> dict[str, int]:
    return {model._meta.label: model.objects.count() for model in apps.get_models()}


def test_loading_twice_adds_nothing(demo) -> None:
    before = how_many()

    load_demo(at=LATER)

    assert how_many() == before | {"kernel.Stamp": how_many()["kernel.Stamp"]}


@pytest.mark.parametrize(
    ("model", "known", "field"),
    [
        (Network, {"slug": "ineli-egypt"}, "short_name"),
        (Library, {"isil": "EG-DEMO-01"}, "name"),
        (Person, {"email": "nour-almawsua@example.org"}, "bio"),
        (Forum, {"slug": "second-forum"}, "tagline"),
        (Session, {"code": "looms"}, "title"),
    ],
)
def test_what_a_person_changed_stays_changed(demo, model, known, field) -> None:
    row = model.objects.get(**known)
    setattr(row, field, {"ar": "نص جديد", "en": "A new text"})
    row.save()

    load_demo(at=LATER)

    assert getattr(model.objects.get(**known), field).localize("en") == "A new text"


def test_a_library_that_is_gone_comes_back_and_who_left_does_not(demo) -> None:
    Library.objects.get(isil="EG-DEMO-13").delete()
    leave(person=Person.objects.get(email="omar-allawh@example.org"), by=None, at=LATER)

    load_demo(at=LATER)

    assert Library.objects.filter(isil="EG-DEMO-13").exists()
    assert not Person.objects.filter(email="omar-allawh@example.org").exists()


def test_the_cohort_has_the_numbers_of_the_real_one(demo) -> None:
    roles = CycleRole.objects.order_by().values_list("name", "person").distinct()

    told = Counter(name for name, _person in roles)

    assert told[RoleName.INNOVATOR] == 19
    assert told[RoleName.MENTOR] == 8
    assert told[RoleName.SPONSOR] == 12
    assert Library.objects.count() == 14


def test_everyone_and_every_library_is_marked_as_invented(demo) -> None:
    assert not Person.objects.filter(is_demo=False).exists()
    assert not Library.objects.filter(is_demo=False).exists()


def test_every_innovator_has_a_sponsor_from_the_same_library(demo) -> None:
    innovators = CycleRole.objects.filter(name=RoleName.INNOVATOR).select_related("person")
    sponsors = CycleRole.objects.filter(name=RoleName.SPONSOR).select_related("person")
    library_of_sponsor = {each.innovator_id: each.person.library_id for each in sponsors}

    assert library_of_sponsor == {each.person_id: each.person.library_id for each in innovators}


def test_two_people_coordinate_the_network(demo) -> None:
    assert Role.objects.filter(name=RoleName.COORDINATOR).count() == 2


def test_the_first_forum_is_held_and_the_second_is_open(demo) -> None:
    states = dict(Forum.objects.values_list("slug", "state"))

    assert states == {"first-forum": ForumState.HELD, "second-forum": ForumState.OPEN}


def test_the_second_agenda_was_released_twice_with_every_kind_of_change(demo) -> None:
    second = Release.objects.get(forum__slug="second-forum", number=2)

    kinds = {kind for change in second.changes for kind in change["kinds"]}

    assert kinds == {"added", "removed", "moved", "relocated", "people_changed", "retitled"}


def test_no_session_stands_in_the_way_of_another(demo) -> None:
    for forum in Forum.objects.all():
        assert agenda_of(forum).troubles() == ()


def test_every_objective_has_hours_in_the_second_forum(demo) -> None:
    forum = Forum.objects.get(slug="second-forum")

    assert board(forum).unserved == ()


def test_no_letter_waits_to_be_posted_to_invented_people(demo, mailoutbox) -> None:
    assert not Letter.objects.waiting().exists()
    assert mailoutbox == []


def test_the_second_forum_has_people_on_the_waiting_list_of_one_city(demo) -> None:
    places = Place.objects.filter(registration__forum__slug="second-forum")

    waiting = Counter(places.waiting().values_list("site__slug", flat=True))
    assert set(waiting) == {"luxor"}
    assert places.seated().filter(site__slug="luxor").count() == 34
    # Who withdrew made room: somebody who waited has a seat now.
    assert any(place.waited for place in places.seated())


def test_of_the_first_forums_guests_two_never_came_and_one_came_late(demo) -> None:
    forum = Forum.objects.get(slug="first-forum")
    registered = Registration.objects.standing().filter(forum=forum)

    came = check_ins(forum).filter(session=None)

    assert registered.count() - len(arrived(forum)) == 2
    firsts = Counter(min(days) for days in _days(came).values())
    assert firsts[forum.starts_on] == registered.count() - 3


def _days(rows) -> dict[int, list[date]]:
    """The days on which each registration was seen."""
    seen: dict[int, list[date]] = {}
    for registration, on in rows.values_list("registration", "on"):
        seen.setdefault(registration, []).append(on)
    return seen


def test_most_of_the_first_forums_guests_say_how_it_was(demo) -> None:
    forum = Forum.objects.get(slug="first-forum")

    found = received(forum, today=AT.date())

    assert len(found) >= 8
    assert Response.objects.filter(questionnaire__about=About.FORUM).count() >= 20


def test_whoever_came_long_enough_holds_a_certificate(demo) -> None:
    forum = Forum.objects.get(slug="first-forum")

    held = Certificate.objects.filter(registration__forum=forum, withdrawn_at=None)

    assert held.count() == len(arrived(forum))


def test_the_first_forums_report_is_public(demo, client) -> None:
    page = client.get("/en/ineli-egypt/forums/first-forum/report/")

    assert page.status_code == 200
    assert "baseline" in page.text


def test_most_guests_of_the_second_forum_said_what_they_need_and_some_have_beds(demo) -> None:
    registered = Registration.objects.standing().filter(forum__slug="second-forum").count()
    said = Needs.objects.filter(registration__forum__slug="second-forum").count()

    assert registered * 0.5 < said < registered
    assert Stay.objects.filter(bedroom__isnull=False).count() >= 10


def test_each_kind_of_reader_signs_in_by_a_link_of_their_own(demo, client) -> None:
    # The page asks the clock whether a link still opens.
    for title, path in ways_in("en", at=timezone.now()):
        page = client.post(path)

        assert page.status_code == 302, title
        assert client.get("/en/desk/").status_code == 200, title
        client.logout()


def test_every_address_that_is_named_answers(demo, client) -> None:
    pages = {path: client.get(path).status_code for _title, path in addresses("en")}

    assert set(pages.values()) == {200}
