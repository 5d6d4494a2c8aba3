"""How a forum stands: what its coordinator would ask first each morning."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from multaqa.attendance.models import CheckIn
from multaqa.convenings.models import Forum, Session, SessionObjective, Site
from multaqa.convenings.queries import Agenda, agenda_of
from multaqa.engines.agenda import BREAKS
from multaqa.engines.survey import LEAST
from multaqa.feedback.models import Questionnaire, Response
from multaqa.letters.queries import troubles
from multaqa.logistics.queries import silent
from multaqa.networks.queries import division_names, division_of_city, is_drawn
from multaqa.registrations.models import Place
from multaqa.registrations.queries import CityRow, by_city

from .figures import Figure


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
    agenda, counts = agenda_of(forum), _counts(forum, today)
    cities, letters = by_city(forum), troubles(forum.network)
    return Health(
        day=today,
        cities=tuple(cities),
        divisions=tuple(_divisions(forum, cities)),
        sites=tuple(today_at(forum, today)),
        agenda=agenda,
        conflicts=len(agenda.troubles()),
        unled=sum(1 for s in agenda.sessions if s.kind not in BREAKS and not s.leaders),
        unserving=counts.unserving,
        registered=sum(row.count for row in cities),
        unsaid=silent(forum),
        answers=counts.answers if counts.answers >= LEAST else None,
        troubled=letters.failed + letters.unsure,
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
    """Each site with its seats, its line, and who came on ``day`` (one query)."""
    places = Place.objects.filter(site=OuterRef("pk"), given_up_at=None)
    came = CheckIn.objects.filter(site=OuterRef("pk"), on=day)
    rows = forum.sites.annotate(
        seated=_counted(places.filter(seat__isnull=False), "site"),
        waiting=_counted(places.filter(seat=None), "site"),
        today=_counted(came, "site", Count("registration", distinct=True)),
    )
    return [SiteHealth(site, site.seated, site.waiting, site.today) for site in rows]


def _counts(forum: Forum, today: date) -> Any:
    """What is counted of the whole forum, in one question."""
    served = SessionObjective.objects.filter(session=OuterRef("pk"))
    sessions = Session.objects.standing().filter(~Exists(served), forum=OuterRef("pk"))
    over = Questionnaire.objects.filter(closes_at__date__lt=today)
    figures = Response.objects.filter(
        Q(counted=True) | Q(questionnaire__in=over), questionnaire__forum=OuterRef("pk")
    )
    return Forum.objects.annotate(
        unserving=_counted(sessions.exclude(kind__in=BREAKS), "forum"),
        answers=_counted(figures.annotate(of=F("questionnaire__forum")), "of"),
    ).get(pk=forum.pk)


def _counted(rows: Any, by: str, how: Count | None = None) -> Coalesce:
    """How many of ``rows`` there are for the row outside."""
    counted = rows.order_by().values(by).annotate(n=how or Count("pk")).values("n")
    return Coalesce(Subquery(counted), 0)
