"""A programme cycle of a network, and its themes."""

from django.db import models
from i18nfield.fields import I18nCharField, I18nTextField

from multaqa.networks.models import Network

from ..enums import CycleState


class Cycle(models.Model):
    """The ``number``-th cycle of a network; the people with the innovator's role are its cohort."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    name = I18nCharField(max_length=150)
    about = I18nTextField(blank=True)
    state = models.CharField(max_length=8, choices=CycleState, default=CycleState.PLANNED)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("network", "-number")
        constraints = (
            models.UniqueConstraint(fields=("network", "number"), name="one_cycle_a_number"),
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="cycle_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return str(self.name)


class Theme(models.Model):
    """A theme of innovative services that a cycle names."""

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="themes")
    position = models.PositiveSmallIntegerField()
    name = I18nCharField(max_length=120)

    class Meta:
        ordering = ("cycle", "position")

    def __str__(self) -> str:
        return str(self.name)
