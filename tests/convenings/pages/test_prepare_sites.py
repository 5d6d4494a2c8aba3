"""Sites, rooms and ways on the working pages."""

import pytest

from multaqa.convenings.models import Room, Site, Travel

pytestmark = pytest.mark.django_db
SITE = {
    "city_ar": "أسوان",
    "city_en": "Aswan",
    "slug": "aswan",
    "venue_ar": "دار",
    "venue_en": "A house",
    "starts_on": "2020-02-18",
    "ends_on": "2020-02-19",
    "opens_at": "09:00",
    "closes_at": "01:00",
}
ROOM = {"name_ar": "قاعة", "name_en": "A room", "capacity": "20"}


def text(response):
    return response.content.decode()


def test_a_site_is_added_with_its_rooms(desk):
    desk.post("site_new", "second", data=SITE)
    desk.post("room_new", "second", Site.objects.get(slug="aswan").pk, data=ROOM)

    page = text(desk.get("sites", "second"))
    assert ("Aswan" in page, "20 seats" in page) == (True, True)


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("slug", "cairo", "has this address"),
        ("slug", "أسوان", "Enter a valid"),
        ("starts_on", "2020-02-15", "outside the days of the forum"),
        ("ends_on", "2020-02-20", "outside the days of the forum"),
        ("ends_on", "2020-02-16", "end comes before the start"),
        ("starts_on", "20200-02-16", "Enter a valid date"),
        ("opens_at", "25:00", "Enter a valid time"),
        ("capacity", "0", "greater than or equal to 1"),
        ("capacity", "9" * 30, "less than or equal to"),
        ("latitude", "91", "From −90 to 90"),
        ("latitude", "30", "Give both coordinates"),
        ("longitude", "NaN", "Enter a number"),
        ("city_en", "x" * 5000, "At most"),
        ("venue_ar", "دار\u202e", "Hidden characters were taken out"),
    ],
)
def test_what_is_wrong_with_a_site_is_said_and_what_was_typed_is_kept(desk, field, value, sentence):
    data = SITE | {"directions_en": "Kept as typed"} | {field: value}
    if sentence == "From −90 to 90":
        data["longitude"] = "31"

    answer = desk.post("site_new", "second", data=data)

    assert (sentence in text(answer), "Kept as typed" in text(answer)) == (True, True)
    assert Site.objects.count() == 2


def test_an_empty_site_says_what_it_needs(desk):
    assert text(desk.post("site_new", "second")).count("This field is required") >= 6


def test_a_site_is_edited(desk):
    desk.post("site", "second", desk.luxor.pk, data=SITE)

    assert Site.objects.filter(slug="aswan", pk=desk.luxor.pk).exists()


def test_sites_change_places(desk):
    desk.post("site_move", "second", desk.luxor.pk)
    desk.post("site_move", "second", desk.luxor.pk)

    assert list(desk.forum.sites.all()) == [desk.luxor, desk.cairo]


def test_a_site_with_sessions_is_not_removed(desk):
    answer = desk.post("site_remove", "second", desk.cairo.pk)

    assert (answer.status_code, "Sessions are planned" in text(answer)) == (409, True)


def test_a_site_without_sessions_is_removed(desk):
    desk.post("site_remove", "second", desk.luxor.pk)

    assert Site.objects.get() == desk.cairo


def test_a_room_is_edited_and_removed(desk):
    desk.post("room", "second", desk.room.pk, data=ROOM)
    assert Room.objects.get().capacity == 20

    assert desk.post("room_remove", "second", desk.room.pk).status_code == 409
    desk.session.delete()
    desk.post("room_remove", "second", desk.room.pk)
    assert not Room.objects.exists()


@pytest.mark.parametrize("capacity", ["-1", "many", "9" * 30])
def test_a_room_counts_its_seats_in_numbers(desk, capacity):
    answer = desk.post("room_new", "second", desk.luxor.pk, data=ROOM | {"capacity": capacity})

    assert "field--wrong" in text(answer)
    assert Room.objects.count() == 1


def test_the_way_between_two_sites_is_said_and_forgotten(desk):
    ids = (desk.cairo.pk, desk.luxor.pk)
    desk.post("way", "second", *ids, data={"minutes": "240", "means_en": "By air"})
    assert "4 hours" in text(desk.get("sites", "second"))
    assert 'value="240"' in text(desk.get("way", "second", *ids))

    desk.post("way", "second", *ids, data={"minutes": ""})
    assert not Travel.objects.exists()


@pytest.mark.parametrize("minutes", ["-1", "2881", "soon", "9" * 40])
def test_a_way_takes_minutes(desk, minutes):
    data = {"minutes": minutes, "means_en": "Kept as typed"}

    answer = desk.post("way", "second", desk.cairo.pk, desk.luxor.pk, data=data)

    assert ("field--wrong" in text(answer), "Kept as typed" in text(answer)) == (True, True)


def test_a_way_from_a_site_to_itself_is_refused(desk):
    data = {"minutes": "10"}

    answer = desk.post("way", "second", desk.cairo.pk, desk.cairo.pk, data=data)

    assert "two sites of one forum" in text(answer)
