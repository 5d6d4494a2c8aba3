"""What people of a cycle are asked from one day to another: their ties, or their wishes."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import models
from i18nfield.fields import I18nTextField

from multaqa.programmes.models import Cycle


class Asking(models.Model):
    """The ``number``-th of its kind in a cycle: whoever holds one of ``roles`` answers from
    ``opens_at`` to ``closes_at``. ``lead`` stands above what they are asked."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    lead = I18nTextField(blank=True)
    roles: models.JSONField[Any] = models.JSONField(default=list)

    class Meta:
        abstract = True
        ordering = ("cycle_id", "number")

    @property
    def opens_on(self) -> date:
        """The first day, by the calendar of the network."""
        return self.day_of(self.opens_at)

    @property
    def closes_on(self) -> date:
        """The last day, likewise."""
        return self.day_of(self.closes_at)

    def day_of(self, at: datetime) -> date:
        """The day of a moment, likewise."""
        return at.astimezone(ZoneInfo(self.cycle.network.time_zone)).date()
