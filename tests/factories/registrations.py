"""Registrations for a forum, with their places."""

from datetime import UTC, datetime

import factory
from factory.django import DjangoModelFactory

from multaqa.registrations.enums import QuestionKind, RegistrationState
from multaqa.registrations.models import (
    Answer,
    Opening,
    Place,
    Question,
    Registration,
    SessionPlace,
    SignUp,
)

from .convenings import ForumFactory, SessionFactory, SiteFactory
from .people import PersonFactory
from .words import NOW, both, city_name


class OpeningFactory(DjangoModelFactory):
    """Open for as long as any test runs, to members of the network."""

    class Meta:
        model = Opening

    forum = factory.SubFactory(ForumFactory)
    opens_at = datetime(2019, 1, 1, tzinfo=UTC)
    closes_at = datetime(2099, 1, 1, tzinfo=UTC)


class QuestionFactory(DjangoModelFactory):
    class Meta:
        model = Question

    opening = factory.SubFactory(OpeningFactory)
    position = factory.Sequence(lambda n: n % 30_000 + 1)
    kind = QuestionKind.TEXT
    label = factory.Sequence(lambda n: both(f"سؤال {n}", f"Question {n}"))


class RegistrationFactory(DjangoModelFactory):
    """Somebody who is registered; a place at a site is a row of its own."""

    class Meta:
        model = Registration

    forum = factory.SubFactory(ForumFactory)
    person = factory.SubFactory(PersonFactory)
    state = RegistrationState.SENT
    code = factory.Sequence(lambda n: f"R{n}")
    badge_name = factory.LazyAttribute(lambda each: each.person.name)
    city = factory.Sequence(city_name)
    started_at = saved_at = sent_at = NOW


class AnswerFactory(DjangoModelFactory):
    class Meta:
        model = Answer

    registration = factory.SubFactory(RegistrationFactory)
    question = factory.SubFactory(
        QuestionFactory, opening__forum=factory.SelfAttribute("...registration.forum")
    )
    value = "An answer"
    at = NOW


class PlaceFactory(DjangoModelFactory):
    """A seat at a site of the registration's forum; ``seat=None`` for somebody who waits."""

    class Meta:
        model = Place

    registration = factory.SubFactory(RegistrationFactory)
    site = factory.SubFactory(SiteFactory, forum=factory.SelfAttribute("..registration.forum"))
    asked_at = seated_at = NOW
    seat = factory.Sequence(lambda n: n + 1)


class SignUpFactory(DjangoModelFactory):
    class Meta:
        model = SignUp

    session = factory.SubFactory(SessionFactory)
    places = 10


class SessionPlaceFactory(DjangoModelFactory):
    """A seat in a session of the registration's forum."""

    class Meta:
        model = SessionPlace

    registration = factory.SubFactory(RegistrationFactory)
    session = factory.SubFactory(
        SessionFactory, forum=factory.SelfAttribute("..registration.forum")
    )
    asked_at = seated_at = NOW
    seat = factory.Sequence(lambda n: n + 1)
