"""Waves of the tie survey, rosters, answers, tables as they were."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from multaqa.people.enums import Audience, Part
from multaqa.people.models import Person
from multaqa.weaving.enums import Closeness
from multaqa.weaving.models import (
    Listing,
    Meeting,
    Reckoning,
    SurveyConsent,
    TieAnswer,
    Wave,
)

from .convenings import ForumFactory
from .people import ConsentFactory, PersonFactory
from .programmes import CycleFactory, participant
from .words import NOW, both


class WaveFactory(DjangoModelFactory):
    """A wave that opened yesterday and is open for two weeks."""

    class Meta:
        model = Wave

    cycle = factory.SubFactory(CycleFactory)
    number = factory.Sequence(lambda n: n % 30_000 + 1)
    opens_at = NOW - timedelta(days=1)
    closes_at = NOW + timedelta(days=13)
    roles = factory.LazyFunction(lambda: ["innovator"])


class ListingFactory(DjangoModelFactory):
    class Meta:
        model = Listing

    wave = factory.SubFactory(WaveFactory)
    person = factory.SubFactory(PersonFactory)
    city = both("الأقصر", "Luxor")


class SurveyConsentFactory(DjangoModelFactory):
    class Meta:
        model = SurveyConsent

    cycle = factory.SubFactory(CycleFactory)
    person = factory.SubFactory(PersonFactory)
    given_at = NOW


class TieAnswerFactory(DjangoModelFactory):
    class Meta:
        model = TieAnswer

    wave = factory.SubFactory(WaveFactory)
    person = factory.SubFactory(PersonFactory)
    about = factory.SubFactory(PersonFactory)
    level = Closeness.MET


class MeetingFactory(DjangoModelFactory):
    class Meta:
        model = Meeting

    forum = factory.SubFactory(ForumFactory)
    round = "1"
    table = "A"
    person = factory.SubFactory(PersonFactory)
    at = NOW


class ReckoningFactory(DjangoModelFactory):
    class Meta:
        model = Reckoning

    cycle = factory.SubFactory(CycleFactory)
    waves = factory.LazyFunction(lambda: [1])
    begun_at = NOW


def member(wave: Wave, *, city: object = None, named: bool = True, **fields: object) -> Person:
    """Somebody of the cycle who stands on the roster, shows their name to members and takes part
    in the survey."""
    person = participant(wave.cycle, "innovator", **fields)
    ListingFactory(wave=wave, person=person, city=city or both("الأقصر", "Luxor"))
    for part in (Part.NAME, Part.CITY) if named else ():
        ConsentFactory(person=person, part=part, audience=Audience.MEMBERS)
    SurveyConsentFactory(cycle=wave.cycle, person=person)
    return person
