"""Finds the report that everyone reads; sends a paper."""

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from multaqa.convenings.enums import PUBLIC_STATES
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.tables import file_name

from ..models import Report


def report_of(request: HttpRequest, forum: str) -> Report | None:
    """The published report of the forum of the address, with it; without one, nothing is there."""
    network = request.network  # type: ignore[attr-defined]
    rows = Report.objects.published().filter(forum__network=network, forum__slug=forum)
    rows = rows.filter(forum__state__in=PUBLIC_STATES).select_related("forum__cycle")
    report = rows.order_by("-number").first()
    if report is not None:
        report.forum.network = network
    return report


def as_paper(report: Report, content: bytes) -> HttpResponse:
    """A PDF that the browser shows, under a name that says what it is."""
    response = HttpResponse(content, content_type="application/pdf")
    name = file_name(_("Report"), spoken(report.forum.name).text, ending="pdf")
    response["Content-Disposition"] = content_disposition_header(False, name) or ""
    return response
