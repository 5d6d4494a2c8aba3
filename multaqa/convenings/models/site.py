"""The sites of a forum, their rooms, and the way from one to another."""

from datetime import time

from django.db import models
from i18nfield.fields import I18nCharField, I18nTextField

from .forum import Forum


class Site(models.Model):
    """A city and venue where a forum is held on some days, between two hours of each."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="sites")
    position = models.PositiveSmallIntegerField(default=1)
    slug = models.SlugField(max_length=40)
    city = I18nCharField(max_length=100)
    division = models.CharField(max_length=6, blank=True)
    venue = I18nCharField(max_length=200)
    address = I18nTextField(blank=True)
    directions = I18nTextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    opens_at = models.TimeField(default=time(8))
    closes_at = models.TimeField(default=time(22))
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    capacity = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("forum_id", "position", "id")
        constraints = (
            models.UniqueConstraint(fields=("forum", "slug"), name="one_site_a_slug"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="site_ends_after_it_starts",
            ),
        )

    def __str__(self) -> str:
        return str(self.city)


class Room(models.Model):
    """A room of a site; ``equipment`` is a short text such as “projector, 6 round tables”."""

    site = models.ForeignKey(Site, models.CASCADE, related_name="rooms")
    position = models.PositiveSmallIntegerField(default=1)
    name = I18nCharField(max_length=100)
    capacity = models.PositiveIntegerField(null=True, blank=True)
    equipment = I18nCharField(max_length=200, blank=True)

    class Meta:
        ordering = ("site_id", "position", "id")

    def __str__(self) -> str:
        return str(self.name)

    @property
    def forum(self) -> Forum:
        return self.site.forum


class Travel(models.Model):
    """``minutes`` from door to door between two sites, either way (a before b by id)."""

    site_a = models.ForeignKey(Site, models.CASCADE, related_name="travels_a")
    site_b = models.ForeignKey(Site, models.CASCADE, related_name="travels_b")
    minutes = models.PositiveSmallIntegerField()
    means = I18nCharField(max_length=100, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("site_a", "site_b"), name="one_travel_a_pair"),
            models.CheckConstraint(
                condition=models.Q(site_a__lt=models.F("site_b")), name="travel_pair_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.site_a_id}-{self.site_b_id} {self.minutes} min"
