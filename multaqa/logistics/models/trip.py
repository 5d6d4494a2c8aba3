"""A journey to a site or away from it."""

from django.db import models

from multaqa.convenings.models import Site
from multaqa.registrations.models import Registration

from ..enums import Means, Way


class Trip(models.Model):
    """``at`` is when it reaches the site's city, or leaves it; ``place`` where it comes from or
    goes to, ``number`` the flight's or train's."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, models.CASCADE, related_name="+")
    way = models.CharField(max_length=3, choices=Way)
    means = models.CharField(max_length=6, choices=Means)
    place = models.CharField(max_length=100, blank=True)
    number = models.CharField(max_length=30, blank=True)
    at = models.DateTimeField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("registration", "site", "way"), name="one_trip_a_site_and_way"
            ),
        )

    def __str__(self) -> str:
        return f"{self.registration_id} {self.way} {self.site_id}"
