"""Conflicts and changes explain themselves, in both languages and digits."""

from datetime import date, time, timedelta

import pytest
from django.utils import translation

from multaqa.convenings.enums import FORUM_LIFE, ForumState
from multaqa.convenings.models import Facilitation, Travel
from multaqa.convenings.queries import Trouble, changes, conflicts_of, snapshot
from multaqa.convenings.templatetags import agenda_words
from multaqa.engines.agenda import ConflictKind
from multaqa.ui.reading import Reader, _reader
from tests.factories.convenings import (
    FIRST_HOUR,
    FacilitationFactory,
    RoomFactory,
    SessionFactory,
    SiteFactory,
)
from tests.factories.people import PersonFactory
from tests.factories.words import both

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def plain(html) -> str:
    """The sentence without its markup."""
    text = str(html)
    for mark in ("<bdi", "</bdi>"):
        text = text.replace(mark, "\0" + mark)
    parts = [part.split(">", 1)[1] if ">" in part else part for part in text.split("\0")]
    return "".join(parts).replace("\u2068", "").replace("\u2069", "").replace("&amp;", "&")


@pytest.fixture
def opening():
    """A session from ten to eleven in the Hall in Cairo, of a hundred people, that Hala leads."""
    site = SiteFactory(city=both("القاهرة", "Cairo"), opens_at=time(8), closes_at=time(22))
    room = RoomFactory(site=site, name=both("القاعة", "The Hall"), capacity=120)
    session = SessionFactory(
        forum=site.forum, site=site, room=room, title=both("الافتتاح", "Opening"), capacity=100
    )
    FacilitationFactory(session=session, person=PersonFactory(name=both("هالة", "Hala")))
    return session


def another(opening, *, hours=0.0, led=True, **fields):
    """A session “Second” some hours after the opening begins, which Hala leads too."""
    given = {
        "forum": opening.forum,
        "site": opening.site,
        "room": None,
        "title": both("الثانية", "Second"),
        "starts_at": FIRST_HOUR + HOUR * hours,
    }
    session = SessionFactory(**(given | fields))
    if led:
        Facilitation.objects.create(session=session, person=opening.facilitations.get().person)
    return session


def sentences(opening) -> list[str]:
    return [plain(agenda_words.trouble(each)) for each in conflicts_of(opening.forum)]


def test_someone_in_two_places(opening):
    another(opening, hours=0.5)

    assert sentences(opening) == [
        "Hala leads “Opening” and “Second” at the same time, for 30 minutes."
    ]


def test_a_room_used_twice(opening):
    another(opening, hours=0.25, led=False, room=opening.room)

    assert sentences(opening) == [
        "“Opening” and “Second” are in The Hall at the same time, for 45 minutes."
    ]


def luxor(opening, minutes):
    site = SiteFactory(forum=opening.forum, city=both("الأقصر", "Luxor"))
    if minutes is not None:
        Travel.objects.create(site_a=opening.site, site_b=site, minutes=minutes)
    return site


def test_no_time_for_the_way(opening):
    another(opening, hours=2, site=luxor(opening, 245))

    assert sentences(opening) == [
        "Hala leads “Opening” in Cairo and then “Second” in Luxor. The second begins after 1 hour, "
        "and the way takes 4 hours and 5 minutes."
    ]


def test_a_way_that_nobody_knows(opening):
    another(opening, hours=2, site=luxor(opening, None))

    assert sentences(opening) == [
        "Hala leads “Opening” in Cairo and then “Second” in Luxor, and nobody has said how long "
        "the way takes."
    ]


def test_a_break_too_short_for_a_person(opening):
    another(opening, hours=1 + 5 / 60)

    assert sentences(opening) == [
        "Hala leads “Second” only 5 minutes after “Opening”; a break lasts 10 minutes at least."
    ]


def test_a_break_too_short_for_a_room(opening):
    another(opening, hours=1 + 1 / 60, led=False, room=opening.room)

    assert sentences(opening) == [
        "“Second” begins in The Hall only 1 minute after “Opening”; a break lasts 10 minutes at "
        "least."
    ]


def test_a_room_too_small(opening):
    opening.room.capacity = 60
    opening.room.save()

    assert sentences(opening) == ["“Opening” is for 100 people, and The Hall holds 60."]


def test_a_room_of_another_site(opening):
    type(opening).objects.update(
        room=RoomFactory(site=luxor(opening, 0), name=both("", "Shade"), capacity=200)
    )

    assert sentences(opening) == ["“Opening” is in Cairo, and Shade is a room of another site."]


def test_a_day_on_which_the_site_is_closed(opening):
    type(opening.site).objects.update(starts_on=date(2020, 2, 17))

    assert sentences(opening) == [
        "“Opening” is on Sunday 16 February, and Cairo has the forum on 17–19 February 2020."
    ]


