"""The life of a forum's report."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from multaqa.kernel.lifecycle import Lifecycle


class ReportState(TextChoices):
    """What is published stays as it was read; a newer version takes its place."""

    DRAFT = "draft", pgettext_lazy("report", "Draft")
    PUBLISHED = "published", pgettext_lazy("report", "Published")


REPORT_LIFE = Lifecycle(
    ReportState,
    {ReportState.DRAFT: {ReportState.PUBLISHED}, ReportState.PUBLISHED: set()},
)
