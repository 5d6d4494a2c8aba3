"""Devices at a door, what they scanned, who came of it."""

import uuid
from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from multaqa.attendance.models import Certificate, CheckIn, Device, Scan

from .convenings import FIRST_HOUR, ForumFactory, SiteFactory
from .people import PersonFactory
from .registrations import RegistrationFactory
from .words import NOW, both


class DeviceFactory(DjangoModelFactory):
    """A device that is trusted for as long as any test runs."""

    class Meta:
        model = Device

    forum = factory.SubFactory(ForumFactory)
    name = factory.Sequence(lambda n: f"Phone {n}")
    digest = factory.Sequence(lambda n: f"{n:064}")
    made_by = factory.SubFactory(PersonFactory)
    made_at = NOW
    expires_at = datetime(2099, 1, 1, tzinfo=UTC)


class ScanFactory(DjangoModelFactory):
    """On the first morning, at a site of the registration's forum, by a device of it."""

    class Meta:
        model = Scan

    uid = factory.LazyFunction(uuid.uuid4)
    registration = factory.SubFactory(RegistrationFactory)
    site = factory.SubFactory(SiteFactory, forum=factory.SelfAttribute("..registration.forum"))
    device = factory.SubFactory(DeviceFactory, forum=factory.SelfAttribute("..registration.forum"))
    on = date(2020, 2, 16)
    at = received_at = FIRST_HOUR


class CheckInFactory(DjangoModelFactory):
    """At a site, on the first day; with a ``session`` in it."""

    class Meta:
        model = CheckIn

    registration = factory.SubFactory(RegistrationFactory)
    site = factory.SubFactory(SiteFactory, forum=factory.SelfAttribute("..registration.forum"))
    on = date(2020, 2, 16)
    at = FIRST_HOUR
    scan = factory.SubFactory(
        ScanFactory,
        registration=factory.SelfAttribute("..registration"),
        site=factory.SelfAttribute("..site"),
    )


class CertificateFactory(DjangoModelFactory):
    class Meta:
        model = Certificate

    registration = factory.SubFactory(RegistrationFactory)
    number = factory.Sequence(lambda n: f"EXAM-{n // 10_000:04}-{n % 10_000:04}")
    name = both("فلان", "Someone")
    days = 4
    minutes = 1200
    issued_by = factory.SubFactory(PersonFactory)
    issued_at = NOW
