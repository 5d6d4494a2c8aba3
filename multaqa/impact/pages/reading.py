"""Finds the report that everyone reads; sends a paper."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.tables import file_name

from ..models import Report
from ..queries import published


def report_of(request: HttpRequest, forum: str) -> Report | None:
    """The published report of the forum of the address; without one, nothing is there."""
    row = Forum.objects.public().get(network=request.network, slug=forum)  # type: ignore[attr-defined]
    row.network = request.network  # type: ignore[attr-defined]
    report = published(row)
    if report is not None:
        report.forum = row
    return report


def as_paper(report: Report, content: bytes) -> HttpResponse:
    """A PDF that the browser shows, under a name that says what it is."""
    response = HttpResponse(content, content_type="application/pdf")
    name = file_name(_("Report"), spoken(report.forum.name).text, ending="pdf")
    response["Content-Disposition"] = content_disposition_header(False, name) or ""
    return response
