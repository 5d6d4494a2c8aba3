"""Somebody wants no more letters of a purpose from a network."""

from django.db import models

from multaqa.networks.models import Network
from multaqa.people.models import Person

from ..enums import Purpose


class UnsubscriptionQuerySet(models.QuerySet["Unsubscription"]):
    def standing(self) -> "UnsubscriptionQuerySet":
        """Those that were not taken back."""
        return self.filter(ended_at=None)


class Unsubscription(models.Model):
    """A row says no more; its end is kept beside it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=8, choices=Purpose)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = UnsubscriptionQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "network", "purpose"),
                condition=models.Q(ended_at=None),
                name="one_standing_unsubscription",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} wants no {self.purpose} of {self.network_id}"
