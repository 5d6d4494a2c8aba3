from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from multaqa.convenings.models import ReleaseLetter
from multaqa.kernel.ledger import record
from multaqa.kernel.visitors import Visitor
from multaqa.portal.queries import desk
from tests.factories.attendance import CheckInFactory
from tests.factories.convenings import (
    FacilitationFactory,
    ForumFactory,
    ReleaseFactory,
    SessionFactory,
    SessionObjectiveFactory,
    SiteFactory,
)
from tests.factories.networks import NetworkFactory
from tests.factories.people import PersonFactory, RoleFactory
from tests.factories.registrations import PlaceFactory, RegistrationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def network():
    return NetworkFactory()


@pytest.fixture
def coordinator(network):
    return RoleFactory(network=network, name="coordinator", person=PersonFactory()).person


def forum_of(network, **fields):
    return ForumFactory(network=network, cycle__network=network, **fields)


def letter_to(person, forum, number):
    release = ReleaseFactory(forum=forum, number=number)
    return ReleaseLetter.objects.create(release=release, person=person)


def test_a_coordinator_is_told_of_sessions_that_nobody_leads(client_of, network, coordinator):
    forum = forum_of(network, state="announced")
    SessionFactory(forum=forum, site=SiteFactory(forum=forum), kind="workshop")

    page = client_of(coordinator).get("/en/desk/").content.decode()

    assert "1 session has no facilitator." in page


def test_a_member_is_told_nothing_of_a_draft(client_of, network):
    member = RoleFactory(network=network, name="innovator").person
    forum_of(network, state="draft")

    assert desk(Visitor(member)).forums == ()


def test_a_coordinator_by_personal_link_prepares_nothing(network, coordinator):
    forum_of(network, state="announced")

    (row,) = desk(Visitor(coordinator, strong=False)).forums

    assert not row.coordinates


def test_only_the_newest_unread_letter_of_a_forum_stands_on_the_desk(network, coordinator):
    forum = forum_of(network, state="open")
    letter_to(coordinator, forum, 1)
    newest = letter_to(coordinator, forum, 2)

    assert desk(Visitor(coordinator)).letters == (newest,)


def test_who_looks_at_what_changed_has_read_the_letters(client_of, network, coordinator):
    forum = forum_of(network, state="open")
    letter_to(coordinator, forum, 1)

    response = client_of(coordinator).post(f"/en/desk/seen/{forum.pk}/")

    assert response["Location"] == f"/en/{network.slug}/forums/{forum.slug}/releases/"
    assert desk(Visitor(coordinator)).letters == ()


def test_sessions_are_counted_once_whoever_leads_them_and_whatever_they_serve(network, coordinator):
    forum = forum_of(network, state="open")
    place = {"forum": forum, "site": SiteFactory(forum=forum)}
    led = SessionFactory(kind="workshop", **place)
    for person in (coordinator, PersonFactory()):
        FacilitationFactory(session=led, person=person)
    for number in (1, 2):
        SessionObjectiveFactory(session=led, objective__number=number, share=40)
    SessionFactory(kind="talk", **place)
    SessionFactory(kind="meal", **place)

    (row,) = desk(Visitor(coordinator)).forums

    assert (row.sessions, row.unled, row.unserving, row.mine) == (3, 1, 1, 1)


def test_an_agenda_worked_on_since_its_release_is_stale(network, coordinator):
    forum = forum_of(network, state="open")
    released = ReleaseFactory(forum=forum, number=1)

    def worked(verb, minutes):
        at = released.at + timedelta(minutes=minutes)
        record(verb=verb, subject=forum, by=None, at=at, network_id=network.pk)
        return desk(Visitor(coordinator)).forums[0].stale

    assert not worked("session added", -1)
    assert not worked("agenda released", 1)
    assert worked("session moved", 2)


@pytest.mark.parametrize("count", [1, 3])
def test_a_desk_asks_eight_things_however_much_it_shows(
    client_of, network, coordinator, count, django_assert_max_num_queries
):
    for n in range(count):
        forum = forum_of(network, state="open", slug=f"forum-{n}")
        SessionFactory(forum=forum, site=SiteFactory(forum=forum))
        letter_to(coordinator, forum, 1)
    client = client_of(coordinator)

    PlaceFactory(registration=RegistrationFactory(forum=forum, person=coordinator))

    with django_assert_max_num_queries(8):
        assert "لك مقعد" in client.get("/ar/desk/").content.decode()


def test_a_coordinators_desk_says_who_is_registered_waits_and_came_today(
    client_of, network, coordinator
):
    forum = forum_of(network, state="under_way")
    site = SiteFactory(forum=forum)
    seated, waiting = (RegistrationFactory(forum=forum) for _ in range(2))
    PlaceFactory(registration=seated, site=site, seat=1)
    PlaceFactory(registration=waiting, site=site, seat=None, seated_at=None)
    there = timezone.now().astimezone(ZoneInfo(network.time_zone)).date()
    CheckInFactory(registration=seated, site=site, on=there)

    page = client_of(coordinator).get("/en/desk/").content.decode()

    for said in ("2 people are registered", "1 waits for a seat", "1 came today", "/health/"):
        assert said in page


@pytest.mark.parametrize(
    ("zone", "there"),
    [("Pacific/Kiritimati", 17), ("Africa/Cairo", 16), ("UTC", 16), ("Pacific/Pago_Pago", 15)],
)
def test_today_is_the_day_of_the_network(network, coordinator, monkeypatch, zone, there):
    noon_of_the_middle = datetime(2020, 2, 16, 10, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: noon_of_the_middle)
    network.time_zone = zone
    network.save()
    site = SiteFactory(forum=forum_of(network, state="under_way"))
    for day, many in ((15, 1), (16, 2), (17, 3)):
        for _ in range(many):
            registration = RegistrationFactory(forum=site.forum)
            CheckInFactory(registration=registration, site=site, on=date(2020, 2, day))

    assert desk(Visitor(coordinator)).forums[0].today == {15: 1, 16: 2, 17: 3}[there]


def test_a_member_is_not_told_who_waits(client_of, network):
    member = RoleFactory(network=network, name="innovator").person
    RegistrationFactory(forum=forum_of(network, state="under_way"))

    page = client_of(member).get("/en/desk/").content.decode()

    assert ("is registered" in page, "/health/" in page) == (False, False)
