"""A questionnaire of a forum, and its items."""

from datetime import date
from zoneinfo import ZoneInfo

from django.db import models
from i18nfield.fields import I18nCharField, I18nTextField

from multaqa.convenings.models import Forum

from ..enums import About, ItemKind


class Questionnaire(models.Model):
    """Answered from ``opens_at`` to ``closes_at``; that of the sessions for each of them from the
    session's end on. ``frozen_at``: its first answer; from then on its items stay as they are."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="+")
    about = models.CharField(max_length=7, choices=About)
    lead = I18nTextField(blank=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    frozen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("forum_id", "about")
        constraints = (
            models.UniqueConstraint(fields=("forum", "about"), name="one_questionnaire_about_it"),
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="questionnaire_closes_after_it_opens",
            ),
        )

    def __str__(self) -> str:
        return f"{self.about} of forum {self.forum_id}"

    @property
    def first_day(self) -> date:
        """The first day for answers, on the network's clock."""
        return self.opens_at.astimezone(ZoneInfo(self.forum.network.time_zone)).date()

    @property
    def last_day(self) -> date:
        """The last day for answers, on the network's clock."""
        return self.closes_at.astimezone(ZoneInfo(self.forum.network.time_zone)).date()


class Item(models.Model):
    """``options`` are ``{"code": …, "label": {language: text}}``. The one that ``sums_up`` is how a
    session was received, on the board and in the report."""

    questionnaire = models.ForeignKey(Questionnaire, models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=7, choices=ItemKind)
    text = I18nCharField(max_length=300)
    required = models.BooleanField(default=False)
    options = models.JSONField(default=list, blank=True)
    sums_up = models.BooleanField(default=False)

    class Meta:
        ordering = ("questionnaire_id", "position", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("questionnaire",),
                condition=models.Q(sums_up=True),
                name="one_item_sums_up",
            ),
            models.CheckConstraint(
                condition=models.Q(sums_up=False) | models.Q(kind=ItemKind.RATING),
                name="a_rating_sums_up",
            ),
        )

    def __str__(self) -> str:
        return str(self.text)
