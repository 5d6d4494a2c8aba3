"""A phone or tablet at a door, that checks people in."""

from django.db import models

from multaqa.convenings.models import Forum, Site
from multaqa.people.models import Person


class Device(models.Model):
    """It holds a secret of its own (here its digest) and is let in by that alone: whoever holds it
    is no account. ``site`` narrows it to one site. What it sent before it was shut out stays."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="+")
    site = models.ForeignKey(Site, models.CASCADE, null=True, blank=True, related_name="+")
    name = models.CharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    shut_out_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("forum_id", "made_at", "id")

    def __str__(self) -> str:
        return self.name
