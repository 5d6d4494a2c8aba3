"""A set of objectives that forums take, and its objectives."""

from django.db import models
from i18nfield.fields import I18nCharField, I18nTextField

from multaqa.networks.models import Network

from ..enums import Measure


class ObjectiveSet(models.Model):
    """Of one network; ``made_from`` is the set it was copied from, so that it can be reused."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    name = I18nCharField(max_length=150)
    made_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="copies"
    )

    def __str__(self) -> str:
        return str(self.name)


class Objective(models.Model):
    """The ``number``-th objective of a set: a short title, the whole text, what shows it,
    and what of it the platform measures by itself."""

    set = models.ForeignKey(ObjectiveSet, models.CASCADE, related_name="objectives")
    number = models.PositiveSmallIntegerField()
    title = I18nCharField(max_length=120)
    text = I18nTextField()
    shown_by = I18nTextField(blank=True)
    measured_by = models.CharField(max_length=8, choices=Measure, blank=True)

    class Meta:
        ordering = ("set_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("set", "number"), name="one_objective_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.number}. {self.title}"
