"""A forum (multaqa) of a cycle."""

from django.db import models
from i18nfield.fields import I18nCharField, I18nTextField

from multaqa.networks.models import Network
from multaqa.programmes.models import Cycle

from ..enums import PUBLIC_STATES, ForumState
from .objective import ObjectiveSet


class ForumQuerySet(models.QuerySet["Forum"]):
    def public(self) -> "ForumQuerySet":
        """Those that the public may know of."""
        return self.filter(state__in=PUBLIC_STATES)


class Forum(models.Model):
    """``starts_on``..``ends_on`` cover the days of all sites; ``shortest_break`` is in minutes."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="+")
    objective_set = models.ForeignKey(
        ObjectiveSet, models.PROTECT, null=True, blank=True, related_name="+"
    )
    slug = models.SlugField(max_length=60)
    name = I18nCharField(max_length=150)
    tagline = I18nCharField(max_length=200, blank=True)
    about = I18nTextField(blank=True)
    state = models.CharField(max_length=10, choices=ForumState, default=ForumState.DRAFT)
    starts_on = models.DateField()
    ends_on = models.DateField()
    shortest_break = models.PositiveSmallIntegerField(default=10)
    cancelled_because = I18nTextField(blank=True)
    is_demo = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    objects = ForumQuerySet.as_manager()

    class Meta:
        ordering = ("-starts_on", "slug")
        constraints = (
            models.UniqueConstraint(fields=("network", "slug"), name="one_forum_a_slug"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="forum_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return str(self.name)
