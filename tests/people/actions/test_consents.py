from datetime import timedelta

import pytest

from multaqa.kernel.kept import EVERYWHERE
from multaqa.kernel.models import Entry, Stamp
from multaqa.kernel.refusal import Refusal
from multaqa.people.actions import set_consents
from multaqa.people.models import Consent
from multaqa.people.queries import consents_of
from tests.factories.people import ConsentFactory, PersonFactory
from tests.factories.words import NOW

pytestmark = pytest.mark.django_db


def say(shows):
    person = PersonFactory()
    set_consents(person=person, shows=shows, by=person, at=NOW)


def test_nobody_consents_for_someone_else():
    with pytest.raises(Refusal, match="Only the person concerned"):
        set_consents(person=PersonFactory(), shows=[], by=PersonFactory(), at=NOW)


def test_what_everyone_sees_members_see_too():
    person = PersonFactory()

    set_consents(person=person, shows=[("name", "public")], by=person, at=NOW)

    assert consents_of(person) == {("name", "public"), ("name", "members")}


def test_a_consent_taken_back_keeps_its_row():
    person = PersonFactory()
    set_consents(person=person, shows=[("bio", "members")], by=person, at=NOW)

    set_consents(person=person, shows=[], by=person, at=NOW + timedelta(days=1))

    row = Consent.objects.get()
    assert (row.given_at, row.withdrawn_at) == (NOW, NOW + timedelta(days=1))


def test_a_consent_given_again_is_a_new_row():
    person = PersonFactory()
    for shows in ([("bio", "members")], [], [("bio", "members")]):
        set_consents(person=person, shows=shows, by=person, at=NOW)

    assert Consent.objects.filter(withdrawn_at=None).count() == 1


def test_saying_the_same_again_writes_nothing():
    person = PersonFactory()
    set_consents(person=person, shows=[("bio", "members")], by=person, at=NOW)
    lines = Entry.objects.count()

    set_consents(person=person, shows=[("bio", "members")], by=person, at=NOW)

    assert Entry.objects.count() == lines


def test_only_the_persons_own_consents_change():
    other = ConsentFactory()

    say(shows=[])

    other.refresh_from_db()
    assert other.withdrawn_at is None


def test_each_change_is_in_the_ledger():
    person = PersonFactory()

    set_consents(person=person, shows=[("city", "members")], by=person, at=NOW)

    line = Entry.objects.get()
    assert (line.verb, line.detail) == ("consent given", {"part": "city", "to": "members"})


def test_all_public_pages_are_made_anew():
    say(shows=[("city", "public")])

    assert Stamp.objects.filter(name=EVERYWHERE).exists()


@pytest.mark.parametrize("pair", [("shoe", "public"), ("name", "police")])
def test_an_unknown_part_or_audience_is_an_error(pair):
    with pytest.raises(ValueError, match="is not a valid"):
        say(shows=[pair])
