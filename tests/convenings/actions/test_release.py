import threading
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection, connections

from multaqa.convenings.actions import (
    edit_session,
    move_session,
    read_letters,
    release_agenda,
    withdraw_session,
)
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Release
from multaqa.convenings.notices import AgendaReleased
from multaqa.convenings.queries import preparation, released, releases_of
from multaqa.kernel import ledger
from multaqa.kernel.models import Stamp
from multaqa.kernel.refusal import Refusal
from multaqa.letters.models import Letter
from multaqa.letters.queries import kind_of, written
from tests.factories.convenings import (
    FIRST_HOUR,
    FacilitationFactory,
    ForumFactory,
    PersonalAgendaFactory,
    PickFactory,
    SessionFactory,
)
from tests.factories.people import PersonFactory
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db


def who():
    return {"by": PersonFactory(), "at": NOW}


def put_out(forum, **fields):
    return release_agenda(**({"forum": forum, "note": "", **who()} | fields))


def later(session):
    move_session(
        session=session,
        version=session.version,
        site=session.site,
        room=session.room,
        starts_at=FIRST_HOUR + timedelta(hours=2),
        ends_at=FIRST_HOUR + timedelta(hours=3),
        **who(),
    )
    session.refresh_from_db()
    return session


def test_releases_are_numbered():
    session = SessionFactory()

    first = put_out(session.forum)
    second = put_out(later(session).forum)

    assert (first.number, second.number) == (1, 2)


def test_a_release_is_frozen():
    session = SessionFactory()
    put_out(session.forum)

    later(session)

    assert released(session.forum).sessions[0].starts_at == FIRST_HOUR


def test_a_release_holds_nobodys_name():
    row = FacilitationFactory()

    release = put_out(row.session.forum)

    assert release.agenda["sessions"][0]["people"] == [row.person_id]
    assert str(row.person.name) not in str(release.agenda) + str(release.changes)


def test_an_empty_agenda_is_not_released():
    with pytest.raises(Refusal, match="no session to release"):
        put_out(ForumFactory())


def test_an_agenda_is_not_released_twice_unchanged():
    session = SessionFactory()
    put_out(session.forum)

    with pytest.raises(Refusal, match="Nothing has changed since version 1"):
        put_out(session.forum)


def test_a_corrected_abstract_is_worth_a_release_and_no_letter():
    session = FacilitationFactory().session
    put_out(session.forum)
    edit_session(session=session, version=1, abstract=both("مصحح", "Corrected"), **who())

    release = put_out(session.forum)

    assert (release.changes, release.letters.count()) == ([], 0)


def test_the_agenda_of_a_forum_that_is_over_is_not_released():
    with pytest.raises(Refusal, match="is over"):
        put_out(SessionFactory(forum__state=ForumState.HELD).forum)


def test_a_release_makes_the_public_pages_again_and_is_noted():
    session = SessionFactory()

    put_out(session.forum)

    assert Stamp.objects.filter(name=session.forum.network.slug).exists()
    assert ledger.history(session.forum).get().detail == {
        "release": 1,
        "changes": 1,
        "touched": 0,
    }


def test_whoever_leads_a_changed_session_is_told_once():
    row = FacilitationFactory()
    put_out(row.session.forum)

    release = put_out(later(row.session).forum)

    letter = release.letters.get()
    assert letter.person == row.person
    assert [change["kinds"] for change in letter.changes] == [["moved"]]


def test_whoever_leads_what_did_not_change_is_not_told():
    row = FacilitationFactory()
    put_out(row.session.forum)
    SessionFactory(forum=row.session.forum, site=row.session.site)

    assert not put_out(row.session.forum).letters.exists()


def test_whoever_led_a_session_and_leads_it_no_more_is_told():
    row = FacilitationFactory()
    put_out(row.session.forum)
    edit_session(session=row.session, version=1, people=[], **who())

    assert put_out(row.session.forum).letters.get().person == row.person


def test_whoever_picked_a_session_that_is_taken_off_is_told():
    session = SessionFactory()
    put_out(session.forum)
    pick = PickFactory(session=session, agenda__forum=session.forum, agenda__person=PersonFactory())
    withdraw_session(session=session, version=1, **who())

    release = put_out(session.forum)

    assert release.letters.get().person == pick.agenda.person
    assert release.changes[0]["kinds"] == ["removed"]


