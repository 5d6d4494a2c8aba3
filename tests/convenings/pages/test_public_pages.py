"""The public pages of a forum: in both languages, within their budgets, never stale."""

import brotli
import pytest

from multaqa.convenings.actions import move_forum
from multaqa.convenings.enums import ForumState
from multaqa.kernel.common import Shells
from multaqa.kernel.kept import KeptPages, touch
from tests.factories.agenda import planned_forum, release, released_forum, speaker
from tests.factories.convenings import (
    FacilitationFactory,
    ForumFactory,
    RoomFactory,
    SessionFactory,
    SiteFactory,
)
from tests.factories.people import ConsentFactory
from tests.factories.words import both

pytestmark = pytest.mark.django_db
BASE = "library-network/forums/forum/"
PAGES = [
    *("", "agenda/", "agenda/site/cairo/", "agenda/objective/1/", "agenda/print/", "now/"),
    *("sessions/S1/", "speakers/", "venue/", "releases/", "my/"),
]
KEPT = [page for page in PAGES if page not in ("now/", "my/")]


def read(client, path: str, language: str = "en", **headers: str) -> str:
    response = client.get(f"/{language}/{BASE}{path}", headers=headers)
    assert response.status_code == 200, path
    return response.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_written_in_arabic_from_right_to_left(client, path):
    released_forum()

    page = read(client, path, "ar")

    assert '<html lang="ar" dir="rtl"' in page
    assert "الملتقى" in page


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_written_in_english(client, path):
    released_forum()

    assert '<html lang="en" dir="ltr"' in read(client, path)


@pytest.mark.parametrize("path", [page for page in PAGES if "sessions" not in page])
def test_before_the_first_release_a_page_says_so_or_shows_what_is_known(client, path):
    planned_forum()

    page = read(client, path)

    assert "Reading session" not in page


def test_the_agenda_holds_every_session_with_its_hour_and_its_place(client):
    released_forum(3)

    page = read(client, "agenda/")

    assert [f"Reading session {n}" in page for n in (1, 2, 3)] == [True, True, True]
    assert 'datetime="2020-02-16T10:00:00+02:00"' in page


def test_the_agenda_of_a_site_holds_its_sessions_alone(client):
    forum = planned_forum(1)
    room = RoomFactory(site=SiteFactory(forum=forum, slug="luxor"))
    SessionFactory(
        forum=forum, site=room.site, room=room, title=both("نهر النيل", "On the Nile"), code="L1"
    )
    release(forum)

    page = read(client, "agenda/site/luxor/")

    assert ("On the Nile" in page, "Reading session 1" in page) == (True, False)


def test_an_objective_that_no_session_serves_has_an_empty_agenda(client):
    forum = planned_forum(1)
    forum.sessions.first().serves.all().delete()
    release(forum)

    assert "No session here" in read(client, "agenda/objective/1/")


@pytest.mark.parametrize("path", ["agenda/site/nowhere/", "agenda/objective/9/", "sessions/X9/"])
def test_what_is_not_there_is_not_found(client, path):
    released_forum()

    assert client.get(f"/en/{BASE}{path}").status_code == 404


def test_a_session_that_was_taken_off_says_so_to_those_who_kept_its_address(client):
    forum = released_forum(2)
    forum.sessions.filter(code="S1").update(withdrawn_at=forum.created_at)
    release(forum)

    response = client.get(f"/en/{BASE}sessions/S1/")

    assert response.status_code == 410
    assert "no longer held" in response.content.decode()


@pytest.mark.parametrize("path", ["", "agenda/", "now/", "my/", "agenda.ics", "card.png"])
def test_a_draft_is_hidden(client, path):
    forum = released_forum()
    type(forum).objects.update(state=ForumState.DRAFT)

    assert client.get(f"/en/{BASE}{path}").status_code == 404


def test_a_cancelled_forum_says_why(client):
    forum = released_forum()
    person = speaker()
    move_forum(
        forum=forum,
        to=ForumState.CANCELLED,
        because=both("عاصفة", "A storm is coming"),
        by=person,
        at=forum.created_at,
    )

    assert "A storm is coming" in read(client, "agenda/")


def test_the_forums_page_lists_those_to_come_and_those_held(client):
    forum = released_forum()
    ForumFactory(
        network=forum.network,
        cycle=forum.cycle,
        state=ForumState.HELD,
        name=both("الملتقى الأسبق", "The forum before"),
    )
    ForumFactory(
        network=forum.network,
        cycle=forum.cycle,
        state=ForumState.DRAFT,
        name=both("سر", "Still a secret"),
    )

    page = client.get("/en/library-network/forums/").content.decode()

    assert "The forum before" in page
    assert "Still a secret" not in page


# ── Kept whole, never stale ──────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", KEPT)
def test_a_page_is_kept_whole(client, queries_of, path):
    released_forum()
    read(client, path)

    assert queries_of(lambda: read(client, path)) == 1


@pytest.mark.parametrize("path", ["", "agenda/", "sessions/S1/", "releases/"])
def test_a_release_is_read_at_once(client, path):
    forum = released_forum(1)
    read(client, path)
    forum.sessions.update(title=both("عنوان جديد", "Another title"))
    release(forum, note=both("تغيير", "A small change"))

    page = read(client, path)

    assert "Another title" in page or "A small change" in page


