"""Houses and bedrooms come, change and go; nobody loses a bed by it."""

import pytest

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from multaqa.kernel.refusal import Refusal
from multaqa.logistics import actions
from multaqa.logistics.models import Bedroom, Lodging
from tests.factories.words import both


def add(house, labels=("201", "202"), beds=3):
    return actions.add_bedrooms(lodging=house.hotel, labels=labels, beds=beds, **house.now)


def edit(house, bedroom, label="101", beds=2):
    return actions.edit_bedroom(bedroom=bedroom, label=label, beds=beds, **house.now)


def test_a_house_comes_changes_and_goes(house):
    lodging = actions.add_lodging(
        site=house.luxor, name=both("نزل", "Hostel"), address="", phone="+20", **house.now
    )
    actions.edit_lodging(
        lodging=lodging, name=both("نزل", "Inn"), address="Corniche", phone="", **house.now
    )
    kept = Lodging.objects.get(pk=lodging.pk)
    assert (str(kept), kept.phone, str(kept.address)) == ("Inn", "", "Corniche")

    actions.remove_lodging(lodging=kept, **house.now)
    assert not Lodging.objects.filter(pk=lodging.pk).exists()


def test_a_house_stays_while_somebody_has_a_bed_in_it(house):
    house.sleeper(bedroom=house.twin)

    with pytest.raises(Refusal, match="Somebody has a bed in Nile hotel"):
        actions.remove_lodging(lodging=house.hotel, **house.now)


def test_several_bedrooms_come_at_once(house):
    add(house)

    assert list(Bedroom.objects.values_list("label", "beds").order_by("label")) == [
        ("101", 2),
        ("102", 1),
        ("201", 3),
        ("202", 3),
    ]


@pytest.mark.parametrize("labels", [("201", "201"), ("201", "101")])
def test_two_bedrooms_of_a_house_have_two_names(house, labels):
    with pytest.raises(Refusal, match="There are two bedrooms") as refused:
        add(house, labels)

    assert refused.value.field == "labels"


def test_a_house_has_no_more_bedrooms_than_any_has(house):
    with pytest.raises(Refusal, match="at most 300"):
        add(house, [f"x{n}" for n in range(299)])


@pytest.mark.parametrize("beds", [0, 13])
def test_a_bedroom_has_a_number_of_beds_that_can_be(house, beds):
    with pytest.raises(Refusal, match="1 to 12 beds"):
        add(house, beds=beds)


def test_a_bedroom_changes_and_keeps_its_name(house):
    edit(house, house.twin, beds=3)

    assert Bedroom.objects.get(pk=house.twin.pk).beds == 3


def test_no_bed_goes_in_which_somebody_sleeps(house):
    house.sleeper(bedroom=house.twin)
    house.sleeper(bedroom=house.twin)

    with pytest.raises(Refusal, match="More people sleep here"):
        edit(house, house.twin, beds=1)


def test_a_bedroom_goes_once_nobody_sleeps_in_it(house):
    stay = house.sleeper(bedroom=house.twin)
    with pytest.raises(Refusal, match="Somebody has a bed in 101"):
        actions.remove_bedroom(bedroom=house.twin, **house.now)

    house.give(stay, None)
    actions.remove_bedroom(bedroom=house.twin, **house.now)

    assert not Bedroom.objects.filter(pk=house.twin.pk).exists()


def test_nothing_changes_once_the_forum_is_over(house):
    Forum.objects.update(state=ForumState.HELD)
    hotel = Lodging.objects.get()
    twin = Bedroom.objects.get(label="101")
    fields = {"name": "x", "address": "", "phone": ""}

    for act in (
        lambda: actions.add_lodging(site=hotel.site, **fields, **house.now),
        lambda: actions.edit_lodging(lodging=hotel, **fields, **house.now),
        lambda: actions.remove_lodging(lodging=hotel, **house.now),
        lambda: actions.add_bedrooms(lodging=hotel, labels=["9"], beds=1, **house.now),
        lambda: actions.edit_bedroom(bedroom=twin, label="9", beds=1, **house.now),
        lambda: actions.remove_bedroom(bedroom=twin, **house.now),
    ):
        with pytest.raises(Refusal, match="is over"):
            act()