def test_a_picker_without_an_account_cannot_be_told():
    session = SessionFactory()
    agenda = PersonalAgendaFactory(forum=session.forum, person=None)
    PickFactory(session=session, agenda=agenda)

    assert not put_out(session.forum).letters.exists()


def test_whoever_left_is_not_told():
    row = FacilitationFactory(person__left_at=NOW)

    assert not put_out(row.session.forum).letters.exists()


@pytest.mark.django_db(transaction=True)
def test_a_release_is_announced_with_those_it_touches(heard):
    row = FacilitationFactory()

    release = put_out(row.session.forum)

    notice = AgendaReleased(row.session.forum_id, release.pk, (row.person_id,))
    assert heard(AgendaReleased) == [notice]


@pytest.mark.django_db(transaction=True)
def test_a_letter_leaves_in_the_language_of_its_person():
    row = FacilitationFactory(person__language="ar")

    release = put_out(row.session.forum)

    letter = mail.outbox[0]
    assert letter.to == [row.person.email]
    assert row.session.title.localize("ar") in letter.body
    assert "جديدة" in letter.body
    assert releases_of(release.forum).get().sent_count == 1


@pytest.mark.django_db(transaction=True)
def test_a_letter_has_a_page_of_its_own_beside_the_text():
    row = FacilitationFactory(session__title=both("<b>", "Ink & <b>paper</b>"))
    row.person.language = "en"
    row.person.save()

    put_out(row.session.forum)

    page, kind = mail.outbox[0].alternatives[0]
    assert (kind, "Ink &amp; &lt;b&gt;paper" in page) == ("text/html", True)
    assert "Ink & <b>paper</b>" in mail.outbox[0].body


def test_each_person_is_written_to_once_of_a_release():
    row = FacilitationFactory()
    FacilitationFactory(session=SessionFactory(forum=row.session.forum), person=row.person)

    release = put_out(row.session.forum)

    letter = Letter.objects.get()
    assert (letter.person, letter.reason) == (row.person, f"release {release.pk}")
    assert written(letter).text.count("•") == 2


def test_someone_without_an_address_is_told_on_the_desk_alone():
    release = put_out(FacilitationFactory(person__email=None).session.forum)

    assert (release.letters.count(), Letter.objects.count()) == (1, 0)


def test_who_has_seen_what_changed_needs_no_letter_any_more():
    row = FacilitationFactory()
    put_out(row.session.forum)

    read_letters(forum=row.session.forum, by=row.person, at=NOW)

    assert written(Letter.objects.get()) is None


def test_a_release_that_is_gone_has_nothing_to_say():
    release = put_out(FacilitationFactory().session.forum)

    release.letters.all().delete()

    assert written(Letter.objects.get()) is None


def test_a_preview_shows_the_newest_release_even_to_who_has_seen_it():
    row = FacilitationFactory()
    release = put_out(row.session.forum)
    read_letters(forum=row.session.forum, by=row.person, at=NOW)
    kind, network = kind_of("agenda-changed"), row.session.forum.network

    about = kind.example(network, row.person)

    letter = Letter(network=network, person=row.person, kind=kind.name, about=about)
    assert (about, "•" in written(letter).text) == ({"release": release.pk}, True)


def test_who_was_told_of_nothing_has_no_example():
    assert kind_of("agenda-changed").example(ForumFactory().network, PersonFactory()) is None


def test_a_letter_is_read_once():
    row = FacilitationFactory()
    put_out(row.session.forum)

    read = [read_letters(forum=row.session.forum, by=row.person, at=NOW) for _ in range(2)]

    assert read == [1, 0]


def test_what_preparation_is_known():
    session = SessionFactory()
    assert "released" not in done(session.forum)
    put_out(session.forum)
    assert "released" in done(session.forum)
    later(session)
    assert "released" not in done(session.forum)


def done(forum):
    return {step.name for step in preparation(forum).steps if step.done}


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one after the other")
def test_two_who_release_at_once_make_one_release():
    session = SessionFactory()
    by, refused = PersonFactory(), []

    def put_out_once() -> None:
        try:
            release_agenda(forum=session.forum, note="", by=by, at=NOW)
        except Refusal as refusal:
            refused.append(refusal)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=put_out_once) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert ([release.number for release in Release.objects.all()], len(refused)) == ([1], 3)
