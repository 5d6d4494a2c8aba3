"""What somebody who comes asks to be arranged, and which meals they leave out."""

from django.db import models

from multaqa.convenings.models import Session
from multaqa.registrations.models import Registration

from ..enums import Arranged, Diet, Lodger


class Needs(models.Model):
    """Without a row nobody has asked them yet. ``access`` are codes of ``enums.Access``;
    ``share_with`` is with whom they would share a room, in their words.

    Diet and access are seen by the person and by those who arrange, and by nobody else.
    """

    registration = models.OneToOneField(
        Registration, models.CASCADE, primary_key=True, related_name="+"
    )
    travel = models.CharField(max_length=5, choices=Arranged, blank=True)
    lodging = models.CharField(max_length=6, choices=Lodger, blank=True)
    share_with = models.CharField(max_length=150, blank=True)
    diet = models.CharField(max_length=10, choices=Diet, blank=True)
    diet_note = models.CharField(max_length=200, blank=True)
    access = models.JSONField(default=list, blank=True)
    access_note = models.CharField(max_length=300, blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name_plural = "needs"

    def __str__(self) -> str:
        return f"needs of {self.registration_id}"


class MealSkipped(models.Model):
    """Somebody who is at the site does not eat this meal."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="+")
    session = models.ForeignKey(Session, models.CASCADE, related_name="+")

    class Meta:
        verbose_name_plural = "meals skipped"
        constraints = (
            models.UniqueConstraint(fields=("registration", "session"), name="skipped_once"),
        )

    def __str__(self) -> str:
        return f"{self.registration_id} skips {self.session_id}"
