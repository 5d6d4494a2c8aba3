"""The report of a forum, as everyone reads it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from multaqa.kernel.common import common
from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import kept_piece
from multaqa.ui.reading import reader

from .. import queries
from ..exports.paper import report_paper
from ..models import Report
from .reading import as_paper, report_of


@door(anyone, load=report_of)
@common()
def show(request: HttpRequest, report: Report) -> HttpResponse:
    """What the forum came to, each figure leading to how it was counted."""
    return _answer(request, "show", report)


@door(anyone, load=report_of)
@common()
def counted(request: HttpRequest, report: Report) -> HttpResponse:
    """How each kind of figure was counted, and what it came to."""
    shown = queries.public(queries.thaw(report.figures))
    kinds = {each.key: queries.KINDS[each.key] for each in shown}
    by_kind = [(kind, [each for each in shown if each.key == key]) for key, kind in kinds.items()]
    return _answer(request, "counted", report, kinds=by_kind)


@door(anyone, load=report_of)
def paper(request: HttpRequest, report: Report) -> HttpResponse:
    """The report as a PDF in the page's language, made once."""
    key = ("report", report.pk, report.state, get_language(), reader().system, reader().country)
    return as_paper(report, kept_piece(request, key, lambda: report_paper(report)))


def _answer(request: HttpRequest, page: str, report: Report, **more: object) -> HttpResponse:
    forum = report.forum
    home = reverse("convenings:forum", args=[forum.network.slug, forum.slug])
    shown = queries.told(queries.public(queries.thaw(report.figures)))
    context = {"forum": forum, "report": report, "told": shown, "home": home, **more}
    return render(request, f"impact/public/{page}.html", context)
