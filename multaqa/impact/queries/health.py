"""How a forum stands: what its coordinator would ask first each morning."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from django.db.models import BigIntegerField, CharField, Count, Q, QuerySet, Value

from multaqa.attendance.models import CheckIn
from multaqa.convenings.models import Forum, Session, Site
from multaqa.convenings.queries import Agenda, agenda_of
from multaqa.engines.agenda import BREAKS
from multaqa.engines.survey import LEAST
from multaqa.feedback.models import Response
from multaqa.kernel.asked import asked_once
from multaqa.letters.enums import LetterState
from multaqa.letters.models import Letter
from multaqa.logistics.queries import silent
from multaqa.networks.queries import division_names, division_of_city, is_drawn
from multaqa.registrations.models import Place, Registration
from multaqa.registrations.queries import CityRow, grouped

from .figures import Figure


@dataclass(frozen=True, slots=True)
class Counted:
    """How many, by what is counted and of what (the id of a site, of the forum, of the network);
    and how many wrote which city."""

    numbers: Mapping[tuple[str, int], int]
    cities: Sequence[tuple[Any, int]]

    def n(self, what: str, of: int) -> int:
        return self.numbers.get((what, of), 0)


@dataclass(frozen=True, slots=True)
class SiteHealth:
    """A site with its seats taken, those who wait, and who came today."""

    site: Site
    seated: int
    waiting: int
    today: int

    @property
    def left(self) -> int | None:
        """How many seats are free; None where there is no limit."""
        if self.site.capacity is None:
            return None
        return max(self.site.capacity - self.seated, 0)


@dataclass(frozen=True, slots=True)
class Health:
    """``unled`` and ``unserving`` count sessions but meals and free time; ``unsaid``: people with a
    seat who have not said all that must be arranged, as logistics counts them; ``answers``: those
    that have joined the figures (None under five); ``troubled``: letters that did not leave, or
    perhaps did."""

    day: date
    cities: tuple[CityRow, ...]
    divisions: tuple[Figure, ...]
    sites: tuple[SiteHealth, ...]
    agenda: Agenda
    conflicts: int
    unled: int
    unserving: int
    registered: int
    unsaid: int
    answers: int | None
    troubled: int


def health(forum: Forum, *, today: date) -> Health:
    """How ``forum`` stands on ``today`` (as many queries for few people as for many)."""
    agenda, counted = agenda_of(forum), _counted(forum, today)
    cities, answers = grouped(counted.cities), counted.n("answers", forum.pk)
    return Health(
        day=today,
        cities=tuple(cities),
        divisions=tuple(_divisions(forum, cities)),
        sites=_sites(agenda.sites, counted),
        agenda=agenda,
        conflicts=len(agenda.troubles()),
        unled=sum(1 for s in agenda.sessions if s.kind not in BREAKS and not s.leaders),
        unserving=counted.n("unserving", forum.pk),
        registered=sum(row.count for row in cities),
        unsaid=silent(forum),
        answers=answers if answers >= LEAST else None,
        troubled=counted.n("troubled", forum.network_id),
    )


def _divisions(forum: Forum, cities: Sequence[CityRow]) -> Iterator[Figure]:
    """The registered by governorate, the most first; none where the country is not drawn."""
    country, counted = forum.network.country, Counter[str]()
    if not is_drawn(country):
        return
    for row in cities:
        counted[division_of_city(country, row.city)] += row.count
    for code, n in sorted(counted.items(), key=lambda each: (not each[0], -each[1], each[0])):
        yield Figure("division", n, n, of=code, label=division_names(code))


def today_at(forum: Forum, day: date) -> Sequence[SiteHealth]:
    """Each site with its seats, its line, and who came on ``day`` (2 queries)."""
    return _sites(forum.sites.all(), _counted(forum, day))


def _sites(sites: Iterable[Site], counted: Counted) -> tuple[SiteHealth, ...]:
    return tuple(
        SiteHealth(site, *(counted.n(what, site.pk) for what in ("seated", "waiting", "came")))
        for site in sites
    )


def _counted(forum: Forum, day: date) -> Counted:
    """All that is counted of a forum (one query)."""
    midnight = datetime.combine(day, time(), UTC)
    rows = _counts(forum.pk, forum.network_id, day, midnight)
    return Counted(
        {(what, of): n for _city, what, of, n in rows if of is not None},
        [(city, n) for city, _what, of, n in rows if of is None],
    )


@asked_once
def _counts(
    forum_id: int, network_id: int, day: date, midnight: datetime
) -> QuerySet[Any, tuple[Any, str, int | None, int]]:
    people = Registration.objects.standing().filter(forum=forum_id)
    places = Place.objects.filter(site__forum=forum_id, given_up_at=None)
    came = CheckIn.objects.filter(site__forum=forum_id, on=day)
    sessions = Session.objects.standing().filter(forum=forum_id, serves=None)
    answers = Response.objects.filter(
        Q(counted=True) | Q(questionnaire__closes_at__lt=midnight), questionnaire__forum=forum_id
    )
    doubtful = (LetterState.FAILED, LetterState.UNSURE)
    letters = Letter.objects.filter(network=network_id, state__in=doubtful)
    cities = people.order_by().values("city").annotate(n=Count("pk"))
    nothing = Value(None, BigIntegerField())
    return cities.values_list("city", Value("city"), nothing, "n").union(
        _count("seated", places.filter(seat__isnull=False), "site_id"),
        _count("waiting", places.filter(seat=None), "site_id"),
        _count("came", came, "site_id", Count("registration", distinct=True)),
        _count("unserving", sessions.exclude(kind__in=BREAKS), "forum_id"),
        _count("answers", answers, "questionnaire__forum_id"),
        _count("troubled", letters, "network_id"),
        all=True,
    )


def _count(what: str, rows: QuerySet[Any], of: str, how: Count | None = None) -> QuerySet[Any]:
    counted = rows.order_by().values(of).annotate(n=how or Count("pk"))
    return counted.values_list(Value("", CharField()), Value(what), of, "n")
