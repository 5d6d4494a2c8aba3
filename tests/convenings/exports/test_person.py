import pytest

from multaqa.convenings.actions import release_agenda
from multaqa.people.queries import portables
from tests.factories.convenings import FacilitationFactory, PickFactory
from tests.factories.people import PersonFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


def test_a_person_takes_along_what_they_picked():
    pick = PickFactory()

    rows = portables()["picked_sessions"](pick.agenda.person_id)

    assert [row["session"]["en"] for row in rows] == [pick.session.title.localize("en")]
    assert portables()["picked_sessions"](PersonFactory().pk) == []


def test_a_person_takes_along_what_they_lead_and_were_told():
    led = FacilitationFactory()
    release_agenda(forum=led.session.forum, note="", by=led.person, at=NOW)

    (session,) = portables()["led_sessions"](led.person_id)
    (letter,) = portables()["letters_about_releases"](led.person_id)

    assert session["starts_at"] == led.session.starts_at.isoformat()
    assert (letter["version"], letter["sessions"]) == (1, [session["session"]])
