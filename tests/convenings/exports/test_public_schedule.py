"""The schedule format, judged by its own schemas."""

import json
from pathlib import Path

import jsonschema
import pytest
import xmlschema

from tests.factories.agenda import planned_forum, release, released_forum
from tests.factories.words import both

pytestmark = pytest.mark.django_db
SCHEMAS = Path(__file__).parents[1] / "schemas"
BASE = "/{}/library-network/forums/forum/"


def as_json(client, language: str = "en"):
    return json.loads(client.get(BASE.format(language) + "schedule.json").content)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_json_is_valid(client, language):
    released_forum(8)
    schema = json.loads((SCHEMAS / "schema.json").read_text("utf-8"))
    judge = jsonschema.Draft6Validator(schema, format_checker=jsonschema.FormatChecker())

    assert [fault.message for fault in judge.iter_errors(as_json(client, language))] == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_xml_is_valid(client, language):
    released_forum(8)
    schema = xmlschema.XMLSchema(SCHEMAS / "schedule.xml.xsd")

    content = client.get(BASE.format(language) + "schedule.xml").content

    assert [fault.reason for fault in schema.iter_errors(content.decode("utf-8"))] == []


@pytest.mark.parametrize("title", ["</title><script>", "a\x0bb", "‮gnp", "]]>", "&amp;"])
def test_the_xml_stays_valid_whatever_people_wrote(client, title):
    forum = planned_forum(1)
    forum.sessions.update(title=both(title, title), abstract=both(title, title))
    release(forum)
    schema = xmlschema.XMLSchema(SCHEMAS / "schedule.xml.xsd")

    content = client.get(BASE.format("en") + "schedule.xml").content

    assert schema.is_valid(content.decode("utf-8"))


def test_the_json_holds_the_release_and_the_days(client):
    released_forum(7)

    schedule = as_json(client)["schedule"]

    assert (schedule["version"], schedule["conference"]["daysCount"]) == ("1", 2)
    assert schedule["conference"]["time_zone_name"] == "Africa/Cairo"


def test_a_session_tells_its_length_in_hours_and_minutes(client):
    released_forum(1)

    (room,) = as_json(client)["schedule"]["conference"]["days"][0]["rooms"].values()

    assert (room[0]["start"], room[0]["duration"]) == ("10:00", "01:00")


@pytest.mark.parametrize("path", ["schedule.json", "schedule.xml"])
def test_an_unchanged_schedule_is_not_sent_again(client, path):
    released_forum(1)
    first = client.get(BASE.format("en") + path)

    again = client.get(BASE.format("en") + path, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304


@pytest.mark.parametrize("path", ["schedule.json", "schedule.xml"])
def test_before_the_first_release_there_is_no_schedule(client, path):
    planned_forum()

    assert client.get(BASE.format("en") + path).status_code == 404
