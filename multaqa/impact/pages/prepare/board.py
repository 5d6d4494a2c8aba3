"""The board of objectives: planned, delivered, received."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from multaqa.convenings.models import Forum
from multaqa.kernel.doors import door

from ... import queries, rules
from .subjects import forum_of, today


@door(rules.may_report, load=forum_of)
def show(request: HttpRequest, forum: Forum) -> HttpResponse:
    """For each objective what was planned, who was there and what they said, session by session."""
    board = queries.board(forum, today=today(forum))
    # As the lists of sessions do: finding 60 addresses by name costs 3 ms.
    of = (forum.network.slug, forum.slug)
    context = {
        "forum": forum,
        "board": board,
        "sessions_at": reverse("convenings:prepare_session_new", args=of).removesuffix("new/"),
    }
    return render(request, "impact/prepare/board.html", context)


@door(rules.may_report, load=forum_of)
def moved(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Where the board stood before."""
    return redirect("impact:board", forum.network.slug, forum.slug, permanent=True)
