"""That somebody answered, and what was answered: two rows that know nothing of each other."""

import uuid

from django.db import models

from multaqa.convenings.models import Session

from .questionnaire import Questionnaire


class Ballot(models.Model):
    """Somebody answered: no one does twice. ``mark`` is a digest of the registration under the
    site's secret key, so that the rows alone do not say whose it is; there is no time on it."""

    mark = models.CharField(primary_key=True, max_length=64)
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return f"a ballot of {self.questionnaire_id}"


class Response(models.Model):
    """What was answered, ``{item's id: value}``, under a key drawn by lot, with the day alone.

    ``counted``: it has joined the figures. Those that came since wait until they are five, so that
    nobody's answers can be read from how the figures moved.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, null=True, blank=True, related_name="+")
    answers = models.JSONField(default=dict, blank=True)
    counted = models.BooleanField(default=False)

    class Meta:
        # By lot: the order in which they came would say whose they are.
        ordering = ("key",)
        indexes = (models.Index(fields=("questionnaire", "session", "counted")),)

    def __str__(self) -> str:
        return f"a response to {self.questionnaire_id}"
