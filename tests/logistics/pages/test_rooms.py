"""Beds by two clicks, by form and by a proposal; houses and their bedrooms."""

from datetime import timedelta

import pytest

from multaqa.logistics.enums import Lodger
from multaqa.logistics.models import Bedroom, Lodging, Stay
from multaqa.registrations.models import Place
from tests.logistics.conftest import LAST

# ── Beds ─────────────────────────────────────────────────────────────────────────────────


def test_a_bed_is_given_and_taken_back_by_two_clicks(house, desk):
    stay = house.sleeper()

    desk.send("give", house.cairo.pk, stay=stay.pk, bedroom=house.twin.pk)
    assert Stay.objects.get().bedroom == house.twin

    desk.send("give", house.cairo.pk, stay=stay.pk, bedroom=0)
    assert Stay.objects.get().bedroom is None


def test_where_there_is_no_bed_left_the_choice_stays(house, desk):
    house.sleeper(bedroom=house.single)
    stay = house.sleeper()

    answer = desk.send("give", house.cairo.pk, stay=stay.pk, bedroom=house.single.pk)

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Bedroom 102 has no bed left" in text
    assert f'value="{stay.pk}" form="give-{house.cairo.pk}" checked' in text


@pytest.mark.parametrize("stay", ["", "x", "9" * 30])
def test_without_a_choice_it_says_what_to_do(house, desk, stay):
    answer = desk.send("give", house.cairo.pk, stay=stay, bedroom=house.twin.pk)

    assert answer.status_code == 409
    assert "Choose first who is to sleep there." in answer.content.decode()


def test_a_bed_is_given_by_form(house, desk):
    stay = house.sleeper()
    assert "Nile hotel · 101 · 2 beds" in desk("bed", stay.pk)

    desk.send("bed", stay.pk, bedroom=house.single.pk)
    assert Stay.objects.get().bedroom == house.single

    desk.send("bed", stay.pk, bedroom="")
    assert Stay.objects.get().bedroom is None


def test_the_form_says_where_no_bed_is_left(house, desk):
    house.sleeper(bedroom=house.single)
    stay = house.sleeper()

    text = desk.send("bed", stay.pk, bedroom=house.single.pk).content.decode()

    assert "Bedroom 102 has no bed left" in text


def test_the_table_warns_of_people_who_did_not_ask_to_share(house, desk):
    house.sleeper(bedroom=house.twin, lodging=Lodger.ALONE)
    house.sleeper(bedroom=house.twin)

    assert "not all asked to share" in desk("rooms")


def test_the_table_finds_a_bed_of_somebody_without_a_seat(house, desk):
    house.sleeper(bedroom=house.twin)
    Place.objects.all().delete()

    assert "no longer have a seat" in desk("rooms")


def test_who_wants_a_bed_without_nights_is_named(house, desk):
    house.sleeper()
    Stay.objects.all().delete()

    assert "have not said for which nights" in desk("rooms")


def test_a_proposal_is_given_once_it_is_confirmed(house, desk):
    one, other, third = house.sleeper(), house.sleeper(), house.sleeper(share_with="Nobody here")
    house.sleeper(bedroom=house.single, nights=(LAST, LAST + timedelta(days=1)))

    text = desk("proposal", house.cairo.pk)
    assert f'value="{one.pk}-{house.twin.pk}" checked' in text
    assert "Left to you" in text
    assert Stay.objects.filter(bedroom=house.twin).count() == 0

    ticked = [f"{one.pk}-{house.twin.pk}", f"{other.pk}-{house.twin.pk}", "nonsense"]
    answer = desk.send("proposal", house.cairo.pk, give=ticked)
    assert "2 beds were given." in answer.content.decode()
    assert set(Stay.objects.filter(bedroom=house.twin)) == {one, other}
    assert Stay.objects.get(pk=third.pk).bedroom is None


def test_a_proposal_shows_who_has_a_bed_there_already(house, desk):
    house.sleeper(bedroom=house.twin)
    house.sleeper()

    assert "has a bed there:" in desk("proposal", house.cairo.pk)


def test_a_proposal_that_is_stale_gives_nothing(house, desk):
    stay = house.sleeper()
    house.sleeper(bedroom=house.single)

    answer = desk.send("proposal", house.cairo.pk, give=[f"{stay.pk}-{house.single.pk}"])

    assert answer.status_code == 409
    assert Stay.objects.get(pk=stay.pk).bedroom is None


def test_where_nothing_can_be_proposed_it_says_so(house, desk):
    assert "Nobody more can be given a bed this way." in desk("proposal", house.cairo.pk)


# ── Houses ───────────────────────────────────────────────────────────────────────────────


def test_a_house_and_its_bedrooms_come_change_and_go(house, desk):
    desk.send("house_new", house.luxor.pk, name_ar="نزل", name_en="Hostel", phone="+20952380000")
    hostel = Lodging.objects.get(site=house.luxor)
    assert hostel.phone == "+20952380000"
    desk.send("house", hostel.pk, name_ar="نزل", name_en="Inn", phone="")
    desk.send("bedrooms", hostel.pk, labels="1-3، garden", beds=3)
    assert [b.label for b in hostel.bedrooms.all()] == ["1", "2", "3", "garden"]

    first = hostel.bedrooms.first()
    desk.send("bedroom", first.pk, label="one", beds=2)
    assert "Remove the bedroom one" in desk("bedroom_remove", first.pk)
    desk.send("bedroom_remove", first.pk)
    assert hostel.bedrooms.count() == 3
    assert "Its bedrooms go with it." in desk("house_remove", hostel.pk)
    desk.send("house_remove", hostel.pk)

    assert not Lodging.objects.filter(site=house.luxor).exists()


@pytest.mark.parametrize(
    ("labels", "sentence"),
    [
        ("101", "There are two bedrooms"),
        (",،", "Add 1 to 100 bedrooms at once."),
        ("9-1", "is no run of numbers"),
        ("1-900", "is no run of numbers"),
        ("1-99, 201-220", "Add 1 to 100 bedrooms at once."),
        ("x" * 41, "at most 40 letters"),
    ],
)
def test_bedrooms_that_cannot_be_are_refused(house, desk, labels, sentence):
    text = desk.send("bedrooms", house.hotel.pk, labels=labels, beds=2).content.decode()

    assert sentence in text
    assert f'value="{labels}"' in text
    assert Bedroom.objects.count() == 2


def test_a_house_with_sleepers_stays(house, desk):
    house.sleeper(bedroom=house.twin)

    answer = desk.send("house_remove", house.hotel.pk)

    assert answer.status_code == 409
    assert "Somebody has a bed in Nile hotel" in answer.content.decode()
