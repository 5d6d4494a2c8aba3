"""The working agenda: typed, moved, taken off, drawn as a grid, its conflicts said."""

import json
from datetime import timedelta

import pytest

from multaqa.convenings.models import Session
from tests.factories.convenings import (
    FIRST_HOUR,
    FacilitationFactory,
    RoomFactory,
    SessionFactory,
)
from tests.factories.people import PersonFactory, holder

pytestmark = pytest.mark.django_db


def text(response):
    return response.content.decode()


def typed(desk, **fields):
    return {
        "title_ar": "ورشة",
        "title_en": "A workshop",
        "kind": "workshop",
        "day": "2020-02-17",
        "starts": "09:30",
        "minutes": "90",
        "place": f"{desk.cairo.pk}-{desk.room.pk}",
        "people": [desk.person.pk],
        f"shares_{desk.objective.pk}": "50",
    } | fields


def test_a_session_is_typed(desk):
    answer = desk.post("session_new", "second", data=typed(desk))

    session = Session.objects.latest("pk")
    assert answer["Location"] == f"{desk.address('agenda', 'second')}#s-{session.code}"
    assert (session.room, session.minutes, session.starts.hour) == (desk.room, 90, 9)
    assert session.facilitations.get().person == desk.person
    assert session.serves.get().share == 50


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title_en", "x" * 5000, "At most"),
        ("title_ar", "ورشة\u202e", "Hidden characters were taken out"),
        ("kind", "party", "Select a valid choice"),
        ("day", "2020-03-01", "Select a valid choice"),
        ("day", "0000-00-00", "Select a valid choice"),
        ("starts", "25:61", "Enter a valid time"),
        ("minutes", "4", "greater than or equal to 5"),
        ("minutes", "9" * 40, "less than or equal to 1440"),
        ("place", "0-0", "Select a valid choice"),
        ("place", "x" * 999, "Select a valid choice"),
        ("people", ["abc"], "is not a valid value"),
        ("people", ["999999"], "Select a valid choice"),
        ("capacity", "-3", "greater than or equal to 1"),
        ("capacity", "9" * 30, "less than or equal to"),
        ("material_url", "javascript:alert(1)", "Enter a valid URL"),
        ("material_url", "ftp://example.org/x", "Enter a valid URL"),
        ("material_url", "https://" + "x" * 400 + ".org", "at most 200"),
        ("shares", "101", "from 1 to 100"),
        ("shares", "half", "whole number of percent"),
        ("shares", "-5", "from 1 to 100"),
    ],
)
def test_what_is_wrong_with_a_session_is_said_and_what_was_typed_is_kept(
    desk, field, value, sentence
):
    name = f"shares_{desk.objective.pk}" if field == "shares" else field
    data = typed(desk, abstract_en="Kept as typed") | {name: value}

    answer = desk.post("session_new", "second", data=data)

    assert (answer.status_code, sentence in text(answer)) == (200, True)
    assert "Kept as typed" in text(answer)
    assert Session.objects.count() == 1


def test_an_empty_session_says_what_it_needs(desk):
    assert text(desk.post("session_new", "second")).count("This field is required") >= 6


def test_a_stranger_is_no_choice_for_a_facilitator(desk):
    answer = desk.post("session_new", "second", data=typed(desk, people=[PersonFactory().pk]))

    assert "Select a valid choice" in text(answer)


def test_an_hour_that_the_clocks_skip_is_refused(desk):
    # In Egypt the 28th of April 2023 began at one in the morning.
    desk.forum.starts_on = desk.forum.starts_on.replace(year=2023, month=4, day=26)
    desk.forum.ends_on = desk.forum.starts_on + timedelta(days=3)
    desk.forum.save()

    answer = desk.post("session_new", "second", data=typed(desk, day="2023-04-28", starts="00:30"))

    assert "no such hour" in text(answer)


def test_conflicts_are_shown_before_saving_when_asked_for(desk):
    data = typed(desk, day="2020-02-16", starts="10:30", look="1")

    page = text(desk.post("session_new", "second", data=data))

    assert "leads “" in page
    assert "at the same time, for 30 minutes." in page
    assert Session.objects.count() == 1


def test_a_clear_slot_says_so_when_asked(desk):
    assert "No conflicts." in text(desk.post("session_new", "second", data=typed(desk, look="1")))


