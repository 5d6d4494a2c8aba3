"""A wave of the tie survey, and who stands on its roster."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import models
from i18nfield.fields import I18nCharField, I18nTextField

from multaqa.convenings.models import Forum
from multaqa.people.models import Person
from multaqa.programmes.models import Cycle

from ..enums import Side


class Wave(models.Model):
    """The ``number``-th time that a cycle's people say how they know each other, from ``opens_at``
    to ``closes_at``. ``roles`` are those whose holders stand on the roster."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    lead = I18nTextField(blank=True)
    roles = models.JSONField(default=list)
    forum = models.ForeignKey(Forum, models.SET_NULL, null=True, blank=True, related_name="+")
    side = models.CharField(max_length=6, choices=Side, blank=True)

    class Meta:
        ordering = ("cycle_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "number"), name="one_wave_a_number"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="wave_closes_after_it_opens",
            ),
        )

    def __str__(self) -> str:
        return f"wave {self.number} of cycle {self.cycle_id}"

    @property
    def opens_on(self) -> date:
        """The first day, by the calendar of the network."""
        return self.opens_at.astimezone(ZoneInfo(self.cycle.network.time_zone)).date()

    @property
    def closes_on(self) -> date:
        """The last day, likewise."""
        return self.closes_at.astimezone(ZoneInfo(self.cycle.network.time_zone)).date()


class Listing(models.Model):
    """Somebody stands on a wave's roster; ``city`` is theirs as it was then."""

    wave = models.ForeignKey(Wave, models.CASCADE, related_name="listings")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    city = I18nCharField(max_length=100, blank=True)

    class Meta:
        ordering = ("wave_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("wave", "person"), name="one_listing_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} on the roster of wave {self.wave_id}"
