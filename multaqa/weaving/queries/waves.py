"""Waves: a cycle's, how each stands, who is on its roster and how far each has come."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from multaqa.people.enums import Part
from multaqa.people.models import Consent
from multaqa.programmes.models import Cycle

from ..enums import RESPONSE_ASKED, WaveState
from ..models import Listing, Reckoning, SurveyConsent, TieAnswer, Wave


def waves_of(cycle: Cycle) -> QuerySet[Wave]:
    """A cycle's waves in their order, each with its forum."""
    return (
        Wave.objects.filter(cycle=cycle)
        .select_related("forum", "cycle__network")
        .order_by("number")
    )


def state_of(wave: Wave, at: datetime) -> WaveState:
    """Where a wave stands at a moment."""
    if at < wave.opens_at:
        return WaveState.SOON
    return WaveState.CLOSED if at >= wave.closes_at else WaveState.OPEN


def is_listed(wave: Wave, person_id: int | None) -> bool:
    """Whether the person stands on the roster."""
    return Listing.objects.filter(wave=wave, person=person_id).exists()


def is_asked_in(cycle: Cycle, person_id: int | None) -> bool:
    """Whether the person stands on a roster of the cycle."""
    return Listing.objects.filter(wave__cycle=cycle, person=person_id).exists()


def is_reckoned(wave: Wave) -> bool:
    """Whether figures were made of the wave: from then on nobody answers in it."""
    made = Reckoning.objects.filter(cycle=wave.cycle_id).values_list("waves", flat=True)
    return any(wave.number in numbers for numbers in made)


def consent_of(cycle: Cycle, person_id: int | None) -> SurveyConsent | None:
    """The person's standing consent to take part in the cycle's surveys."""
    return SurveyConsent.objects.standing().filter(cycle=cycle, person=person_id).first()


def may_withdraw(cycle: Cycle, person_id: int | None) -> bool:
    """Whether the person stands on a roster of the cycle and has not said that they take no part
    (one query)."""
    mine = Listing.objects.filter(wave__cycle=cycle, person=person_id)
    return mine.filter(_takes_part()).exists()


def surveyed_in(person_id: int) -> list[Cycle]:
    """The cycles in whose surveys the person takes part, or stands without having said that they do
    not (one query)."""
    mine = Listing.objects.filter(_takes_part(), person=person_id).values("wave__cycle")
    agreed = SurveyConsent.objects.standing().filter(person=person_id).values("cycle")
    return list(Cycle.objects.filter(Q(pk__in=mine) | Q(pk__in=agreed)).order_by("pk"))


def asked_about(wave: Wave) -> QuerySet[Listing]:
    """Those on the roster whom others are asked about: present, and showing their name to members
    (a name that is not shown cannot be asked about)."""
    return taking_part(wave).filter(_shows_a_name(), person__left_at=None)


def _shows_a_name() -> Exists:
    """Whether the one of the listing outside shows their name to members."""
    shows = Consent.objects.standing().filter(person=OuterRef("person"), part=Part.NAME)
    return Exists(shows)


def taking_part(wave: Wave) -> QuerySet[Listing]:
    """Those on the roster who have not withdrawn from the cycle's surveys."""
    return taking_part_in([wave])


def taking_part_in(waves: Iterable[Wave]) -> QuerySet[Listing]:
    """The same of several waves."""
    return Listing.objects.filter(_takes_part(), wave__in=[wave.pk for wave in waves])


def _takes_part() -> Any:
    """Of listings: their person agreed, or has said nothing so far."""
    said = SurveyConsent.objects.filter(cycle=OuterRef("wave__cycle"), person=OuterRef("person"))
    return Exists(said.filter(withdrawn_at=None)) | ~Exists(said)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one person has come: ``answered`` of ``of`` names, and nothing of what."""

    listing: Listing
    answered: int
    of: int
    agreed: bool

    @property
    def step(self) -> str:
        if not self.answered:
            return "none"
        return "whole" if self.answered >= self.of else "begun"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a wave goes: a row for each person, and of how many hundredths there are answers."""

    rows: tuple[Progress, ...]

    @property
    def counts(self) -> dict[str, int]:
        return dict(Counter(row.step for row in self.rows))

    @property
    def whole(self) -> int:
        return self.counts.get("whole", 0)

    @property
    def begun(self) -> int:
        return self.counts.get("begun", 0)

    @property
    def none(self) -> int:
        return self.counts.get("none", 0)

    @property
    def rate(self) -> int:
        """Those who answered anything, of a hundred asked, rounded down."""
        return 100 * (self.whole + self.begun) // len(self.rows) if self.rows else 0

    @property
    def enough(self) -> bool:
        return self.rate >= RESPONSE_ASKED


def progress(wave: Wave) -> Standing:
    """How far each person on the roster has come (2 queries); the furthest last."""
    standing = SurveyConsent.objects.standing().filter(cycle=wave.cycle_id)
    agreed = Exists(standing.filter(person=OuterRef("person")))
    rows = taking_part(wave).select_related("person")
    listings = list(rows.annotate(shows=_shows_a_name(), agreed=agreed))
    about = {each.person_id for each in listings if each.shows and each.person.left_at is None}
    given = TieAnswer.objects.filter(wave=wave, about__in=about).values_list("person_id", flat=True)
    answered = Counter(given)
    rows = [
        Progress(
            listing=each,
            answered=answered[each.person_id],
            of=len(about - {each.person_id}),
            agreed=each.agreed,
        )
        for each in listings
    ]
    return Standing(tuple(sorted(rows, key=_order)))


def _order(row: Progress) -> tuple[Any, ...]:
    return ("none begun whole".split().index(row.step), row.listing.person.search, row.listing.pk)


def silent(wave: Wave) -> list[Any]:
    """The people whom a reminder should reach: those who have not answered of everybody."""
    return [row.listing.person for row in progress(wave).rows if row.step != "whole"]


def open_waves(person_id: int | None, at: datetime) -> list[Wave]:
    """The waves in which the person is asked now: for the desk (one query)."""
    rows = Listing.objects.filter(
        person=person_id, wave__opens_at__lte=at, wave__closes_at__gt=at
    ).select_related("wave__cycle__network")
    return [row.wave for row in rows.order_by("wave__closes_at", "pk")]
