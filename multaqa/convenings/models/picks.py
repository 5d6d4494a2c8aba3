"""“My agenda”: the sessions that one reader picked, with or without an account."""

from django.db import models

from multaqa.people.models import Person

from .forum import Forum
from .session import Session


class PersonalAgenda(models.Model):
    """``token`` is the secret part of its calendar address; ``person`` is set once signed in."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="+")
    token = models.CharField(max_length=43, unique=True)
    person = models.ForeignKey(Person, models.CASCADE, null=True, blank=True, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("forum", "person"),
                condition=models.Q(person__isnull=False),
                name="one_agenda_a_person",
            ),
        )

    def __str__(self) -> str:
        return f"agenda {self.pk} of forum {self.forum_id}"


class Pick(models.Model):
    """A session in a personal agenda."""

    agenda = models.ForeignKey(PersonalAgenda, models.CASCADE, related_name="picks")
    session = models.ForeignKey(Session, models.CASCADE, related_name="+")
    picked_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("agenda", "session"), name="picked_once"),)

    def __str__(self) -> str:
        return f"{self.session_id} in {self.agenda_id}"
