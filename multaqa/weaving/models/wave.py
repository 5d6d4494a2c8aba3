"""A wave of the tie survey, and who stands on its roster."""

from django.db import models
from i18nfield.fields import I18nCharField

from multaqa.convenings.models import Forum
from multaqa.people.models import Person

from ..enums import Side
from .asking import Asking


class Wave(Asking):
    """A time when a cycle's people say how they know each other: before or after a forum, or on no
    ``side`` of one. Who held its roles stands on the roster."""

    forum = models.ForeignKey(Forum, models.SET_NULL, null=True, blank=True, related_name="+")
    side = models.CharField(max_length=6, choices=Side, blank=True)

    class Meta(Asking.Meta):
        constraints = (
            models.UniqueConstraint(fields=("cycle", "number"), name="one_wave_a_number"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="wave_closes_after_it_opens",
            ),
        )

    def __str__(self) -> str:
        return f"wave {self.number} of cycle {self.cycle_id}"


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
