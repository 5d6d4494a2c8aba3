"""What the addresses of these pages name, found within the network of the address."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import local

from ...models import Report
from ...queries import draft_of


def forum_of(request: HttpRequest, forum: str) -> Forum:
    """The forum of the address, which the middleware read with its network."""
    if request.forum is None:  # type: ignore[attr-defined]
        raise Forum.DoesNotExist
    return request.forum  # type: ignore[attr-defined]


def report_of(request: HttpRequest, forum: str) -> Report | None:
    """The draft of the forum's report."""
    row = forum_of(request, forum)
    report = draft_of(row)
    if report is not None:
        report.forum = row
    return report


def figure_of(request: HttpRequest, forum: str, key: str) -> tuple[Forum, str, str]:
    """The forum, and which figure the address names."""
    return forum_of(request, forum), key, request.GET.get("of", "")


def today(forum: Forum) -> date:
    """The day where the forum is."""
    return local(forum, timezone.now()).date()
