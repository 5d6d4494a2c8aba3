"""A forum that is open, with two sites of two seats, and who acts in it."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from multaqa.people.enums import RoleName
from multaqa.registrations import actions
from tests.factories.convenings import ForumFactory, SiteFactory
from tests.factories.people import coordinator_of, holder
from tests.factories.registrations import OpeningFactory
from tests.factories.words import NOW, both


class Hall(SimpleNamespace):
    """``hall.cairo`` and ``hall.luxor`` hold two people each; each act comes a minute later."""

    @property
    def later(self):
        self.minutes += 1
        return NOW + timedelta(minutes=self.minutes)

    def member(self, **fields):
        return holder(self.network, RoleName.INNOVATOR, **fields)

    def begin(self, person=None, by=None):
        person = person or self.member()
        return actions.start_registration(
            forum=self.forum, person=person, by=by or person, at=self.later
        )

    def enter(self, *sites, person=None, by=None):
        """Somebody registers for the sites (Cairo, if none is named)."""
        registration = self.begin(person, by)
        return self.send(registration, *sites, by=by)

    def send(self, registration, *sites, by=None):
        return actions.send_registration(
            registration=registration, sites=list(sites) or [self.cairo],
            by=by or registration.person, at=self.later,
        )  # fmt: skip

    def withdraw(self, registration, by=None):
        return actions.withdraw_registration(
            registration=registration, by=by or registration.person, at=self.later
        )

    def save(self, registration, version=None, by=None, **typed):
        typed.setdefault("badge_name", registration.badge_name)
        return actions.save_registration(
            registration=registration, typed=actions.Typed(**typed), by=by or registration.person,
            version=registration.version if version is None else version, at=self.later,
        )  # fmt: skip


def open_hall(**fields) -> Hall:
    forum = ForumFactory(slug="second", **fields)
    return Hall(
        forum=forum,
        network=forum.network,
        opening=OpeningFactory(forum=forum),
        cairo=SiteFactory(forum=forum, position=1, slug="cairo", capacity=2,
                          city=both("القاهرة", "Cairo")),
        luxor=SiteFactory(forum=forum, position=2, slug="luxor", capacity=2,
                          city=both("الأقصر", "Luxor")),
        coordinator=coordinator_of(forum.network),
        minutes=0,
    )  # fmt: skip


@pytest.fixture
def hall(db) -> Hall:
    return open_hall()
