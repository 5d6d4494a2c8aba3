"""Sheets of A4 for the rooms: a code that leads to the session's questions."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from multaqa.kernel.doors import door
from multaqa.ui.codes import qr_code

from ... import queries, rules
from ...enums import About
from ...models import Questionnaire
from .way import address, asked_of, in_asked


def of_sessions(request: HttpRequest, forum: str) -> Questionnaire:
    return asked_of(request, forum, About.SESSION)


@door(rules.may_ask_by, load=of_sessions)
def index(request: HttpRequest, asked: Questionnaire) -> HttpResponse:
    """One sheet a session that the public knows of."""
    sheets = []
    for session in queries.public_sessions(asked.forum):
        path = address(asked.forum, "session", session.code)
        there = request.build_absolute_uri(path)
        sheets.append((session, there, qr_code(there)))
    context = {
        "forum": asked.forum,
        "asked": asked,
        "sheets": sheets,
        "crumbs": in_asked(asked, (_("Sheets to pin up"), None)),
    }
    return render(request, "feedback/prepare/posters.html", context)
