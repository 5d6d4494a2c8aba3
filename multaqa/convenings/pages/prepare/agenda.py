"""The working agenda as a list, by day and site, with its conflicts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from multaqa.kernel.doors import door

from ... import queries, rules
from ...models import Forum, Session, Site
from .subjects import forum_of
from .way import sessions_at


@dataclass(frozen=True, slots=True)
class Part:
    """The sessions of one day at one site, each with the conflicts it is in."""

    day: date
    site: Site
    rows: tuple[tuple[Session, tuple[queries.Trouble, ...]], ...]


@door(rules.may_prepare, load=forum_of)
def show(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Every session by day and site."""
    agenda = queries.agenda_of(forum)
    troubles = agenda.troubles()
    context = {
        "forum": forum,
        "sessions_at": sessions_at(request, forum),
        "parts": _parts(agenda.sessions, troubles),
        "sites": agenda.sites,
        "troubles": troubles,
        "withdrawn": agenda.withdrawn,
        "undo": agenda.undo,
        "over": forum.state in rules.OVER,
    }
    return render(request, "convenings/prepare/session/index.html", context)


@door(rules.may_prepare, load=forum_of)
def conflicts(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Every conflict in a sentence, each beside the way to what solves it."""
    context = {"forum": forum, "troubles": queries.conflicts_of(forum)}
    return render(request, "convenings/prepare/session/conflicts.html", context)


def _parts(sessions: Iterable[Session], troubles: Iterable[queries.Trouble]) -> list[Part]:
    beside = queries.beside(troubles)

    def place(session: Session) -> tuple[date, int, int]:
        return session.starts.date(), session.site.position, session.site_id

    parts = []
    for (day, _position, _site), group in groupby(sorted(sessions, key=place), key=place):
        found = list(group)
        rows = tuple((each, tuple(beside.get(each.pk, ()))) for each in found)
        parts.append(Part(day, found[0].site, rows))
    return parts
