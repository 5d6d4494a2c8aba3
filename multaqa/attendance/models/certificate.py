"""A certificate of attendance."""

from django.db import models
from i18nfield.fields import I18nCharField

from multaqa.people.models import Person
from multaqa.registrations.models import Registration


class Certificate(models.Model):
    """``number`` stands on the paper and opens the page that verifies it; it cannot be guessed.

    ``name`` and the figures are those of the day it was issued. Withdrawn ones verify as such.
    """

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="+")
    number = models.CharField(max_length=20, unique=True)
    name = I18nCharField(max_length=150)
    days = models.PositiveSmallIntegerField()
    minutes = models.PositiveIntegerField()
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    issued_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("-issued_at", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("registration",),
                condition=models.Q(withdrawn_at=None),
                name="one_standing_certificate",
            ),
        )

    def __str__(self) -> str:
        return self.number
