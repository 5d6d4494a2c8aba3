"""What search engines and chats read of a page."""

import json
import re
from datetime import timedelta

import pytest

from multaqa.convenings.enums import ForumState
from tests.factories.agenda import planned_forum, release, released_forum
from tests.factories.convenings import FIRST_HOUR
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
BASE = "/en/library-network/forums/forum/"


def linked(client, path: str = ""):
    page = client.get(BASE + path).content.decode()
    (text,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    return json.loads(text)


def test_the_forum_is_an_event_with_its_days_places_and_organiser(client):
    released_forum()

    event = linked(client)

    assert (event["@type"], event["startDate"], event["endDate"]) == (
        "Event",
        "2020-02-16",
        "2020-02-19",
    )
    assert event["location"][0]["address"]["addressCountry"] == "EG"
    assert event["organizer"]["name"] == "Example Library Association"
    assert event["inLanguage"] == ["ar", "en"]


def test_the_agenda_names_each_session_as_a_part(client):
    released_forum(3)

    parts = linked(client, "agenda/")["subEvent"]

    assert [part["name"] for part in parts] == [f"Reading session {n}" for n in (1, 2, 3)]


def test_a_session_stands_as_planned(client):
    released_forum(1)

    assert linked(client, "sessions/S1/")["eventStatus"] == "https://schema.org/EventScheduled"


def test_a_session_that_moved_is_rescheduled(client):
    forum = released_forum(1)
    forum.sessions.update(
        starts_at=FIRST_HOUR + timedelta(hours=4), ends_at=FIRST_HOUR + timedelta(hours=5)
    )
    release(forum, at=NOW + timedelta(days=1))

    assert linked(client, "sessions/S1/")["eventStatus"] == "https://schema.org/EventRescheduled"


def test_a_cancelled_forum_is_cancelled(client):
    forum = released_forum(1)
    type(forum).objects.update(state=ForumState.CANCELLED)

    assert linked(client)["eventStatus"] == "https://schema.org/EventCancelled"


def test_no_title_ends_the_script_that_holds_it(client):
    forum = planned_forum(1)
    evil = "</script><!--<script>&"
    forum.sessions.update(title=both(evil, evil))
    release(forum)

    assert linked(client, "agenda/")["subEvent"][0]["name"] == evil


@pytest.mark.parametrize("path", ["", "agenda/", "sessions/S1/", "venue/"])
def test_a_shared_page_has_a_title_a_text_and_a_picture(client, path):
    released_forum(1)

    page = client.get(BASE + path).content.decode()
    found = dict(
        re.findall(r'<meta (?:property|name)="((?:og|twitter):\w+)" content="(.*?)"', page)
    )

    assert found["og:image"].startswith("http://testserver/en/library-network/forums/forum/")
    assert found["og:title"]
    assert found["twitter:card"] == "summary_large_image"


def test_sharing_needs_no_script_of_anyone(client):
    released_forum(1)

    page = client.get(BASE + "sessions/S1/").content.decode()

    assert "https://wa.me/?text=Reading%20session%201%0Ahttp%3A%2F%2Ftestserver" in page
    assert "https://www.facebook.com/sharer/sharer.php?u=http%3A%2F%2Ftestserver" in page
