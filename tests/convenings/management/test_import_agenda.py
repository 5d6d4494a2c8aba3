"""An agenda comes in on the command line as on its page: seen first, then all or nothing."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from multaqa.convenings.models import Session
from tests.factories.convenings import SiteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    return SiteFactory().forum


@pytest.fixture
def schedule(tmp_path, forum):
    """Writes a schedule.json of one event and gives its path."""

    def write(**event: object) -> str:
        day = forum.starts_on.isoformat()
        whole = {
            "guid": "5b1e5a0e-7d4e-4a73-8c39-6f3f0f8f3f01",
            "title": "A talk",
            "date": f"{day}T10:00:00+02:00",
            "start": "10:00",
            "duration": "00:45",
            "room": "Hall",
            "type": "talk",
            "persons": [],
        }
        days = [{"date": day, "rooms": {"Hall": [whole | event]}}]
        file = tmp_path / "schedule.json"
        file.write_text(json.dumps({"schedule": {"conference": {"days": days}}}))
        return str(file)

    return write


def bring_in(forum, file: str, **options: object) -> str:
    out = StringIO()
    call_command("import_agenda", forum.network.slug, forum.slug, file, stdout=out, **options)
    return out.getvalue()


def test_a_session_of_the_file_comes_onto_the_working_agenda(forum, schedule) -> None:
    said = bring_in(forum, schedule())

    assert said == "New sessions: 1; changed: 0; as they are: 0.\n"
    assert Session.objects.get().forum == forum


def test_a_dry_run_says_the_same_and_writes_nothing(forum, schedule) -> None:
    said = bring_in(forum, schedule(), dry_run=True)

    assert said == "New sessions: 1; changed: 0; as they are: 0.\n"
    assert not Session.objects.exists()


def test_bringing_the_same_file_in_again_changes_nothing(forum, schedule) -> None:
    bring_in(forum, schedule())

    assert bring_in(forum, schedule()) == "New sessions: 0; changed: 0; as they are: 1.\n"


def test_who_is_not_of_the_network_is_named(forum, schedule) -> None:
    said = bring_in(forum, schedule(persons=[{"public_name": "Nobody Known"}]), dry_run=True)

    assert "The network does not know these people: Nobody Known\n" in said


def test_a_wrong_session_keeps_the_whole_file_out(forum, schedule) -> None:
    with pytest.raises(CommandError, match="Nothing was written"):
        bring_in(forum, schedule(duration="soon"))

    assert not Session.objects.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'{"schedule": 1}'])
def test_what_is_no_schedule_is_refused_in_a_sentence(forum, tmp_path, content) -> None:
    file = tmp_path / "schedule.json"
    file.write_bytes(content)

    with pytest.raises(CommandError, match=r"\.$"):
        bring_in(forum, str(file))


def test_a_forum_that_is_not_there_is_refused(forum, schedule) -> None:
    with pytest.raises(CommandError, match="has no forum “nowhere” here"):
        call_command("import_agenda", forum.network.slug, "nowhere", schedule())


def test_a_file_that_is_not_there_is_refused(forum) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        bring_in(forum, "gone.json")
