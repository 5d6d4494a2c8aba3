"""What the answers came to: every session, one session, the forum; and as a table."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from multaqa.convenings.models import Session
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door
from multaqa.kernel.tables import CSV_TYPE, XLSX_TYPE, file_name, write_csv, write_xlsx
from multaqa.ui.reading import RIGHT_TO_LEFT

from ... import queries, rules
from ...enums import About
from ...exports.table import of_items, of_sessions
from ...models import Questionnaire
from .way import TITLES, address, asked_of, in_asked

Subject = tuple[Questionnaire, Session]


def session_of(request: HttpRequest, forum: str, code: str) -> Subject:
    asked = asked_of(request, forum, About.SESSION)
    session = queries.asked_sessions(asked.forum).get(code=code)
    session.forum = asked.forum
    return asked, session


@door(rules.may_ask_by, load=asked_of)
def show(request: HttpRequest, asked: Questionnaire) -> HttpResponse:
    """Every session in a line, or the forum question by question."""
    context = _page(asked, (_("Results"), None))
    if asked.about == About.SESSION:
        context["lines"] = queries.lines_of(asked, today=_today())
        return render(request, "feedback/prepare/sessions.html", context)
    of = len(queries.expected(asked.forum))
    context["found"] = queries.figures_of(asked, None, of=of, today=_today())
    return render(request, "feedback/prepare/results.html", context)


@door(rules.may_read_session, load=session_of)
def of_session(request: HttpRequest, subject: Subject) -> HttpResponse:
    """One session, question by question."""
    asked, session = subject
    results = (_("Results"), address(asked.forum, "prepare_results", asked.about))
    context = _page(asked, results, (spoken(session.title), None))
    of = len(queries.seen_or_seated(asked.forum, [session])[session.pk])
    context |= {
        "session": session,
        "found": queries.figures_of(asked, session, of=of, today=_today()),
    }
    return render(request, "feedback/prepare/results.html", context)


def table_of(request: HttpRequest, forum: str, about: str, ending: str) -> Questionnaire:
    if ending not in ("xlsx", "csv"):
        raise Http404
    return asked_of(request, forum, about)


@door(rules.may_ask_by, load=table_of)
def download(request: HttpRequest, asked: Questionnaire) -> HttpResponse:
    """The figures of the page as a table; no single answer is in it."""
    headers, rows = _table(asked)
    ending = request.path.rpartition(".")[2]
    if ending == "xlsx":
        rtl = get_language() in RIGHT_TO_LEFT
        content, kind = write_xlsx(_("Feedback"), headers, rows, rtl=rtl), XLSX_TYPE
    else:
        content, kind = write_csv(headers, rows), CSV_TYPE
    response = HttpResponse(content, content_type=kind)
    name = file_name(_("Feedback"), asked.forum.slug, str(asked.about), ending=ending)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def _table(asked: Questionnaire) -> tuple[list[str], list[Any]]:
    if asked.about == About.SESSION:
        return of_sessions(asked, queries.lines_of(asked, today=_today()))
    of = len(queries.expected(asked.forum))
    return of_items(queries.figures_of(asked, None, of=of, today=_today()))


def _page(asked: Questionnaire, *more: Any) -> dict[str, Any]:
    return {
        "forum": asked.forum,
        "asked": asked,
        "title": TITLES[asked.about](),
        "crumbs": in_asked(asked, *more),
        "open": not queries.is_over(asked, _today()),
    }


def _today() -> date:
    return timezone.now().date()
