"""What was worked out of a cycle's waves and tables, kept with what it was made from."""

from django.db import models

from multaqa.people.models import Person
from multaqa.programmes.models import Cycle

from ..enums import ReckoningState


class ReckoningQuerySet(models.QuerySet["Reckoning"]):
    def done(self) -> "ReckoningQuerySet":
        return self.filter(state=ReckoningState.DONE)

    def published(self) -> "ReckoningQuerySet":
        return self.filter(published_at__isnull=False)


class Reckoning(models.Model):
    """``waves`` are the numbers of the waves taken, ``digest`` of all that went in. ``result`` is
    the engine's findings as plain values, ``places`` where each person is drawn, by id."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="+")
    state = models.CharField(max_length=7, choices=ReckoningState, default=ReckoningState.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    waves = models.JSONField(default=list)
    digest = models.CharField(max_length=64, blank=True)
    seed = models.PositiveIntegerField(default=0)
    version = models.CharField(max_length=20, blank=True)
    result = models.JSONField(default=dict, blank=True)
    places = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = ReckoningQuerySet.as_manager()

    class Meta:
        ordering = ("cycle_id", "-begun_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("cycle",),
                condition=models.Q(published_at__isnull=False),
                name="one_published_reckoning_a_cycle",
            ),
            models.CheckConstraint(
                condition=models.Q(published_at=None) | models.Q(state=ReckoningState.DONE),
                name="published_once_worked_out",
            ),
        )

    def __str__(self) -> str:
        return f"reckoning of cycle {self.cycle_id}: {self.state}"
