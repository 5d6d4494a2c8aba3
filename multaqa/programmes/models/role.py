"""A role held in a cycle."""

from django.db import models

from multaqa.people.enums import RoleName
from multaqa.people.models import Person

from .cycle import Cycle


class CycleRoleQuerySet(models.QuerySet["CycleRole"]):
    def held(self) -> "CycleRoleQuerySet":
        return self.filter(ended_at=None)


class CycleRole(models.Model):
    """``person`` is ``name`` in ``cycle``; a sponsor grants the time of ``innovator``, and may
    sponsor several: a row each."""

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="roles")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    name = models.CharField(max_length=12, choices=RoleName)
    innovator = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    given_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = CycleRoleQuerySet.as_manager()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "person", "name"),
                condition=models.Q(ended_at=None, innovator=None),
                name="one_such_cycle_role_at_a_time",
            ),
            models.UniqueConstraint(
                fields=("cycle", "person", "name", "innovator"),
                condition=models.Q(ended_at=None, innovator__isnull=False),
                name="one_sponsorship_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(innovator=None) | models.Q(name=RoleName.SPONSOR),
                name="only_a_sponsor_has_an_innovator",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} {self.name} {self.cycle_id}"
