"""A role held in a network."""

from django.db import models

from multaqa.networks.models import Network

from ..enums import RoleName
from .person import Person


class RoleQuerySet(models.QuerySet["Role"]):
    def held(self) -> "RoleQuerySet":
        return self.filter(ended_at=None)


class Role(models.Model):
    """``person`` holds ``name`` in ``network`` from ``given_at`` until ``ended_at``."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="roles")
    network = models.ForeignKey(Network, models.PROTECT, related_name="+")
    name = models.CharField(max_length=12, choices=RoleName)
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = RoleQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "network", "name"),
                condition=models.Q(ended_at=None),
                name="one_such_role_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.name} {self.network_id}"
