"""A made-up study: two cities, a survey before and one after, tables between."""

from datetime import timedelta
from itertools import combinations
from random import Random

from multaqa.convenings.models import Forum
from multaqa.weaving.models import Meeting, TieAnswer, Wave
from tests.factories.convenings import ForumFactory
from tests.factories.programmes import CycleFactory
from tests.factories.weaving import ListingFactory, WaveFactory, member
from tests.factories.words import NOW, both

CITIES = (both("الأقصر", "Luxor"), both("القاهرة", "Cairo"))
BEFORE, AFTER = NOW - timedelta(days=30), NOW + timedelta(days=60)


class Study:
    """``people`` in turn of Luxor and Cairo; all tables of four, and whoever sat together met."""

    def __init__(self, people: int = 16, *, rounds: int = 3, silent: int = 0) -> None:
        self.dice = Random(7)
        self.cycle = CycleFactory(number=2)
        self.waves = [
            self.wave(1, BEFORE),
            self.wave(2, AFTER),
        ]
        self.people = [member(self.waves[0], city=CITIES[n % 2]) for n in range(people)]
        for n, person in enumerate(self.people):
            ListingFactory(wave=self.waves[1], person=person, city=CITIES[n % 2])
        self.forum: Forum = ForumFactory(cycle=self.cycle, network=self.cycle.network)
        self.met = self.sit(rounds)
        for wave, share in zip(self.waves, (0.25, 0.4), strict=True):
            self.answer(wave, share, silent)

    def wave(self, number: int, opens) -> Wave:
        closes = opens + timedelta(days=10)
        return WaveFactory(cycle=self.cycle, number=number, opens_at=opens, closes_at=closes)

    def sit(self, rounds: int) -> set[frozenset[int]]:
        """Deal people to tables of four; the pairs who sat together."""
        met = set()
        for number in range(rounds):
            dealt = self.dice.sample(self.people, len(self.people))
            for start in range(0, len(dealt), 4):
                table = dealt[start : start + 4]
                met |= {frozenset({a.pk, b.pk}) for a, b in combinations(table, 2)}
                Meeting.objects.bulk_create(
                    Meeting(
                        forum=self.forum, round=str(number), table=str(start), person=each, at=NOW
                    )
                    for each in table
                )
        return met

    def answer(self, wave: Wave, share: float, silent: int) -> None:
        """Pairs met with probability ``share``, and after the tables all who sat together."""
        rows = []
        for one, other in combinations(self.people, 2):
            after = wave.number == 2 and frozenset({one.pk, other.pk}) in self.met
            level = 2 if after or self.dice.random() < share else 0
            rows += [(one, other, level), (other, one, level)]
        mute = {each.pk for each in self.people[:silent]}
        TieAnswer.objects.bulk_create(
            TieAnswer(wave=wave, person=a, about=b, level=level)
            for a, b, level in rows
            if a.pk not in mute
        )
