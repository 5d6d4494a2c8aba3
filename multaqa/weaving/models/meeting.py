"""Who sat at which table: what happened, whatever was planned."""

from django.db import models
from i18nfield.fields import I18nCharField

from multaqa.convenings.models import Forum
from multaqa.people.models import Person


class Meeting(models.Model):
    """``person`` sat at ``table`` in a ``round`` of the forum: with everybody of the same three.

    ``round`` is the key of a round that was arranged, or another word; ``name`` is how readers call
    a round that nobody arranged. ``position`` orders the rounds as they were recorded.
    """

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="+")
    round = models.CharField(max_length=60)
    name = I18nCharField(max_length=60, blank=True, default="")
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
