"""Somebody registers for a forum."""

from django.db import models
from i18nfield.fields import I18nCharField

from multaqa.convenings.models import Forum
from multaqa.people.models import Person

from ..enums import RegistrationState


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def standing(self) -> "RegistrationQuerySet":
        """Those who are registered now, seated or waiting."""
        return self.filter(state=RegistrationState.SENT)


class Registration(models.Model):
    """``code`` stands on the badge, as text and as QR: nothing else of the person does there.

    ``badge_name`` is how they are called on it, in Arabic and Latin letters, ``badge_line`` what
    stands below. ``by`` registered them where it was somebody else. ``city`` is the city they come
    from as it was when they registered: figures stand on it after they leave. ``wishes`` are the
    ids of the sites they ticked while they were still filling in the form.
    """

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    state = models.CharField(
        max_length=9, choices=RegistrationState, default=RegistrationState.STARTED
    )
    code = models.CharField(max_length=10)
    badge_name = I18nCharField(max_length=150, blank=True)
    badge_line = I18nCharField(max_length=150, blank=True)
    city = I18nCharField(max_length=100, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    wishes = models.JSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ("forum_id", "sent_at", "id")
        constraints = (
            models.UniqueConstraint(fields=("forum", "person"), name="one_registration_a_person"),
            models.UniqueConstraint(fields=("forum", "code"), name="one_registration_a_code"),
            models.CheckConstraint(
                condition=~models.Q(state=RegistrationState.SENT) | models.Q(sent_at__isnull=False),
                name="registered_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} in forum {self.forum_id}: {self.state}"
