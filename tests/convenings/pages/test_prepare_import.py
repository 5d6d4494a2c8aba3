"""A schedule.json is sent, looked at, and taken as a whole or dropped."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from multaqa.convenings.actions import edit_session
from multaqa.convenings.models import ScheduleFile, Session
from tests.convenings.test_imports import GUID, content, event
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def sent(desk, data, name="schedule.json"):
    data = data if isinstance(data, bytes) else json.dumps(data).encode()
    return desk.post("import", "second", data={"file": SimpleUploadedFile(name, data)})


def digest(desk):
    return desk.get("import_look", "second").context["plan"].digest


def test_nothing_is_written_before_it_was_looked_at(desk):
    answer = sent(desk, content(event()))

    assert answer["Location"] == desk.address("import_look", "second")
    assert Session.objects.count() == 1


def test_the_look_says_what_is_new_who_is_unknown_and_which_rooms_are_made(desk):
    sent(desk, content(event()))

    page = text(desk.get("import_look", "second"))

    assert "A workshop" in page
    assert "Nobody Known" in page
    assert "Rooms to be made" in page
    assert "1 session of the agenda is not in the file: it stays." in page


def test_a_yes_writes_it_and_forgets_the_file(desk):
    sent(desk, content(event()))

    answer = desk.post("import_look", "second", data={"digest": digest(desk)})

    assert answer["Location"] == desk.address("agenda", "second")
    assert (Session.objects.count(), ScheduleFile.objects.count()) == (2, 0)


def test_a_yes_to_what_was_not_shown_is_asked_again(desk):
    sent(desk, content(event()))
    seen = digest(desk)
    desk.post("import_look", "second", data={"digest": seen})
    sent(desk, content(event(title="Another")))
    seen = digest(desk)
    session = Session.objects.get(uid=GUID)
    edit_session(session=session, version=1, title=both("آخر", "By hand"), by=desk.person, at=NOW)

    answer = desk.post("import_look", "second", data={"digest": seen})

    assert (answer.status_code, "Meanwhile the agenda changed" in text(answer)) == (409, True)
    assert str(Session.objects.get(uid=GUID).title) == "By hand"


def test_a_file_with_a_wrong_session_is_not_taken_at_all(desk):
    sent(desk, content(event(), event(guid="nonsense")))

    page = text(desk.get("import_look", "second"))
    answer = desk.post("import_look", "second", data={"digest": digest(desk)})

    assert "Day 1, Riwaq, A workshop" in page
    assert "Bring all of it in" not in page
    assert (answer.status_code, Session.objects.count()) == (409, 1)


def test_a_file_that_says_nothing_new_is_told_so(desk):
    sent(desk, content(event()))
    desk.post("import_look", "second", data={"digest": digest(desk)})
    sent(desk, content(event()))

    answer = desk.post("import_look", "second", data={"digest": digest(desk)})

    assert (answer.status_code, "says already" in text(answer)) == (409, True)


def test_a_file_is_dropped(desk):
    sent(desk, content(event()))

    desk.post("import_drop", "second")

    assert (Session.objects.count(), ScheduleFile.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"PK\x03\x04 a workbook", "no JSON"),
        (b"\xff\xfe", "not text in UTF-8"),
        (b"", "empty"),
        (b"{}", "no schedule.json"),
    ],
)
def test_what_is_no_schedule_is_told_beside_the_field(desk, data, sentence):
    answer = sent(desk, data)

    assert (answer.status_code, sentence in text(answer)) == (200, True)
    assert not ScheduleFile.objects.exists()


def test_an_upload_without_a_file_says_what_it_needs(desk):
    assert "This field is required" in text(desk.post("import", "second"))


def test_script_in_a_file_is_shown_as_text(desk):
    sent(desk, content(event(title="<script>alert(1)</script>")), name="<img src=x>.json")

    page = text(desk.get("import_look", "second"))

    assert ("<script>alert" in page, "<img src=x>" in page) == (False, False)
