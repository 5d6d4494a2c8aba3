from datetime import date, timedelta

import pytest

from multaqa.convenings.actions import create_forum, delete_forum, edit_forum, move_forum
from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum, Session
from multaqa.convenings.notices import ForumMoved
from multaqa.kernel import ledger
from multaqa.kernel.models import Stamp
from multaqa.kernel.refusal import Refusal
from tests.factories.convenings import ForumFactory, ReleaseFactory, SessionFactory, SiteFactory
from tests.factories.people import PersonFactory
from tests.factories.programmes import CycleFactory
from tests.factories.words import NOW, both

pytestmark = pytest.mark.django_db
NAMES = {"name": both("الملتقى", "The forum"), "slug": "the-forum"}
DAYS = {"starts_on": date(2020, 2, 16), "ends_on": date(2020, 2, 19)}


def created(**fields):
    given = {"cycle": CycleFactory(), "by": PersonFactory(), "at": NOW} | NAMES | DAYS
    return create_forum(**(given | fields))


def moved(forum, to, **fields):
    return move_forum(**({"forum": forum, "to": to, "by": PersonFactory(), "at": NOW} | fields))


def test_a_forum_begins_as_a_draft_in_the_network_of_its_cycle():
    cycle = CycleFactory()

    forum = created(cycle=cycle)

    assert (forum.state, forum.network) == (ForumState.DRAFT, cycle.network)


def test_a_new_forum_is_in_the_ledger():
    forum = created()

    assert [entry.verb for entry in ledger.history(forum)] == ["forum created"]


@pytest.mark.parametrize("slug", ["new", "objectives"])
def test_a_forum_cannot_take_the_address_of_a_working_page(slug):
    with pytest.raises(Refusal, match="has this address already"):
        created(slug=slug)


def test_two_forums_of_a_network_have_two_addresses():
    cycle = CycleFactory()
    created(cycle=cycle)

    with pytest.raises(Refusal, match="has this address already"):
        created(cycle=cycle)


def test_a_forum_does_not_end_before_it_starts():
    with pytest.raises(Refusal, match="end comes before the start"):
        created(ends_on=date(2020, 2, 15))


def test_a_year_that_is_a_slip_of_the_finger_is_refused():
    with pytest.raises(Refusal, match="between 1990 and 2100"):
        created(starts_on=date(202, 2, 15))


def test_a_forum_of_months_is_refused():
    with pytest.raises(Refusal, match="at most 60 days"):
        created(ends_on=date(2020, 6, 1))


def test_what_is_edited_is_written_and_noted():
    forum = ForumFactory(state=ForumState.DRAFT)

    edit_forum(forum=forum, by=PersonFactory(), at=NOW, slug="other", shortest_break=20)

    forum.refresh_from_db()
    assert (forum.slug, forum.shortest_break) == ("other", 20)
    assert ledger.history(forum).get().detail == {"fields": ["shortest_break", "slug"]}


def test_an_announced_forum_keeps_its_address():
    with pytest.raises(Refusal, match="announced under this address"):
        edit_forum(forum=ForumFactory(), by=PersonFactory(), at=NOW, slug="other")


def test_days_that_leave_a_site_outside_are_refused():
    site = SiteFactory()

    with pytest.raises(Refusal, match="lies outside these dates"):
        edit_forum(
            forum=site.forum, by=PersonFactory(), at=NOW, starts_on=site.starts_on + timedelta(1)
        )


@pytest.mark.parametrize("state", [ForumState.HELD, ForumState.ARCHIVED, ForumState.CANCELLED])
def test_a_forum_that_is_over_is_not_edited(state):
    with pytest.raises(Refusal, match="is over"):
        edit_forum(forum=ForumFactory(state=state), by=PersonFactory(), at=NOW, shortest_break=1)


def test_editing_a_forum_makes_the_pages_of_its_network_again():
    forum = ForumFactory()

    edit_forum(forum=forum, by=PersonFactory(), at=NOW, shortest_break=1)

    assert Stamp.objects.filter(name=forum.network.slug).exists()


def test_a_forum_is_announced_with_a_site():
    forum = SiteFactory(forum__state=ForumState.DRAFT).forum

    assert moved(forum, ForumState.ANNOUNCED).state == ForumState.ANNOUNCED


def test_a_forum_that_is_held_nowhere_is_not_announced():
    with pytest.raises(Refusal, match="Say first where"):
        moved(ForumFactory(state=ForumState.DRAFT), ForumState.ANNOUNCED)


def test_a_step_that_cannot_follow_is_refused():
    with pytest.raises(Refusal, match="cannot become"):
        moved(ForumFactory(state=ForumState.DRAFT), ForumState.HELD)


def test_a_forum_does_not_begin_before_its_first_day():
    with pytest.raises(Refusal, match="first day"):
        moved(ForumFactory(), ForumState.UNDER_WAY)


def test_a_forum_begins_on_its_first_day_in_its_own_time_zone():
    forum = ForumFactory()
    # Half past ten in the evening of the 15th by UTC is the 16th in Cairo.
    at = NOW.replace(month=2, day=15, hour=22, minute=30)

    assert moved(forum, ForumState.UNDER_WAY, at=at).state == ForumState.UNDER_WAY


def test_a_forum_was_not_held_before_its_last_day():
    with pytest.raises(Refusal, match="last day"):
        moved(ForumFactory(state=ForumState.UNDER_WAY), ForumState.HELD)


def test_a_forum_was_held_on_its_last_day():
    forum = ForumFactory(state=ForumState.UNDER_WAY)

    assert moved(forum, ForumState.HELD, at=NOW.replace(month=2, day=19)).state == ForumState.HELD


def test_a_forum_is_not_cancelled_without_saying_why():
    with pytest.raises(Refusal, match="Say why") as refusal:
        moved(ForumFactory(), ForumState.CANCELLED)

    assert refusal.value.field == "because"


def test_a_cancelled_forum_keeps_the_reason_for_the_public():
    forum = moved(ForumFactory(), ForumState.CANCELLED, because=both("عاصفة", "A storm"))

    forum.refresh_from_db()
    assert str(forum.cancelled_because) == "A storm"


@pytest.mark.django_db(transaction=True)
def test_a_step_of_its_life_is_announced(heard):
    forum = ForumFactory(state=ForumState.OPEN)

    moved(forum, ForumState.CLOSED)

    assert heard(ForumMoved) == [ForumMoved(forum.pk, "open", "closed")]


def test_a_draft_vanishes_with_all_that_was_planned():
    forum = SessionFactory(forum__state=ForumState.DRAFT).forum

    delete_forum(forum=forum, by=PersonFactory(), at=NOW)

    assert (Forum.objects.count(), Session.objects.count()) == (0, 0)


def test_what_the_public_knows_does_not_vanish():
    with pytest.raises(Refusal, match="cancel it instead"):
        delete_forum(forum=ForumFactory(), by=PersonFactory(), at=NOW)


def test_a_draft_whose_agenda_was_released_does_not_vanish():
    forum = ReleaseFactory(forum__state=ForumState.DRAFT).forum

    with pytest.raises(Refusal, match="stays as a record"):
        delete_forum(forum=forum, by=PersonFactory(), at=NOW)
