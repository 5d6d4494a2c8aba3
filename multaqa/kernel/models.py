"""What the kernel keeps: who did what and when, and the stamps of the pages kept whole."""

from django.conf import settings
from django.db import models


class Entry(models.Model):
    """One line of the ledger: who did what to which thing, when. Never changed, never deleted.

    ``detail`` holds figures and field names, never names or addresses of people: a person who
    leaves must not live on here.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    verb = models.CharField(max_length=60)
    network_id = models.BigIntegerField(null=True, blank=True)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    detail = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("-at", "-id")
        indexes = (
            models.Index(fields=("subject_kind", "subject_id")),
            models.Index(fields=("network_id", "-at")),
        )
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject_kind} {self.subject_id}"


class Stamp(models.Model):
    """The mark of what a kept page shows: another value means the page must be made again."""

    name = models.CharField(max_length=80, primary_key=True)
    value = models.CharField(max_length=16)

    def __str__(self) -> str:
        return f"{self.name} {self.value}"
