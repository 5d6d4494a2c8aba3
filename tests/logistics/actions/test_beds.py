"""Beds are given and taken back: never more people than beds on any night."""

from datetime import timedelta

import pytest
from django.db import connection

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from multaqa.kernel.models import Entry
from multaqa.kernel.refusal import Refusal
from multaqa.logistics import actions
from multaqa.logistics.models import Stay
from tests.factories.logistics import BedroomFactory, LodgingFactory, StayFactory
from tests.logistics.conftest import FIRST, LAST, open_house
from tests.together import all_at_once


def test_a_bed_is_given_and_taken_back(house):
    stay = house.sleeper()

    house.give(stay, house.twin)
    assert Stay.objects.get().bedroom == house.twin

    house.give(stay, None)
    assert Stay.objects.get().bedroom is None
    assert [e.detail for e in Entry.objects.filter(verb="beds given").order_by("pk")] == [
        {"beds": {str(stay.pk): house.twin.pk}},
        {"beds": {str(stay.pk): None}},
    ]


def test_no_night_has_more_people_than_beds(house):
    house.sleeper(bedroom=house.twin, nights=(FIRST, FIRST + timedelta(days=1)))
    house.sleeper(bedroom=house.twin, nights=(FIRST, LAST))
    late = house.sleeper(nights=(FIRST + timedelta(days=1), LAST))
    early = house.sleeper(nights=(FIRST, LAST))

    house.give(late, house.twin)
    with pytest.raises(Refusal, match="Bedroom 101 has no bed left") as refused:
        house.give(early, house.twin)

    assert refused.value.field == "bedroom"
    assert Stay.objects.get(pk=early.pk).bedroom is None


def test_several_are_given_all_or_none(house):
    one, other = house.sleeper(), house.sleeper()

    with pytest.raises(Refusal):
        actions.give_beds(
            site=house.cairo, beds=dict.fromkeys((one.pk, other.pk), house.single.pk), **house.now
        )
    assert not Stay.objects.filter(bedroom__isnull=False).exists()

    actions.give_beds(
        site=house.cairo, beds=dict.fromkeys((one.pk, other.pk), house.twin.pk), **house.now
    )
    assert Stay.objects.filter(bedroom=house.twin).count() == 2


def test_two_change_beds_at_once(house):
    one, other = house.sleeper(bedroom=house.single), house.sleeper(bedroom=house.twin)

    actions.give_beds(
        site=house.cairo, beds={one.pk: house.twin.pk, other.pk: house.single.pk}, **house.now
    )

    assert {s.pk: s.bedroom for s in Stay.objects.select_related("bedroom")} == {
        one.pk: house.twin,
        other.pk: house.single,
    }


def test_a_bedroom_of_another_city_is_refused(house):
    far = BedroomFactory(lodging=LodgingFactory(site=house.luxor))

    with pytest.raises(Refusal, match="another city"):
        house.give(house.sleeper(), far)


def test_a_stay_at_another_site_is_refused(house):
    stay = StayFactory(registration=house.guest(house.luxor), site=house.luxor)

    with pytest.raises(Refusal, match="does not stay at this site"):
        house.give(stay, None)


@pytest.mark.parametrize("gone", ["stay", "bedroom"])
def test_what_is_gone_meanwhile_is_refused(house, gone):
    stay = house.sleeper()
    beds = {stay.pk: house.twin.pk}
    (stay if gone == "stay" else house.twin).delete()

    with pytest.raises(Refusal, match="changed meanwhile"):
        actions.give_beds(site=house.cairo, beds=beds, **house.now)


def test_a_forum_that_is_over_gives_no_beds(house):
    stay = house.sleeper()
    Forum.objects.update(state=ForumState.ARCHIVED)
    house.cairo.forum.refresh_from_db()

    with pytest.raises(Refusal, match="is over"):
        house.give(stay, house.twin)


# ── At once, where there are locks ───────────────────────────────────────────────────────


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one after the other")
def test_of_eight_at_once_two_get_the_two_beds():
    house = open_house()
    stays = [house.sleeper() for _ in range(8)]

    wrong = all_at_once(*(lambda s=stay: house.give(s, house.twin) for stay in stays))

    assert [type(each) for each in wrong] == [Refusal] * 6
    assert Stay.objects.filter(bedroom=house.twin).count() == 2


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite writes one after the other")
def test_longer_nights_and_a_new_sleeper_at_once_never_overfill_a_bedroom():
    house = open_house()
    night = timedelta(days=1)
    short = house.sleeper(bedroom=house.single, nights=(FIRST, FIRST + night))
    late = house.sleeper(nights=(FIRST + night, LAST))

    wrong = all_at_once(
        lambda: house.save(
            short.registration, lodging="alone", stays={house.cairo.pk: (FIRST, LAST)}
        ),
        lambda: house.give(late, house.single),
    )

    assert {type(each) for each in wrong} <= {Refusal}
    assert Stay.objects.filter(bedroom=house.single).count() == 1
