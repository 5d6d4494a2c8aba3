"""The report of a forum: its figures as they were counted, and the coordinator's words."""

from django.db import models
from i18nfield.fields import I18nTextField

from multaqa.convenings.models import Forum
from multaqa.people.models import Person

from .enums import ReportState


class ReportQuerySet(models.QuerySet["Report"]):
    def published(self) -> "ReportQuerySet":
        """Those that everyone may read."""
        return self.filter(state=ReportState.PUBLISHED)


class Report(models.Model):
    """The ``number``-th version of a forum's report.

    ``figures`` is what ``queries.freeze`` made at ``made_at``: counts and texts, nobody's name.
    ``changes`` says which of them differ from the figures before. ``quotes`` are the comments that
    a coordinator chose: ``{"of": which, "text": …}``. Once published it stays as it is.
    """

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="+")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=ReportState, default=ReportState.DRAFT)
    intro = I18nTextField(blank=True)
    lessons = I18nTextField(blank=True)
    thanks = I18nTextField(blank=True)
    figures = models.JSONField(default=list, blank=True)
    changes = models.JSONField(default=list, blank=True)
    quotes = models.JSONField(default=list, blank=True)
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    published_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ("forum_id", "-number")
        constraints = (
            models.UniqueConstraint(fields=("forum", "number"), name="one_report_a_number"),
            models.UniqueConstraint(
                fields=("forum",),
                condition=models.Q(state=ReportState.DRAFT),
                name="one_draft_report_a_forum",
            ),
            models.CheckConstraint(
                condition=models.Q(state=ReportState.DRAFT) | models.Q(published_at__isnull=False),
                name="report_published_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"report {self.number} of forum {self.forum_id}"
