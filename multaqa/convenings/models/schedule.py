"""A schedule.json on its way into a working agenda."""

from django.db import models

from multaqa.people.models import Person

from .forum import Forum


class ScheduleFile(models.Model):
    """The last file that somebody sent for ``forum`` and nobody confirmed yet: its ``content`` is
    the JSON as it was read. A newer one takes its place."""

    forum = models.OneToOneField(Forum, models.CASCADE, related_name="schedule_file")
    file_name = models.CharField(max_length=120)
    content = models.JSONField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.file_name
