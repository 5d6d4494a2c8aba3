"""A forum of two sites with a house in the first, its coordinator, and guests with a seat."""

from datetime import date
from types import SimpleNamespace

import pytest

from multaqa.logistics import actions
from multaqa.logistics.enums import Arranged, Diet, Lodger
from multaqa.people.enums import RoleName
from tests.factories.convenings import ForumFactory, SiteFactory
from tests.factories.logistics import BedroomFactory, LodgingFactory, NeedsFactory, StayFactory
from tests.factories.people import coordinator_of, holder
from tests.factories.registrations import PlaceFactory, RegistrationFactory
from tests.factories.words import NOW, both

FIRST, LAST = date(2020, 2, 16), date(2020, 2, 19)


class House(SimpleNamespace):
    """``house.cairo`` and ``house.luxor`` are its sites; ``house.twin`` has two beds in Cairo."""

    @property
    def now(self):
        return {"by": self.coordinator, "at": NOW}

    def guest(self, *sites, **person):
        """Somebody with a seat at the sites (Cairo, if none is named)."""
        member = holder(self.network, RoleName.INNOVATOR, **person)
        registration = RegistrationFactory(forum=self.forum, person=member)
        for site in sites or (self.cairo,):
            PlaceFactory(registration=registration, site=site)
        return registration

    def sleeper(self, lodging=Lodger.SHARED, bedroom=None, nights=(FIRST, LAST), **more):
        """The stay in Cairo of a guest who has said all."""
        person = {name: more.pop(name) for name in ("name", "email") if name in more}
        registration = self.guest(**person)
        NeedsFactory(
            registration=registration, lodging=lodging, travel=Arranged.NONE, diet=Diet.ANY, **more
        )
        return StayFactory(
            registration=registration, site=self.cairo, bedroom=bedroom,
            from_on=nights[0], to_on=nights[1],
        )  # fmt: skip

    def give(self, stay, bedroom):
        beds = {stay.pk: bedroom.pk if bedroom else None}
        return actions.give_beds(site=self.cairo, beds=beds, **self.now)

    def save(self, registration, by=None, **said):
        return actions.save_needs(
            registration=registration, said=actions.Said(**said),
            by=by or registration.person, at=NOW,
        )  # fmt: skip


def open_house(**fields) -> House:
    forum = ForumFactory(slug="second", name=both("الملتقى الثاني", "The second forum"), **fields)
    cairo = SiteFactory(forum=forum, position=1, slug="cairo", city=both("القاهرة", "Cairo"))
    luxor = SiteFactory(forum=forum, position=2, slug="luxor", city=both("الأقصر", "Luxor"))
    hotel = LodgingFactory(site=cairo, name=both("فندق النيل", "Nile hotel"))
    return House(
        forum=forum, network=forum.network, cairo=cairo, luxor=luxor, hotel=hotel,
        twin=BedroomFactory(lodging=hotel, label="101", beds=2),
        single=BedroomFactory(lodging=hotel, label="102", beds=1),
        coordinator=coordinator_of(forum.network),
    )  # fmt: skip


@pytest.fixture
def house(db) -> House:
    return open_house()
