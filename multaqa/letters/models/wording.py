"""A network's own words for a kind of letter."""

from django.db import models

from multaqa.networks.models import Network
from multaqa.people.models import Person


class Wording(models.Model):
    """In one language; without a row the kind's own words are used. ``{name}`` and the like stand
    for what the kind fills in."""

    network = models.ForeignKey(Network, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    language = models.CharField(max_length=5)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("network", "kind", "language"), name="one_wording_a_kind_and_language"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} of {self.network_id} in {self.language}"