def test_a_session_in_conflict_is_saved_all_the_same_and_told(desk):
    data = typed(desk, day="2020-02-16", starts="10:30")

    desk.post("session_new", "second", data=data)

    page = text(desk.get("agenda", "second"))
    assert "It is in 2 conflicts: see below." in page
    assert Session.objects.count() == 2


def test_a_slot_of_the_grid_fills_the_form(desk):
    page = text(desk.get("session_new", "second", day="2020-02-18", place=f"{desk.cairo.pk}-"))

    assert '<option value="2020-02-18" selected>' in page


@pytest.mark.parametrize("day", ["2020-99-99", "<script>", "9" * 500])
def test_a_slot_that_is_none_is_left_aside(desk, day):
    assert desk.get("session_new", "second", day=day, place=day).status_code == 200


def test_a_forum_without_sites_asks_for_one_first(desk):
    desk.session.delete()
    desk.room.delete()
    desk.forum.sites.all().delete()

    assert desk.get("session_new", "second")["Location"] == desk.address("sites", "second")
    assert desk.get("grid_first", "second")["Location"] == desk.address("sites", "second")


def edited(desk, **fields):
    return typed(desk, version="1") | fields


def test_a_session_is_edited(desk):
    desk.post("session", "second", "OPEN", data=edited(desk))

    assert str(Session.objects.get().title) == "A workshop"


def test_of_two_who_edit_at_once_the_second_sees_what_stands_and_keeps_what_they_typed(desk):
    desk.post("session", "second", "OPEN", data=edited(desk, title_en="By the first"))

    answer = text(desk.post("session", "second", "OPEN", data=edited(desk, title_en="By second")))

    assert "Meanwhile somebody else changed this session" in answer
    assert ("By the first" in answer, "By second" in answer) == (True, True)
    assert str(Session.objects.get().title) == "By the first"


def test_the_second_may_then_overwrite_knowingly(desk):
    desk.post("session", "second", "OPEN", data=edited(desk, title_en="By the first"))

    answer = desk.post("session", "second", "OPEN", data=edited(desk, title_en="By second"))
    assert 'name="version" value="2"' in text(answer)
    desk.post("session", "second", "OPEN", data=edited(desk, title_en="By second", version="2"))

    assert str(Session.objects.get().title) == "By second"


def test_a_form_that_is_wrong_besides_does_not_forget_which_version_it_saw(desk):
    desk.post("session", "second", "OPEN", data=edited(desk, title_en="By the first"))

    answer = desk.post("session", "second", "OPEN", data=edited(desk, minutes="x"))

    assert 'name="version" value="1"' in text(answer)


def test_whoever_led_it_stays_in_front(desk):
    others = [holder(desk.network, "facilitator") for _ in range(2)]
    people = [others[0].pk, others[1].pk, desk.person.pk]

    desk.post("session", "second", "OPEN", data=edited(desk, people=people))

    assert desk.session.facilitations.first().person == desk.person


def place(desk, **fields):
    return {
        "day": "2020-02-17",
        "starts": "12:00",
        "minutes": "30",
        "place": f"{desk.luxor.pk}-",
        "version": "1",
    } | fields


def test_a_session_is_moved_by_the_small_form(desk):
    desk.post("session_move", "second", "OPEN", data=place(desk))

    session = Session.objects.get()
    assert (session.site, session.room, session.minutes) == (desk.luxor, None, 30)


@pytest.mark.parametrize(
    ("field", "value"),
    [("day", ""), ("starts", "noon"), ("minutes", "-1"), ("place", "1-1-1"), ("version", "x")],
)
def test_a_move_to_nowhere_is_said_and_changes_nothing(desk, field, value):
    answer = desk.post("session_move", "second", "OPEN", data=place(desk) | {field: value})

    assert (answer.status_code, Session.objects.get().version) == (200, 1)


def dragged(desk, **fields):
    return desk.post(
        "session_move", "second", "OPEN", data=place(desk, **fields), accept="application/json"
    )


def test_a_drag_is_answered_with_the_conflicts_it_makes(desk):
    FacilitationFactory(
        session=SessionFactory(
            forum=desk.forum, site=desk.cairo, room=desk.room, starts_at=FIRST_HOUR
        ),
        person=desk.person,
    )

    answer = json.loads(
        dragged(desk, day="2020-02-16", starts="10:30", place=f"{desk.cairo.pk}-").content
    )

    assert (answer["version"], answer["starts"], answer["count"]) == (2, "10:30", 1)
    assert "at the same time, for 30 minutes." in answer["conflicts"]


