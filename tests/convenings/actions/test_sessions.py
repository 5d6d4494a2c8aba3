import uuid
from datetime import timedelta

import pytest

from multaqa.convenings.actions import (
    add_session,
    edit_session,
    move_session,
    restore_session,
    undo_move,
    withdraw_session,
)
from multaqa.convenings.enums import ForumState, SessionKind
from multaqa.convenings.models import Session
from multaqa.convenings.queries import agenda_of
from multaqa.kernel import ledger
from multaqa.kernel.refusal import Refusal
from multaqa.people.enums import RoleName
from tests.factories.convenings import (
    FIRST_HOUR,
    FacilitationFactory,
    ForumFactory,
    ObjectiveFactory,
    ObjectiveSetFactory,
    RoomFactory,
    SessionFactory,
    SiteFactory,
)
from tests.factories.people import PersonFactory, holder
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def who():
    return {"by": PersonFactory(), "at": NOW}


def added(**fields):
    site = fields.pop("site", None) or SiteFactory()
    given = {
        "forum": site.forum,
        "site": site,
        "room": None,
        "kind": SessionKind.TALK,
        "title": both("جلسة", "A session"),
        "starts_at": FIRST_HOUR,
        "ends_at": FIRST_HOUR + HOUR,
        **who(),
    }
    return add_session(**(given | fields))


def moved(session, **fields):
    given = {
        "session": session,
        "version": session.version,
        "site": session.site,
        "room": session.room,
        "starts_at": session.starts_at,
        "ends_at": session.ends_at,
        **who(),
    }
    return move_session(**(given | fields))


def test_a_session_has_a_short_code_of_its_own():
    site = SiteFactory()

    codes = {added(site=site, uid=uuid.UUID(int=0)).code, added(site=site).code}

    assert len(codes) == 2
    assert "AAAA" in codes


def test_two_sessions_whose_uids_begin_alike_have_two_codes():
    site = SiteFactory()

    first = added(site=site, uid=uuid.UUID("00000000-0000-4000-8000-000000000001"))
    second = added(site=site, uid=uuid.UUID("00000000-0000-4000-8000-000000000002"))

    assert first.code != second.code


def test_a_code_that_is_given_is_kept():
    assert added(code="HELLO").code == "HELLO"


def test_those_who_lead_a_session_stand_in_their_order():
    site = SiteFactory()
    people = [holder(site.forum.network, RoleName.FACILITATOR) for _ in range(3)]

    session = added(site=site, people=people[::-1])

    assert [each.person for each in session.facilitations.all()] == people[::-1]


def test_a_stranger_leads_no_session():
    with pytest.raises(Refusal, match="someone of the network") as refusal:
        added(people=[PersonFactory()])

    assert refusal.value.field == "people"


def test_who_left_leads_no_new_session():
    site = SiteFactory()
    person = holder(site.forum.network, RoleName.FACILITATOR, left_at=NOW)

    with pytest.raises(Refusal, match="someone of the network"):
        added(site=site, people=[person])


def test_a_session_serves_objectives_by_shares_of_its_time():
    objective = ObjectiveFactory()
    site = SiteFactory(forum__objective_set=objective.set)

    session = added(site=site, shares={objective.pk: 60})

    assert [(each.objective, each.share) for each in session.serves.all()] == [(objective, 60)]


@pytest.mark.parametrize("shares", [(101,), (0,), (60, 50)])
def test_shares_fit_into_the_time_of_the_session(shares):
    objectives = ObjectiveSetFactory()
    rows = [ObjectiveFactory(set=objectives) for _ in shares]
    site = SiteFactory(forum__objective_set=objectives)

    with pytest.raises(Refusal, match="from 1 to 100"):
        added(site=site, shares={row.pk: share for row, share in zip(rows, shares, strict=True)})


def test_a_session_serves_only_objectives_of_its_forum():
    with pytest.raises(Refusal, match="not one of the forum"):
        added(shares={ObjectiveFactory().pk: 10})


def test_a_session_stands_at_a_site_of_its_forum():
    with pytest.raises(Refusal, match="another forum"):
        added(forum=ForumFactory())


def test_a_session_stands_in_a_room_of_its_site():
    with pytest.raises(Refusal, match="another site"):
        added(room=RoomFactory())


@pytest.mark.parametrize("minutes", [4, 24 * 60 + 1])
def test_a_session_lasts_from_five_minutes_to_a_day(minutes):
    with pytest.raises(Refusal, match="from 5 minutes"):
        added(ends_at=FIRST_HOUR + timedelta(minutes=minutes))


@pytest.mark.parametrize("days", [-1, 4])
def test_a_session_is_on_a_day_of_the_forum(days):
    starts = FIRST_HOUR + timedelta(days=days)

    with pytest.raises(Refusal, match="outside the days") as refusal:
        added(starts_at=starts, ends_at=starts + HOUR)

    assert refusal.value.field == "day"


