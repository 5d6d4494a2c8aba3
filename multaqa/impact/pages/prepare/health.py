"""How a forum stands at a glance."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from multaqa.convenings.models import Forum
from multaqa.kernel.doors import door

from ... import rules
from ...queries.health import health, today_at
from .lines import lines
from .subjects import forum_of
from .subjects import today as day_of


@door(rules.may_report, load=forum_of)
def show(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Registrations, places, gaps, check-ins, feedback: each leads to where it is worked on."""
    found = health(forum, today=day_of(forum))
    said = lines(forum, found)
    context = {
        "forum": forum,
        "health": found,
        "lines": said,
        "well": all(line.well for line in said),
    }
    return render(request, "impact/prepare/health.html", context)


@door(rules.may_report, load=forum_of)
def today(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Today's check-ins alone: what an open page asks for every half minute."""
    context = {"forum": forum, "day": day_of(forum), "sites": today_at(forum, day_of(forum))}
    response = render(request, "impact/prepare/_today.html", context)
    response["Cache-Control"] = "no-store"
    return response
