"""Waves of the tie survey, rosters, answers, tables as they were; rotations and their plans."""

from datetime import timedelta

import factory
from factory.django import DjangoModelFactory

from multaqa.people.enums import Audience, Part
from multaqa.people.models import Person
from multaqa.weaving.enums import Closeness, Effort, PlanState, SeatingRuleKind
from multaqa.weaving.models import (
    Listing,
    Meeting,
    Plan,
    Reckoning,
    Rotation,
    RotationGuest,
    RotationRound,
    Seat,
    SeatingRule,
    SurveyConsent,
    TeamApart,
    TeamCall,
    TeamMember,
    TeamProject,
    TeamRanking,
    TeamWish,
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


class RotationFactory(DjangoModelFactory):
    """A rotation without rounds and guests; ``hall_of`` makes one with both."""

    class Meta:
        model = Rotation

    forum = factory.SubFactory(ForumFactory)
    name = factory.Sequence(lambda n: both(f"تدوير تجريبي {n}", f"Example rotation {n}"))
    effort = Effort.SHORT
    at = NOW


class RotationRoundFactory(DjangoModelFactory):
    """A round at two tables of eight."""

    class Meta:
        model = RotationRound

    rotation = factory.SubFactory(RotationFactory)
    position = factory.Sequence(lambda n: n % 30_000 + 1)
    key = factory.LazyAttribute(lambda each: f"Round {each.position}")
    tables = factory.LazyFunction(lambda: tables_named("1", "2"))


class RotationGuestFactory(DjangoModelFactory):
    class Meta:
        model = RotationGuest

    rotation = factory.SubFactory(RotationFactory)
    person = factory.SubFactory(PersonFactory)


class SeatingRuleFactory(DjangoModelFactory):
    """Its people are added with ``people.add``."""

    class Meta:
        model = SeatingRule

    rotation = factory.SubFactory(RotationFactory)
    kind = SeatingRuleKind.APART


class PlanFactory(DjangoModelFactory):
    """A plan that is done, without seats."""

    class Meta:
        model = Plan

    rotation = factory.SubFactory(RotationFactory)
    number = factory.Sequence(lambda n: n % 30_000 + 1)
    state = PlanState.DONE
    begun_at = done_at = NOW


class SeatFactory(DjangoModelFactory):
    class Meta:
        model = Seat

    plan = factory.SubFactory(PlanFactory)
    round = 1
    table = "1"
    person = factory.SubFactory(PersonFactory)


def tables_named(*names: str, most: int | None = 8) -> list[dict[str, object]]:
    """Tables as a round holds them."""
    return [{"name": name, "least": None, "most": most} for name in names]


def hall_of(
    *people: Person, rounds: int = 2, tables: tuple[str, ...] = ("1", "2"), **fields: object
) -> Rotation:
    """A rotation of these people through ``rounds`` rounds at ``tables``."""
    rotation = RotationFactory(**fields)
    for position in range(1, rounds + 1):
        RotationRoundFactory(rotation=rotation, position=position, tables=tables_named(*tables))
    for person in people:
        RotationGuestFactory(rotation=rotation, person=person)
    return rotation


class TeamCallFactory(DjangoModelFactory):
    """A call for teams that opened yesterday and is open for two weeks."""

    class Meta:
        model = TeamCall

    cycle = factory.SubFactory(CycleFactory)
    number = factory.Sequence(lambda n: n % 30_000 + 1)
    title = both("فرق المشروعات", "Project teams")
    opens_at = NOW - timedelta(days=1)
    closes_at = NOW + timedelta(days=13)
    roles = factory.LazyFunction(lambda: ["innovator"])


class TeamProjectFactory(DjangoModelFactory):
    class Meta:
        model = TeamProject

    call = factory.SubFactory(TeamCallFactory)
    title = factory.Sequence(lambda n: both(f"مشروع {n}", f"Project {n}"))


class TeamRankingFactory(DjangoModelFactory):
    class Meta:
        model = TeamRanking

    call = factory.SubFactory(TeamCallFactory)
    person = factory.SubFactory(PersonFactory)


class TeamWishFactory(DjangoModelFactory):
    class Meta:
        model = TeamWish

    ranking = factory.SubFactory(TeamRankingFactory)
    project = factory.SubFactory(TeamProjectFactory)
    rank = factory.Sequence(lambda n: n % 30_000 + 1)


class TeamApartFactory(DjangoModelFactory):
    """The later one is the other."""

    class Meta:
        model = TeamApart

    call = factory.SubFactory(TeamCallFactory)
    one = factory.SubFactory(PersonFactory)
    other = factory.SubFactory(PersonFactory)


class TeamMemberFactory(DjangoModelFactory):
    class Meta:
        model = TeamMember

    call = factory.SubFactory(TeamCallFactory)
    project = factory.SubFactory(TeamProjectFactory)
    person = factory.SubFactory(PersonFactory)


def wisher(call: TeamCall, *projects: TeamProject, **fields: object) -> Person:
    """Somebody whom the call asks, who wishes for these projects, the dearest first."""
    person = participant(call.cycle, "innovator", **fields)
    if projects:
        ranking = TeamRankingFactory(call=call, person=person)
        for rank, project in enumerate(projects, 1):
            TeamWishFactory(ranking=ranking, project=project, rank=rank)
    return person


def member(wave: Wave, *, city: object = None, named: bool = True, **fields: object) -> Person:
    """Somebody of the cycle who stands on the roster, shows their name to members and takes part
    in the survey."""
    person = participant(wave.cycle, "innovator", **fields)
    ListingFactory(wave=wave, person=person, city=city or both("الأقصر", "Luxor"))
    for part in (Part.NAME, Part.CITY) if named else ():
        ConsentFactory(person=person, part=part, audience=Audience.MEMBERS)
    SurveyConsentFactory(cycle=wave.cycle, person=person)
    return person