def test_the_night_after_the_last_day_belongs_to_it():
    starts = FIRST_HOUR.replace(day=19, hour=22, minute=30)  # half past midnight in Cairo

    assert added(starts_at=starts, ends_at=starts + HOUR).starts.day == 20


def test_a_forum_that_is_over_takes_no_session():
    with pytest.raises(Refusal, match="is over"):
        added(site=SiteFactory(forum__state=ForumState.HELD))


def test_what_is_edited_is_written_and_counted():
    session = SessionFactory()

    edit_session(session=session, version=1, title=both("آخر", "Another"), **who())

    session.refresh_from_db()
    assert (str(session.title), session.version) == ("Another", 2)


def test_an_edit_that_says_nothing_of_people_leaves_them():
    session = FacilitationFactory().session

    edit_session(session=session, version=1, capacity=5, **who())

    assert session.facilitations.count() == 1


def test_an_edit_may_take_everyone_away():
    session = FacilitationFactory().session

    edit_session(session=session, version=1, people=[], shares={}, **who())

    assert not session.facilitations.exists()


def test_someone_who_led_before_losing_the_role_may_stay():
    row = FacilitationFactory()

    edit_session(session=row.session, version=1, people=[row.person], **who())

    assert row.session.facilitations.get().person == row.person


def test_of_two_who_edit_at_once_the_second_is_told_and_overwrites_nothing():
    session = SessionFactory()
    edit_session(session=session, version=1, title=both("الأول", "The first"), **who())

    with pytest.raises(Refusal, match="Meanwhile somebody else"):
        edit_session(session=session, version=1, title=both("الثاني", "The second"), **who())

    session.refresh_from_db()
    assert str(session.title) == "The first"


def test_a_session_moves_to_another_room_and_time():
    session = SessionFactory()
    room = RoomFactory(site=session.site)

    moved(session, room=room, starts_at=FIRST_HOUR + HOUR, ends_at=FIRST_HOUR + 3 * HOUR)

    session.refresh_from_db()
    assert (session.room, session.minutes, session.version) == (room, 120, 2)


def test_of_two_who_move_at_once_the_second_is_told():
    session = SessionFactory()
    moved(session, room=None)

    with pytest.raises(Refusal, match="Meanwhile somebody else"):
        moved(session, version=1)


def test_a_move_is_undone():
    session = SessionFactory()
    room = session.room
    moved(session, room=None, starts_at=FIRST_HOUR + HOUR, ends_at=FIRST_HOUR + 2 * HOUR)

    undo_move(session=session, version=2, **who())

    session.refresh_from_db()
    assert (session.room, session.starts_at, session.version) == (room, FIRST_HOUR, 3)


def test_a_move_from_no_room_is_undone():
    session = SessionFactory(room=None)
    moved(session, room=RoomFactory(site=session.site))

    undo_move(session=session, version=2, **who())

    session.refresh_from_db()
    assert session.room is None


def test_what_was_edited_after_its_move_is_not_undone():
    session = SessionFactory()
    moved(session, room=None)
    edit_session(session=session, version=2, capacity=4, **who())

    with pytest.raises(Refusal, match="no move of this session"):
        undo_move(session=session, version=3, **who())


def test_what_never_moved_is_not_undone():
    with pytest.raises(Refusal, match="no move of this session"):
        undo_move(session=SessionFactory(), version=1, **who())


@pytest.mark.parametrize("place", ["room", "site"])
def test_a_move_from_a_place_that_is_gone_is_not_undone(place):
    session = SessionFactory()
    site = SiteFactory(forum=session.forum)
    old = getattr(session, place)
    moved(session, site=site, room=None)
    session.room.delete()
    if place == "site":
        old.delete()

    with pytest.raises(Refusal, match="no move of this session"):
        undo_move(session=session, version=2, **who())


def test_the_last_move_of_a_forum_is_known_until_something_else_happens_to_it():
    session = SessionFactory()

    assert agenda_of(session.forum).undo is None
    moved(session, room=None)
    assert agenda_of(session.forum).undo == session
    undo_move(session=session, version=2, **who())
    assert agenda_of(session.forum).undo is None


def test_a_session_is_taken_off_and_put_back():
    session = SessionFactory()

    withdraw_session(session=session, version=1, **who())
    assert not Session.objects.standing().exists()

    restore_session(session=session, **who())
    assert Session.objects.standing().get() == session


def test_what_is_on_the_agenda_is_not_put_back():
    with pytest.raises(Refusal, match="on the agenda already"):
        restore_session(session=SessionFactory(), **who())


def test_what_was_taken_off_is_not_edited():
    with pytest.raises(Refusal, match="took this session off"):
        edit_session(session=SessionFactory(withdrawn_at=NOW), version=1, **who())


def test_every_step_of_a_session_is_in_the_ledger():
    session = added()
    moved(session, ends_at=FIRST_HOUR + 2 * HOUR)
    withdraw_session(session=session, version=2, **who())

    verbs = [entry.verb for entry in ledger.history(session)]
    assert verbs == ["session withdrawn", "session moved", "session added"]
