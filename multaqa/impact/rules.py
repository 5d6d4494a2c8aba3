"""Who may report of a forum, and when."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from multaqa.convenings.enums import ForumState
from multaqa.convenings.models import Forum
from multaqa.kernel.refusal import Refusal
from multaqa.kernel.visitors import Visitor

from .enums import REPORT_LIFE, ReportState
from .models import Report
from .queries import Comment

# An archived forum was held, unless it was cancelled: then nobody came.
HELD = frozenset({ForumState.HELD, ForumState.ARCHIVED})


def may_report(visitor: Visitor, forum: Forum) -> bool:
    """Coordinators of the forum's own network see its health and make its report."""
    return visitor.coordinates(forum.network_id)


def may_report_so(visitor: Visitor, report: Report) -> bool:
    """Whoever makes a forum's report words and publishes it."""
    return may_report(visitor, report.forum)


def is_held(forum: Forum) -> bool:
    """Whether there is something to report of."""
    return forum.state in HELD and not str(forum.cancelled_because)


def require_held(forum: Forum) -> None:
    """Refuse a report of a forum that was not held (yet)."""
    if not is_held(forum):
        raise Refusal(_("A report is made once the forum was held."))


def require_draft(report: Report) -> None:
    """Refuse to change what was published."""
    if report.state != ReportState.DRAFT:
        raise Refusal(_("This report is published, and stays as it is. Make the figures anew."))


def require_publishable(report: Report) -> None:
    """Refuse what is published already, and a report without a word of its own."""
    REPORT_LIFE.require(report.state, ReportState.PUBLISHED)
    if not str(report.intro):
        raise Refusal(_("Begin it with your own words: what the forum was."), field="intro")


def require_quotable(chosen: Iterable[str], comments: Iterable[Comment]) -> None:
    """Refuse a quotation of anything that is not among the comments that may be quoted."""
    if not set(chosen) <= {each.of for each in comments}:
        raise Refusal(_("One of these comments may not be quoted."), field="quotes")
