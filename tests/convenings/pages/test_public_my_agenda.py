"""“My agenda”: without an account, without scripts, and along to the account afterwards."""

from datetime import timedelta

import pytest
from django.test import Client

from multaqa.convenings.models import PersonalAgenda, Pick
from tests.factories.agenda import planned_forum, release, released_forum, speaker
from tests.factories.convenings import (
    FIRST_HOUR,
    PersonalAgendaFactory,
    PickFactory,
    RoomFactory,
    SessionFactory,
    SiteFactory,
)
from tests.factories.people import coordinator_of
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
MY = "/en/library-network/forums/forum/my/"
HERE = {"sec-fetch-site": "same-origin"}


def pick(client: Client, code: str, *, way: str = "add", **headers: str):
    return client.post(f"{MY}{way}/", {"session": code}, headers=headers or HERE)


def read(client: Client) -> str:
    return client.get(MY).content.decode()


def test_a_picked_session_stands_on_the_page(client):
    released_forum()

    answer = pick(client, "S2")

    assert answer["Location"] == f"{MY}#S2"
    assert "Reading session 2" in read(client)
    assert "Reading session 1" not in read(client)


def test_the_cookie_is_out_of_reach_of_scripts(client):
    released_forum()

    cookie = pick(client, "S1").cookies["agenda"]

    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_a_session_is_picked_once_however_often(client):
    released_forum()

    pick(client, "S1")
    pick(client, "S1")

    assert (PersonalAgenda.objects.count(), Pick.objects.count()) == (1, 1)


def test_a_pick_is_taken_out_again(client):
    released_forum()
    pick(client, "S1")

    pick(client, "S1", way="remove")

    assert "Nothing picked yet" in read(client)


def test_taking_out_what_was_never_picked_changes_nothing(client):
    released_forum()

    answer = pick(client, "S1", way="remove")

    assert (answer.status_code, PersonalAgenda.objects.count()) == (302, 0)


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "cross-site"}, {"origin": "https://evil.example"}, {"x": "y"}]
)
def test_another_site_picks_nothing(client, headers):
    released_forum()

    answer = pick(client, "S1", **headers)

    assert (answer.status_code, Pick.objects.count()) == (403, 0)


@pytest.mark.parametrize("code", ["", "NOPE", "S1" * 500, "' OR 1=1 --", "‮S1", "<script>", "\x00"])
def test_what_is_no_session_is_not_picked(client, code):
    released_forum()

    answer = pick(client, code)

    assert (answer.status_code, Pick.objects.count()) == (404, 0)


@pytest.mark.parametrize("way", ["add", "remove", "rotate"])
def test_reading_an_address_that_writes_finds_nothing(client, way):
    released_forum()

    assert client.get(f"{MY}{way}/").status_code == 404


@pytest.mark.parametrize("cookie", ["", ".", "nonsense", "a.b.c" * 300, "‮", "'--"])
def test_a_cookie_that_means_nothing_shows_an_empty_page(client, cookie):
    released_forum()
    client.cookies["agenda"] = cookie.encode("ascii", "ignore").decode()

    assert "Nothing picked yet" in read(client)


def test_two_picks_at_one_time_are_pointed_out(client):
    forum = planned_forum(1)
    room = RoomFactory(site=forum.sites.get())
    SessionFactory(forum=forum, site=room.site, room=room, code="S9")
    release(forum)

    pick(client, "S1")
    pick(client, "S9")

    assert read(client).count("At the same time:") == 2


def test_picks_that_touch_do_not_clash(client):
    forum = planned_forum(1)
    room = forum.sites.get().rooms.get()
    SessionFactory(
        forum=forum,
        site=room.site,
        room=room,
        code="S9",
        starts_at=FIRST_HOUR + timedelta(hours=1),
    )
    release(forum)

    pick(client, "S1")
    pick(client, "S9")

    assert "At the same time:" not in read(client)


def test_a_pick_in_another_city_is_out_of_reach_where_the_way_is_long(client):
    forum = planned_forum(1)
    here, there = forum.sites.get(), SiteFactory(forum=forum)
    here.travels_a.create(site_b=there, minutes=240)
    SessionFactory(
        forum=forum, site=there, room=None, code="S9", starts_at=FIRST_HOUR + timedelta(hours=3)
    )
    release(forum)

    pick(client, "S1")
    pick(client, "S9")

    assert "you will not be there in time" in read(client)


def test_a_pick_that_was_moved_says_so_until_it_was_seen(client):
    forum = released_forum(1)
    pick(client, "S1")
    move_pick_back()
    forum.sessions.update(
        starts_at=FIRST_HOUR + timedelta(hours=4), ends_at=FIRST_HOUR + timedelta(hours=5)
    )
    release(forum, at=NOW + timedelta(days=1))
    before = read(client)

    pick(client, "S1")

    assert "Seen, keep it" in before
    assert "Seen, keep it" not in read(client)


