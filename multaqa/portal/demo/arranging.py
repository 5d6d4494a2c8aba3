"""The demonstration's travel and beds: most have said what they need, some beds are given."""

from datetime import datetime, time, timedelta
from random import Random

from i18nfield.strings import LazyI18nString

from multaqa.convenings.models import Forum, Site
from multaqa.logistics.actions import (
    Journey,
    Said,
    add_bedrooms,
    add_lodging,
    give_beds,
    save_needs,
)
from multaqa.logistics.enums import Arranged, Diet, Lodger, Means, Way
from multaqa.logistics.models import Needs, Stay
from multaqa.people.models import Person
from multaqa.registrations.models import Place, Registration

from .content import read

# Of those with a seat so many have said what must be arranged; the others can be reminded.
SAID = 0.72


def arrange(*, forum: Forum, rows: list[Registration], by: Person, at: datetime) -> None:
    """What the guests of the second forum said, and where some of them sleep."""
    dice = Random(f"{forum.slug} needs")  # noqa: S311 - a story, no secret
    sites = list(forum.sites.all())
    for row in rows:
        seats = Place.objects.seated().filter(registration=row).values_list("site_id", flat=True)
        here = [site for site in sites if site.pk in set(seats)]
        if here and dice.random() < SAID:
            said = _said(row, here, dice)
            save_needs(registration=row, said=said, by=row.person, at=at)
    for house in read("lodgings"):
        site = next(each for each in sites if each.slug == house["site"])
        _house(site, house, by, at)


def _said(row: Registration, sites: list[Site], dice: Random) -> Said:
    """Most travel as the network books it, and share a room."""
    return Said(
        travel=dice.choice((Arranged.BY_US, Arranged.BY_US, Arranged.BY_SELF)),
        lodging=dice.choice((Lodger.SHARED, Lodger.SHARED, Lodger.ALONE)),
        diet=dice.choice((Diet.ANY, Diet.ANY, Diet.ANY, Diet.VEGETARIAN, Diet.DIABETIC)),
        journeys=_journeys(sites, dice),
        stays={site.pk: (site.starts_on, site.ends_on + timedelta(days=1)) for site in sites},
    )


def _journeys(sites: list[Site], dice: Random) -> dict[tuple[int, str], Journey]:
    """To the first city by train, home from the last one by train or aeroplane."""
    first, last = sites[0], sites[-1]
    home = dice.choice((Means.TRAIN, Means.FLIGHT))
    return {
        (first.pk, Way.IN): Journey(
            means=Means.TRAIN, on=first.starts_on, hour=time(dice.choice((6, 7, 8)), 30)
        ),
        (last.pk, Way.OUT): Journey(
            means=home, on=last.ends_on, hour=time(dice.choice((17, 18, 21)), 15)
        ),
    }


def _house(site: Site, house: dict, by: Person, at: datetime) -> None:
    """A house with its bedrooms; the first who need a bed have one."""
    lodging = add_lodging(
        site=site, name=LazyI18nString(house["name"]), address=LazyI18nString(house["address"]),
        phone="", by=by, at=at,
    )  # fmt: skip
    bedrooms = add_bedrooms(lodging=lodging, labels=house["bedrooms"], beds=2, by=by, at=at)
    stays = Stay.objects.filter(site=site).order_by("registration")
    alone = set(stays.filter(registration__in=_alone(site)).values_list("pk", flat=True))
    shared = [stay.pk for stay in stays if stay.pk not in alone]
    rooms = [room.pk for room in bedrooms for _bed in range(2)][: house["given"]]
    give_beds(site=site, beds=dict(zip(shared, rooms, strict=False)), by=by, at=at)


def _alone(site: Site) -> list[int]:
    """The registrations of those who want a room to themselves."""
    rows = Needs.objects.filter(registration__forum=site.forum, lodging=Lodger.ALONE)
    return list(rows.values_list("registration", flat=True))
