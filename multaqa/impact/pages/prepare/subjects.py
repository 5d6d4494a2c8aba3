"""What the addresses of these pages name, found within the network of the address."""

from datetime import date

from django.http import HttpRequest
from django.utils import timezone

from multaqa.convenings.models import Forum
from multaqa.convenings.queries import local

from ...models import Report
from ...queries import draft_of


def forum_of(request: HttpRequest, forum: str) -> Forum:
    found = Forum.objects.get(network=request.network, slug=forum)  # type: ignore[attr-defined]
    # The middleware's own row: asked for once, with its parent.
    found.network = request.network  # type: ignore[attr-defined]
    return found


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
