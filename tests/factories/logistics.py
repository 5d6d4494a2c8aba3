"""What has to be arranged for those who come."""

from datetime import date, time

import factory
from factory.django import DjangoModelFactory

from multaqa.convenings.enums import SessionKind
from multaqa.logistics.enums import Means, Way
from multaqa.logistics.models import Bedroom, Lodging, MealSkipped, Needs, Stay, Trip

from .convenings import SessionFactory, SiteFactory
from .registrations import RegistrationFactory
from .words import NOW, both


class NeedsFactory(DjangoModelFactory):
    class Meta:
        model = Needs

    registration = factory.SubFactory(RegistrationFactory)
    saved_at = NOW


class MealSkippedFactory(DjangoModelFactory):
    class Meta:
        model = MealSkipped

    registration = factory.SubFactory(RegistrationFactory)
    session = factory.SubFactory(
        SessionFactory, forum=factory.SelfAttribute("..registration.forum"), kind=SessionKind.MEAL
    )


class TripFactory(DjangoModelFactory):
    """By train, arriving on the first morning."""

    class Meta:
        model = Trip

    registration = factory.SubFactory(RegistrationFactory)
    site = factory.SubFactory(SiteFactory, forum=factory.SelfAttribute("..registration.forum"))
    way = Way.IN
    means = Means.TRAIN
    on = date(2020, 2, 16)
    hour = time(10)


class LodgingFactory(DjangoModelFactory):
    class Meta:
        model = Lodging

    site = factory.SubFactory(SiteFactory)
    name = factory.Sequence(lambda n: both(f"فندق المثال {n}", f"Example hotel {n}"))


class BedroomFactory(DjangoModelFactory):
    class Meta:
        model = Bedroom

    lodging = factory.SubFactory(LodgingFactory)
    label = factory.Sequence(str)
    beds = 2


class StayFactory(DjangoModelFactory):
    """Three nights."""

    class Meta:
        model = Stay

    registration = factory.SubFactory(RegistrationFactory)
    site = factory.SubFactory(SiteFactory, forum=factory.SelfAttribute("..registration.forum"))
    from_on = date(2020, 2, 16)
    to_on = date(2020, 2, 19)