def test_a_cookie_with_picks_does_not_keep_the_agenda_from_being_kept(client, queries_of):
    released_forum()
    client.cookies["agenda"] = "something"
    read(client, "agenda/")

    assert queries_of(lambda: read(client, "agenda/")) == 1


@pytest.mark.parametrize("path", KEPT)
def test_a_page_made_again_asks_one_question(client, queries_of, path):
    released_forum()
    read(client, path)

    KeptPages.copies.clear()
    Shells.forget()

    assert queries_of(lambda: read(client, path)) == (2 if path == "releases/" else 1)


@pytest.mark.parametrize("path", KEPT)
def test_a_page_for_a_reader_who_signed_in_is_theirs_and_stays_fresh(client, client_of, path):
    """What all share is kept for them too; their own frame stands round it."""
    forum = released_forum()
    read(client, path)
    reader = client_of(speaker())

    before = read(reader, path)
    storm = both("عاصفة", "A storm is coming")
    move_forum(
        forum=forum, to=ForumState.CANCELLED, because=storm, by=speaker(), at=forum.created_at
    )
    after = read(reader, path)

    assert ("My desk" in before, "Sign out" in before) == (True, True)
    assert ("A storm is coming" in before, "A storm is coming" in after) == (False, True)
    assert "My desk" not in read(client, path)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_asks_the_same_of_one_session_and_of_three(client, queries_of, path):
    forum = released_forum(1)
    one = queries_of(lambda: read(client, path))
    room = forum.sites.get().rooms.get()
    for code in ("M1", "M2"):
        session = SessionFactory(forum=forum, site=room.site, room=room, code=code)
        FacilitationFactory(session=session, person=speaker())

    release(forum)

    assert queries_of(lambda: read(client, path)) == one


def test_a_copy_may_be_kept_offline_by_a_reader_who_has_not_signed_in(client, client_of):
    released_forum()

    unknown = client.get(f"/en/{BASE}agenda/")
    known = client_of(speaker()).get(f"/en/{BASE}agenda/")

    assert (unknown["Offline-Copy"], known["Offline-Copy"]) == ("yes", "no")


# ── Whose names are shown ────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", [*PAGES, "agenda.ics", "schedule.json", "schedule.xml"])
@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_name_that_is_withheld_stands_nowhere(client, path, language):
    forum = planned_forum(2, shown=False)
    forum.sessions.first().facilitations.update(person=speaker(shown=False, name=SECRET))
    release(forum)

    page = client.get(f"/{language}/{BASE}{path}").content.decode()

    assert ("Kareema Alsirr" in page, "كريمة السر" in page) == (False, False)


SECRET = both("كريمة السر", "Kareema Alsirr")


def test_who_withholds_the_name_is_a_facilitator_of_the_network(client):
    released_forum(1, shown=False)

    assert "a facilitator of the network" in read(client, "sessions/S1/")


def test_a_consent_that_is_given_shows_the_name_once_the_stamp_has_changed(client):
    forum = planned_forum(1, shown=False)
    release(forum)
    read(client, "agenda/")
    person = forum.sessions.get().facilitations.get().person
    ConsentFactory(person=person)
    touch(forum.network.slug)

    assert person.name.localize("en") in read(client, "agenda/")


# ── What people wrote ────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", PAGES)
def test_a_title_runs_no_script(client, path):
    forum = planned_forum(1)
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    forum.sessions.update(title=both(evil, evil))
    type(forum).objects.update(name=both(evil, evil))
    release(forum)

    page = read(client, path)

    assert ("<script>alert" in page, "<img src=x" in page) == (False, False)


def test_a_title_is_kept_from_turning_what_stands_round_it(client):
    forum = planned_forum(1)
    forum.sessions.update(title=both("عنوان بالعربية", ""))
    release(forum)

    assert '<bdi lang="ar" dir="rtl">عنوان بالعربية</bdi>' in read(client, "agenda/")


# ── How heavy a page is ──────────────────────────────────────────────────────────────────

KB = 1_000
LONG = both(
    "من خط البداية: ماذا تقول أرقام مكتباتنا عن الحي الذي حولها، {n}؟",
    "From the starting line: what do our figures say of the neighbourhood, {n}?",
)


MOST = {"": 14, "agenda/": 20, "sessions/S1/": 14, "speakers/": 25, "venue/": 14}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_page_of_sixty_sessions_is_within_its_budget(client, language):
    forum = planned_forum(60)
    for n, session in enumerate(forum.sessions.all()):
        session.title = both(*(LONG.localize(code).format(n=n * 37) for code in ("ar", "en")))
        session.save()
    release(forum)

    weights = {path: weight(client, f"/{language}/{BASE}{path}") for path in MOST}

    assert {path: most for path, most in weights.items() if most > MOST[path] * KB} == {}


def weight(client, path: str) -> int:
    response = client.get(path, headers={"accept-encoding": "br"})
    assert b"<html" in brotli.decompress(response.content)
    return len(response.content)
