"""Who is here, by site and by session, and who is missing."""

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum, Session
from multaqa.kernel.doors import door

from ... import queries, rules
from ..common import crumbs, day_of, forum_of


@door(rules.may_check_in, load=forum_of)
def show(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The day at each site; a browser with scripts looks again every half minute."""
    day = day_of(forum, request.GET.get("day"))
    context = {
        "forum": forum,
        "day": day,
        "days": _days(forum),
        "sites": queries.here_by_site(forum, day),
        "sessions": _sessions(forum, day),
        "crumbs": crumbs(request, forum, (_("Who is here"), None)),
    }
    return render(request, "attendance/prepare/present.html", context)


def _sessions(forum: Forum, day: date) -> list[tuple[Session, int]]:
    """The sessions of the day, with how many were seen in each."""
    counts = queries.attendance_by_session(forum)
    return [
        (each, counts.get(each.pk, 0))
        for place in queries.doors_of(forum)
        for each in place.sessions
        if each.starts.date() == day
    ]


def _days(forum: Forum) -> list[date]:
    length = (forum.ends_on - forum.starts_on).days
    # A forum of months would be a wall of links; its days can still be asked for in the address.
    return [forum.starts_on + timedelta(days=n) for n in range(min(length, 20) + 1)]
