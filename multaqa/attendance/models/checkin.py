"""Scans as devices told them, and the check-ins they come to."""

from django.db import models

from multaqa.convenings.models import Session, Site
from multaqa.people.models import Person
from multaqa.registrations.models import Registration

from .device import Device


class Scan(models.Model):
    """One scan, as it was made: never changed, never deleted, the same ``uid`` once.

    ``at`` is the device's time put right by how wrong its clock was, ``told_at`` what its clock
    said (null: from before that was kept); ``session`` is null for a scan at the site itself.
    ``undone`` takes back what was seen before.
    """

    uid = models.UUIDField(unique=True)
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="+")
    device = models.ForeignKey(Device, models.PROTECT, null=True, blank=True, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    undone = models.BooleanField(default=False)
    on = models.DateField()
    at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField()

    class Meta:
        ordering = ("at", "uid")
        indexes = (models.Index(fields=("registration", "site", "on")),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(device__isnull=False) | models.Q(by__isnull=False),
                name="somebody_scanned",
            ),
        )

    def __str__(self) -> str:
        return f"{self.registration_id} at site {self.site_id}, {self.at:%Y-%m-%d %H:%M}"


class CheckIn(models.Model):
    """Somebody was at a site on a day, or in a session: what all scans of it come to.

    ``scans`` is how many saw them. Made anew from the scans (``engines.presence``) and from
    nothing else, so that any order of merging gives the same rows.
    """

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="+")
    site = models.ForeignKey(Site, models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="+")
    on = models.DateField()
    at = models.DateTimeField()
    scan = models.ForeignKey(Scan, models.PROTECT, related_name="+")
    scans = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("registration", "site", "on"),
                condition=models.Q(session=None),
                name="one_check_in_a_site_and_day",
            ),
            models.UniqueConstraint(
                fields=("registration", "session"),
                condition=models.Q(session__isnull=False),
                name="one_check_in_a_session",
            ),
        )

    def __str__(self) -> str:
        return f"{self.registration_id} at site {self.site_id} on {self.on}"
