"""A forum with its objectives, sites, sessions and releases."""

from datetime import UTC, date, datetime, timedelta

import factory
from factory.django import DjangoModelFactory

from multaqa.convenings.enums import ForumState, SessionKind
from multaqa.convenings.models import (
    Facilitation,
    Forum,
    Objective,
    ObjectiveSet,
    PersonalAgenda,
    Pick,
    Release,
    Room,
    Session,
    SessionObjective,
    Site,
)

from .networks import NetworkFactory
from .people import PersonFactory
from .programmes import CycleFactory
from .words import NOW, both, city_name

# 10:00 in Cairo on the first day.
FIRST_HOUR = datetime(2020, 2, 16, 8, 0, tzinfo=UTC)


class ObjectiveSetFactory(DjangoModelFactory):
    class Meta:
        model = ObjectiveSet

    network = factory.SubFactory(NetworkFactory)
    name = factory.Sequence(lambda n: both(f"أهداف تجريبية {n}", f"Example objectives {n}"))


class ObjectiveFactory(DjangoModelFactory):
    class Meta:
        model = Objective

    set = factory.SubFactory(ObjectiveSetFactory)
    number = factory.Sequence(lambda n: n % 30_000 + 1)
    title = factory.Sequence(lambda n: both(f"هدف {n}", f"Objective {n}"))
    text = both("نص الهدف", "The text of the objective")


class ForumFactory(DjangoModelFactory):
    """An open forum of four days in February 2020, with a cycle of its own network."""

    class Meta:
        model = Forum

    network = factory.SubFactory(NetworkFactory)
    cycle = factory.SubFactory(CycleFactory, network=factory.SelfAttribute("..network"))
    slug = factory.Sequence(lambda n: f"forum-{n}")
    name = factory.Sequence(lambda n: both(f"الملتقى التجريبي {n}", f"Example forum {n}"))
    state = ForumState.OPEN
    starts_on = date(2020, 2, 16)
    ends_on = date(2020, 2, 19)
    created_at = NOW


class SiteFactory(DjangoModelFactory):
    """A site on all the days of its forum."""

    class Meta:
        model = Site

    forum = factory.SubFactory(ForumFactory)
    position = factory.Sequence(lambda n: n % 30_000 + 1)
    slug = factory.Sequence(lambda n: f"site-{n}")
    city = factory.Sequence(city_name)
    venue = both("قاعة المثال", "Example hall")
    starts_on = factory.SelfAttribute("forum.starts_on")
    ends_on = factory.SelfAttribute("forum.ends_on")


class RoomFactory(DjangoModelFactory):
    class Meta:
        model = Room

    site = factory.SubFactory(SiteFactory)
    name = factory.Sequence(lambda n: both(f"قاعة {n}", f"Room {n}"))
    capacity = 60


class SessionFactory(DjangoModelFactory):
    """A talk of an hour at ten in the morning of the first day, in a room of its site."""

    class Meta:
        model = Session

    forum = factory.SubFactory(ForumFactory)
    site = factory.SubFactory(SiteFactory, forum=factory.SelfAttribute("..forum"))
    room = factory.SubFactory(RoomFactory, site=factory.SelfAttribute("..site"))
    code = factory.Sequence(lambda n: f"S{n}")
    kind = SessionKind.TALK
    title = factory.Sequence(lambda n: both(f"جلسة تجريبية {n}", f"Example session {n}"))
    abstract = both("ملخص الجلسة.", "What the session is about.")
    starts_at = FIRST_HOUR
    ends_at = factory.LazyAttribute(lambda session: session.starts_at + timedelta(hours=1))


class FacilitationFactory(DjangoModelFactory):
    class Meta:
        model = Facilitation

    session = factory.SubFactory(SessionFactory)
    person = factory.SubFactory(PersonFactory)


class SessionObjectiveFactory(DjangoModelFactory):
    class Meta:
        model = SessionObjective

    session = factory.SubFactory(SessionFactory)
    objective = factory.SubFactory(ObjectiveFactory)
    share = 100


class ReleaseFactory(DjangoModelFactory):
    """An empty release as a row; a real one is made by ``convenings.actions``."""

    class Meta:
        model = Release

    forum = factory.SubFactory(ForumFactory)
    number = factory.Sequence(lambda n: n % 30_000 + 1)
    at = NOW
    by = factory.SubFactory(PersonFactory)
    agenda = factory.LazyFunction(dict)


class PersonalAgendaFactory(DjangoModelFactory):
    """Of somebody signed in; ``person=None`` for a reader without an account."""

    class Meta:
        model = PersonalAgenda

    forum = factory.SubFactory(ForumFactory)
    token = factory.Sequence(lambda n: f"token-{n:037}")
    person = factory.SubFactory(PersonFactory)
    made_at = NOW


class PickFactory(DjangoModelFactory):
    class Meta:
        model = Pick

    session = factory.SubFactory(SessionFactory)
    agenda = factory.SubFactory(
        PersonalAgendaFactory, forum=factory.SelfAttribute("..session.forum")
    )
    picked_at = NOW
