"""What a browser needs to read without a line, and a search engine to find its way."""

import json

import pytest
from defusedxml import ElementTree as Xml

from multaqa.convenings.enums import ForumState
from tests.factories.agenda import released_forum

pytestmark = pytest.mark.django_db


def test_the_service_worker_stands_at_the_root_and_is_small(client):
    answer = client.get("/sw.js")

    assert answer["Content-Type"].startswith("text/javascript")
    assert len(answer.content) < 8_000


def test_the_page_of_a_reader_without_a_line_speaks_both_languages(client):
    page = client.get("/ar/offline/").content.decode()

    assert ("لا اتصال بالشبكة" in page, "You are offline" in page) == (True, True)


def test_the_manifest_speaks_the_language_of_its_page(client):
    manifest = json.loads(client.get("/ar/manifest.webmanifest").content)

    assert (manifest["lang"], manifest["dir"], manifest["start_url"]) == ("ar", "rtl", "/ar/")


def test_robots_leave_working_pages_alone(client):
    text = client.get("/robots.txt").content.decode()

    assert "Disallow: /*/prepare/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def places(client) -> list[str]:
    root = Xml.fromstring(client.get("/sitemap.xml").content)
    return [
        each.text or "" for each in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    ]


def test_the_sitemap_names_every_session_in_both_languages(client):
    released_forum(2)

    found = places(client)

    assert [f"http://testserver/{code}/library-network/forums/forum/sessions/S2/" in found
            for code in ("ar", "en")] == [True, True]  # fmt: skip


def test_the_sitemap_names_the_directory_and_the_map(client):
    released_forum(1)

    found = places(client)

    assert {f"http://testserver/ar/library-network/{page}/" for page in ("libraries", "map")} <= {
        *found
    }


def test_the_sitemap_knows_no_draft(client):
    forum = released_forum(1)
    type(forum).objects.update(state=ForumState.DRAFT)

    assert [each for each in places(client) if "forums/forum" in each] == []