def test_a_drag_that_comes_second_is_refused_and_told_where_it_stands(desk):
    dragged(desk)

    answer = dragged(desk, starts="15:00")

    state = json.loads(answer.content)
    assert (answer.status_code, state["starts"], state["version"]) == (409, "12:00", 2)
    assert "Meanwhile somebody else" in state["refusal"]


def test_a_drag_that_makes_no_sense_is_refused(desk):
    assert dragged(desk, minutes="nonsense").status_code == 409


def test_the_last_move_is_undone(desk):
    dragged(desk)
    assert "Undo the move of" in text(desk.get("agenda", "second"))

    desk.post("session_undo", "second", "OPEN", data={"version": "2"})

    assert Session.objects.get().room == desk.room


def test_undoing_what_somebody_else_moved_since_is_refused(desk):
    dragged(desk)

    answer = desk.post("session_undo", "second", "OPEN", data={"version": "1"})

    assert answer["Location"] == desk.address("agenda", "second")
    assert "Meanwhile somebody else" in text(desk.get("agenda", "second"))


@pytest.mark.parametrize("version", ["", "x", "9" * 50, "٢"])
def test_undoing_no_version_is_refused_by_script_too(desk, version):
    dragged(desk)

    answer = desk.post(
        "session_undo", "second", "OPEN", data={"version": version}, accept="application/json"
    )

    assert answer.status_code == 409


def test_undoing_by_script_says_where_it_stands(desk):
    dragged(desk)

    answer = desk.post(
        "session_undo", "second", "OPEN", data={"version": "2"}, accept="application/json"
    )

    assert json.loads(answer.content)["starts"] == "10:00"


def test_a_session_is_taken_off_and_put_back(desk):
    desk.post("session_remove", "second", "OPEN", data={"version": "1"})
    assert "1 session off the agenda" in text(desk.get("agenda", "second"))

    desk.post("session_restore", "second", "OPEN")
    assert "off the agenda" not in text(desk.get("agenda", "second"))


def test_a_session_that_changed_since_is_not_taken_off(desk):
    dragged(desk)

    answer = desk.post("session_remove", "second", "OPEN", data={"version": "1"})

    assert (answer.status_code, Session.objects.standing().count()) == (409, 1)


def test_the_grid_draws_a_session_in_its_room_and_hour(desk):
    page = text(desk.get("grid", "second", "cairo", "2020-02-16"))

    assert "tt-session c1 h10 m0 dh1 dm0" in page


def test_the_grid_lays_side_by_side_what_is_at_once_in_a_room(desk):
    SessionFactory(forum=desk.forum, site=desk.cairo, room=desk.room, starts_at=FIRST_HOUR)

    page = text(desk.get("grid", "second", "cairo", "2020-02-16"))

    assert "tt-session c2 h10" in page
    assert "tt-session--troubled" in page


def test_the_grid_is_shown_on_a_day_on_which_the_site_is_closed(desk):
    assert desk.get("grid", "second", "cairo", "2019-01-01").status_code == 200


def test_conflicts_are_listed_with_the_ways_out(desk):
    FacilitationFactory(
        session=SessionFactory(forum=desk.forum, site=desk.luxor, room=None, starts_at=LATER),
        person=desk.person,
    )

    page = text(desk.get("conflicts", "second"))

    assert "nobody has said how long the way takes" in page
    assert "Say how long the way takes" in page


LATER = FIRST_HOUR + timedelta(hours=5)
# Who reads, and the forum: 4; sessions with those who lead them, and sites with rooms and ways: 2.
MOST_QUERIES = {"agenda": 6, "grid": 6, "conflicts": 6, "sites": 8}


@pytest.mark.parametrize("name", ["agenda", "conflicts", "grid", "forum", "sites", "release"])
def test_a_page_asks_the_same_of_one_session_and_of_many(desk, queries_of, name):
    args = ("second", "cairo", "2020-02-16") if name == "grid" else ("second",)
    few = queries_of(lambda: desk.get(name, *args))
    for number in range(5):
        session = SessionFactory(
            forum=desk.forum,
            site=desk.cairo,
            room=RoomFactory(site=desk.cairo),
            starts_at=FIRST_HOUR + timedelta(hours=number),
        )
        FacilitationFactory(session=session, person=holder(desk.network, "mentor"))

    assert queries_of(lambda: desk.get(name, *args)) == few
    assert few <= MOST_QUERIES.get(name, few)
