"""A journey to a site or away from it."""

from django.db import models

from multaqa.convenings.models import Site
from multaqa.registrations.models import Registration

from ..enums import Means, Way


class Trip(models.Model):
    """``on`` and ``hour`` are when it reaches the site's city, or leaves it, on the clock of the
    network, as a ticket says it; ``place`` is where it comes from or goes to, ``number`` the
    flight's or train's. Whoever knows only a part of it says that part."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    way = models.CharField(max_length=3, choices=Way)
    means = models.CharField(max_length=6, choices=Means, blank=True)
    place = models.CharField(max_length=100, blank=True)
    number = models.CharField(max_length=30, blank=True)
    on = models.DateField(null=True, blank=True)
    hour = models.TimeField(null=True, blank=True)

    class Meta:
        ordering = ("on", "hour", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("registration", "site", "way"), name="one_trip_a_site_and_way"
            ),
            models.CheckConstraint(
                condition=models.Q(hour=None) | models.Q(on__isnull=False),
                name="an_hour_is_of_a_day",
            ),
        )

    def __str__(self) -> str:
        return f"{self.registration_id} {self.way} {self.site_id}"

    @property
    def is_known(self) -> bool:
        """Whether somebody can be fetched or brought by it."""
        return self.on is not None and self.hour is not None