def move_pick_back() -> None:
    """The tests' releases are of January 2020, and a page picks at the clock's own time."""
    Pick.objects.update(picked_at=NOW)


def test_a_pick_that_was_taken_off_says_so_and_can_be_let_go(client):
    forum = released_forum(2)
    pick(client, "S1")
    forum.sessions.filter(code="S1").update(withdrawn_at=NOW)
    release(forum, at=NOW + timedelta(days=1))
    before = read(client)

    pick(client, "S1", way="remove")

    assert "No longer held" in before
    assert "No longer held" not in read(client)


# ── With an account ──────────────────────────────────────────────────────────────────────


def test_what_was_picked_before_signing_in_becomes_the_persons(client, client_of):
    released_forum()
    pick(client, "S1")
    known = client_of(speaker())
    known.cookies["agenda"] = client.cookies["agenda"].value

    page = read(known)

    assert "Reading session 1" in page
    assert known.cookies["agenda"].value == ""


def test_two_agendas_become_one_without_doubles(client, client_of):
    forum = released_forum()
    person = speaker()
    mine = PersonalAgendaFactory(forum=forum, person=person)
    first, second = forum.sessions.filter(code__in=("S1", "S2")).order_by("code")
    PickFactory(agenda=mine, session=first)
    pick(client, "S1")
    pick(client, "S2")
    known = client_of(person)
    known.cookies["agenda"] = client.cookies["agenda"].value

    read(known)

    assert sorted(mine.picks.values_list("session__code", flat=True)) == ["S1", "S2"]
    assert second.code == "S2"


def test_after_signing_out_the_persons_picks_are_not_shown(client, client_of):
    forum = released_forum()
    mine = PersonalAgendaFactory(forum=forum, person=speaker())
    PickFactory(agenda=mine, session=forum.sessions.get(code="S1"))
    client.cookies["agenda"] = mine.token

    assert "Nothing picked yet" in read(client)


def test_one_reader_does_not_see_anothers_picks(client):
    released_forum()
    pick(client, "S1")

    assert "Nothing picked yet" in read(Client())


def test_a_coordinators_page_is_not_kept_offline(client_of, client):
    forum = released_forum()

    mine = client_of(coordinator_of(forum.network)).get(MY)

    assert (mine["Offline-Copy"], client.get(MY)["Offline-Copy"]) == ("no", "yes")


def test_a_nameless_reader_of_two_forums_keeps_both_agendas(client):
    forum = released_forum()
    other = planned_forum_beside(forum)
    pick(client, "S1")
    client.post(f"/en/library-network/forums/{other.slug}/my/add/", {"session": "B1"}, headers=HERE)

    assert "Reading session 1" in read(client)


def planned_forum_beside(forum):
    from tests.factories.convenings import ForumFactory

    other = ForumFactory(network=forum.network, cycle=forum.cycle, slug="another")
    site = SiteFactory(forum=other)
    SessionFactory(forum=other, site=site, room=None, code="B1", title=both("أخرى", "Other"))
    release(other)
    return other


# ── Its calendar ─────────────────────────────────────────────────────────────────────────


def calendar_of(client: Client) -> str:
    agenda = PersonalAgenda.objects.get()
    return client.get(f"{MY}{agenda.token}.ics").content.decode()


def test_the_secret_address_holds_the_picks_alone(client):
    released_forum()
    pick(client, "S2")

    text = calendar_of(Client())

    assert ("Reading session 2" in text, "Reading session 1" in text) == (True, False)


def test_another_address_replaces_the_one_that_was_given_away(client):
    released_forum()
    pick(client, "S1")
    before = PersonalAgenda.objects.get().token

    client.post(f"{MY}rotate/", headers=HERE)

    assert client.get(f"{MY}{before}.ics").status_code == 404
    assert "Reading session 1" in read(client)
    assert "Reading session 1" in calendar_of(client)


def test_a_pick_that_was_taken_off_is_cancelled_in_the_calendar(client):
    forum = released_forum(2)
    pick(client, "S1")
    forum.sessions.filter(code="S1").update(withdrawn_at=NOW)
    release(forum, at=NOW + timedelta(days=1))

    text = calendar_of(client)

    assert "STATUS:CANCELLED" in text
    assert "SEQUENCE:2" in text


def test_an_unchanged_calendar_is_not_sent_again(client):
    released_forum()
    pick(client, "S1")
    address = f"{MY}{PersonalAgenda.objects.get().token}.ics"
    first = client.get(address)

    again = client.get(address, headers={"if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
