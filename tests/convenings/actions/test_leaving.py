import pytest

from multaqa.convenings.actions import let_go
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Facilitation, PersonalAgenda, ReleaseLetter
from multaqa.kernel import ledger
from multaqa.people.actions import leave
from tests.factories.convenings import (
    FacilitationFactory,
    PersonalAgendaFactory,
    ReleaseFactory,
)
from tests.factories.people import PersonFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


def test_whoever_leaves_leads_no_session_to_come():
    row = FacilitationFactory()

    let_go(person=row.person, by=None, at=NOW)

    row.session.refresh_from_db()
    assert (Facilitation.objects.exists(), row.session.version) == (False, 2)
    assert ledger.history(row.session).get().verb == "facilitator left"


def test_a_forum_that_is_over_keeps_who_led_what():
    row = FacilitationFactory(session__forum__state=ForumState.HELD)

    let_go(person=row.person, by=None, at=NOW)

    assert Facilitation.objects.get() == row


def test_what_was_theirs_alone_is_deleted():
    person = PersonFactory()
    PersonalAgendaFactory(person=person)
    ReleaseLetter.objects.create(release=ReleaseFactory(), person=person)

    let_go(person=person, by=None, at=NOW)

    assert not PersonalAgenda.objects.exists()
    assert not ReleaseLetter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_room_hears_of_someone_who_leaves():
    row = FacilitationFactory()

    leave(person=row.person, by=row.person, at=NOW)

    assert not Facilitation.objects.exists()
