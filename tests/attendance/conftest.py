"""A forum that is held these days, with a site, as the doors and their pages need it."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from tests.factories.convenings import ForumFactory, SiteFactory
from tests.factories.networks import today
from tests.factories.people import coordinator_of
from tests.factories.registrations import PlaceFactory, RegistrationFactory
from tests.factories.words import both


@pytest.fixture
def held():
    """A forum from yesterday to the day after tomorrow."""
    return ForumFactory(
        slug="held", starts_on=today() - timedelta(days=1), ends_on=today() + timedelta(days=2)
    )


@pytest.fixture
def cairo(held):
    return SiteFactory(forum=held, city=both("القاهرة", "Cairo"))


@pytest.fixture
def coordinator(held):
    return coordinator_of(held.network)


@pytest.fixture
def guest(cairo):
    """Somebody with a seat at the site."""
    registration = RegistrationFactory(
        forum=cairo.forum, code="K7MPQ2RS", badge_name=both("هدى المصري", "Hoda Elmasri")
    )
    PlaceFactory(registration=registration, site=cairo)
    return registration


@pytest.fixture
def now() -> datetime:
    return timezone.now()
