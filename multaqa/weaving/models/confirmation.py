"""What somebody who stood at the tables said of one of them."""

from typing import Any

from django.db import models

from multaqa.convenings.models import Forum
from multaqa.people.models import Person


class Confirmation(models.Model):
    """``by`` said that these ``people`` sat at ``table``: never changed, the same ``uid`` once.

    ``disputed``: it did not agree with what was written down meanwhile, and changed nothing.
    ``said_at`` is the hour on the phone, ``at`` when it came.
    """

    uid = models.UUIDField(unique=True)
    forum = models.ForeignKey(Forum, models.CASCADE, related_name="+")
    round = models.CharField(max_length=60)
    table = models.CharField(max_length=20)
    people: models.JSONField[Any] = models.JSONField(default=list)
    disputed = models.BooleanField(default=False)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "id")
        indexes = (models.Index(fields=("forum", "round")),)

    def __str__(self) -> str:
        return f"table {self.table} of {self.round}, as {self.by_id} saw it"