def test_an_hour_at_which_the_site_is_closed(opening):
    type(opening.site).objects.update(opens_at=time(10, 20))

    assert sentences(opening) == [
        "“Opening” lies outside the hours of Cairo (10:20–22:00) by 20 minutes."
    ]


def test_an_end_before_the_start(opening):
    trouble = Trouble(str(ConflictKind.ENDS_BEFORE_START), (opening,), None, None, 0, None)

    assert plain(agenda_words.trouble(trouble)) == "“Opening” ends before it starts."


def test_every_kind_of_conflict_has_its_sentence():
    assert set(agenda_words.SENTENCES) == set(ConflictKind)


def test_a_conflict_is_said_in_arabic_with_arabic_digits(opening):
    another(opening, hours=0.5)
    token = _reader.set(Reader(digits="arab"))

    with translation.override("ar"):
        said = sentences(opening)

    _reader.reset(token)
    assert said == ["في برنامج هالة جلستان في وقت واحد: «الافتتاح» و«الثانية»، لمدة ٣٠ دقيقة."]


def test_a_name_that_is_markup_is_text(opening):
    type(opening).objects.update(title=both("x", "<b>Ink</b> {room}"))
    another(opening, hours=0.5)

    said = str(agenda_words.trouble(conflicts_of(opening.forum)[0]))

    assert "&lt;b&gt;Ink&lt;/b&gt; {room}" in said


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "دقيقة واحدة"),
        (2, "دقيقتين"),
        (5, "5 دقائق"),
        (45, "45 دقيقة"),
        (60, "ساعة واحدة"),
        (120, "ساعتين"),
        (200, "3 ساعات و20 دقيقة"),
        (720, "12 ساعة"),
    ],
)
def test_lengths_are_counted_as_arabic_counts(minutes, words):
    with translation.override("ar"):
        assert agenda_words.length(minutes) == words


@pytest.mark.parametrize(("value", "shown"), [(3.5, "3.5"), (4.0, "4"), (1 / 3, "0.33"), (0, "0")])
def test_hours_are_shown_short(value, shown):
    assert agenda_words.hours(value) == shown


def test_hours_in_arabic_digits_have_the_arabic_point():
    token = _reader.set(Reader(digits="arab"))

    with translation.override("ar"):
        shown = agenda_words.hours(3.5)

    _reader.reset(token)
    assert shown == "٣٫٥"


def test_the_hours_of_the_night_go_on_after_midnight():
    assert [agenda_words.hour_label(hour) for hour in (9, 23, 24, 26)] == [
        *("09:00", "23:00", "00:00", "02:00")
    ]


def test_every_step_of_a_forum_has_its_button():
    steps = {to for state in ForumState for to in FORUM_LIFE.after(state)}

    assert set(agenda_words.STEPS) == steps - {ForumState.CANCELLED}
    assert agenda_words.step_words("announced") == "Announce the forum"


def changed(opening, **fields):
    """The row of changes after these fields of the opening were written."""
    before = snapshot(opening.forum)
    type(opening).objects.update(**fields)
    return changes(before, snapshot(opening.forum))[0]


def test_a_session_that_moved_in_time(opening):
    row = changed(opening, starts_at=FIRST_HOUR + HOUR, ends_at=FIRST_HOUR + 2 * HOUR)

    assert plain(agenda_words.change(row)) == (
        "“Opening” is now Sunday 16 February, 11:00–12:00; it was Sunday 16 February, 10:00–11:00."
    )


def test_a_session_that_moved_to_no_room(opening):
    row = changed(opening, room=None)

    assert plain(agenda_words.change(row)) == (
        "“Opening” is now at Cairo; it was at The Hall, Cairo."
    )


def test_a_session_of_another_name_led_by_others(opening):
    before = snapshot(opening.forum)
    opening.facilitations.all().delete()
    type(opening).objects.update(title=both("البدء", "Beginning"))

    row = changes(before, snapshot(opening.forum))[0]

    assert plain(agenda_words.change(row)) == (
        "“Beginning” is led by others than before. “Opening” is now called “Beginning”."
    )


def test_a_session_that_came_and_one_that_went(opening):
    came = changes(None, snapshot(opening.forum))[0]
    went = changes(snapshot(opening.forum), {**snapshot(opening.forum), "sessions": []})[0]

    assert [plain(agenda_words.change(row)) for row in (came, went)] == [
        "“Opening” is new: Sunday 16 February, 10:00–11:00, The Hall, Cairo.",
        "“Opening” is no longer held; it was to be Sunday 16 February, 10:00–11:00, The Hall, "
        "Cairo.",
    ]


def test_a_change_in_a_plain_letter_is_no_markup(opening):
    type(opening).objects.update(title=both("x", "Ink & paper"))

    row = changes(None, snapshot(opening.forum))[0]

    assert agenda_words.change(row, "text").startswith("“\u2068Ink & paper\u2069” is new")
