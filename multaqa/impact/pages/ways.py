"""Where the pages of a forum lead to its report."""

from django.urls import reverse
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import Way, way
from multaqa.kernel.visitors import Visitor
from multaqa.ui.templatetags.ui import date_long

from ..queries import published
from ..rules import is_held


@way("public", 90)
def to_report(forum: Forum, _visitor: Visitor) -> Way | None:
    """For everyone, once it is published."""
    report = published(forum) if is_held(forum) else None
    if report is None or report.published_at is None:
        return None
    address = reverse("impact:public_report", args=[forum.network.slug, forum.slug])
    note = _("of %(day)s") % {"day": date_long(report.published_at.date())}
    return Way(_("Report"), address, note, main=True)
