"""The board of objectives: planned, delivered, received."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from multaqa.convenings.models import Forum
from multaqa.kernel.doors import door

from ... import queries, rules
from .subjects import forum_of, today


@door(rules.may_report, load=forum_of)
def show(request: HttpRequest, forum: Forum) -> HttpResponse:
    """For each objective what was planned, who was there and what they said, session by session."""
    board = queries.board(forum, today=today(forum))
    return render(request, "impact/prepare/board.html", {"forum": forum, "board": board})


@door(rules.may_report, load=forum_of)
def moved(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Where the board stood before."""
    return redirect("impact:board", forum.network.slug, forum.slug, permanent=True)
