"""Releasing on the working pages: what would change, what stands in the way, what was."""

import pytest

from multaqa.convenings.actions import edit_session, withdraw_session
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum, Release
from tests.factories.convenings import FacilitationFactory, SessionFactory
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def put_out(desk, **fields):
    return desk.post("release", "second", data={"note_en": "The first version"} | fields)


def test_before_the_first_release_everything_is_new(desk):
    page = text(desk.get("release", "second"))

    assert "What the public will read for the first time" in page
    assert "is new: Sunday 16 February" in page


def test_a_release_is_listed_with_its_note(desk):
    answer = put_out(desk)

    assert answer["Location"] == desk.address("releases", "second")
    page = text(desk.get("releases", "second"))
    assert ("The first version" in page, "1 person told, 0 by letter" in page) == (True, True)


def test_an_unchanged_agenda_offers_no_release_and_refuses_one(desk):
    put_out(desk)

    assert "Nothing has changed since version 1" in text(desk.get("release", "second"))
    assert "Nothing has changed since version 1" in text(put_out(desk))
    assert Release.objects.count() == 1


def test_a_change_is_said_before_it_is_released(desk):
    put_out(desk)
    withdraw_session(session=desk.session, version=1, by=desk.person, at=NOW)

    assert "is no longer held" in text(desk.get("release", "second"))


def test_a_small_change_says_that_nobody_gets_a_letter(desk):
    put_out(desk)
    edit_session(
        session=desk.session, version=1, abstract=both("نص", "Text"), by=desk.person, at=NOW
    )

    assert "Nobody gets a letter" in text(desk.get("release", "second"))


def test_open_conflicts_are_shown_and_do_not_stop_a_release(desk):
    FacilitationFactory(
        session=SessionFactory(forum=desk.forum, site=desk.luxor, room=None), person=desk.person
    )

    page = text(desk.get("release", "second"))
    put_out(desk)

    assert "still open" in page
    assert Release.objects.count() == 1


def test_an_empty_agenda_says_so(desk):
    withdraw_session(session=desk.session, version=1, by=desk.person, at=NOW)

    assert "There is no session to release yet." in text(put_out(desk))


@pytest.mark.parametrize(
    ("note", "sentence"),
    [("x" * 5000, "At most"), ("a\u202eb", "Hidden characters were taken out")],
)
def test_a_note_that_is_wrong_releases_nothing(desk, note, sentence):
    answer = put_out(desk, note_en=note)

    assert (sentence in text(answer), Release.objects.count()) == (True, 0)


def test_a_forum_that_is_over_offers_no_release(desk):
    Forum.objects.update(state=ForumState.HELD)

    assert "<form" not in text(desk.get("release", "second")).split("<main")[1].split("</main")[0]
    assert put_out(desk).status_code == 200
    assert Release.objects.count() == 0
