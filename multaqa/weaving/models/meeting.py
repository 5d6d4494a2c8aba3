"""Who sat at which table: what happened, whatever was planned."""

from django.db import models

from multaqa.convenings.models import Forum
from multaqa.people.models import Person


class Meeting(models.Model):
    """``person`` sat at ``table`` in a ``round`` of the forum: with everybody of the same three.

    ``position`` orders the rounds as they were recorded.
    """

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="+")
    round = models.CharField(max_length=60)
    position = models.PositiveSmallIntegerField(default=1)
    table = models.CharField(max_length=20)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("forum_id", "position", "round", "table", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("forum", "round", "person"), name="one_table_a_person_and_round"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} at table {self.table} in {self.round}"
