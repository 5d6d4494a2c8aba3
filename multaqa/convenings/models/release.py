"""A released agenda: what the public reads, frozen, and whom its changes touched."""

from django.db import models
from i18nfield.fields import I18nTextField

from multaqa.people.models import Person

from .forum import Forum


class Release(models.Model):
    """The ``number``-th version of a forum's agenda.

    ``agenda`` is the whole released agenda as JSON (queries.released describes its shape): it
    holds ids of people, never their names. ``changes`` says what differs from the one before.
    """

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="releases")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    note = I18nTextField(blank=True)
    agenda = models.JSONField()
    changes = models.JSONField(default=list)

    class Meta:
        ordering = ("forum_id", "-number")
        constraints = (
            models.UniqueConstraint(fields=("forum", "number"), name="one_release_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.forum_id} v{self.number}"


class ReleaseLetter(models.Model):
    """One person is told once of one release: of what, and since when they have seen it."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="letters")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    changes = models.JSONField(default=list)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("release", "person"), name="told_once_of_a_release"),
        )

    def __str__(self) -> str:
        return f"{self.person_id} told of {self.release_id}"
