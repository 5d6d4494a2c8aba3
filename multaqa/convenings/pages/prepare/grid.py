"""The working agenda as a grid of rooms and hours, one day at one site."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from multaqa.kernel.doors import door

from ... import queries, rules
from ...models import Forum, Site
from .subjects import forum_of
from .way import address, sessions_at


@door(rules.may_prepare, load=forum_of)
def first(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The grid opens on the first day of the first site; where there is none, with the sites."""
    site = forum.sites.first()
    if site is None:
        return redirect(address(request, "prepare_sites", forum.slug))
    day = site.starts_on.isoformat()
    return redirect(address(request, "prepare_grid", forum.slug, site.slug, day))


def day_of(request: HttpRequest, forum: str, site: str, day: str) -> tuple[Forum, str, date]:
    """The forum, the name of its site (read with the agenda), and the day of the address."""
    try:
        return forum_of(request, forum), site, date.fromisoformat(day)
    except ValueError as wrong:
        raise Http404 from wrong


@door(rules.may_prepare_day, load=day_of)
def show(request: HttpRequest, subject: tuple[Forum, str, date]) -> HttpResponse:
    """Drag a session to another hour or room; what it collides with is said at once."""
    forum, slug, day = subject
    agenda = queries.agenda_of(forum)
    site, troubles = _site(agenda, slug), agenda.troubles()
    context = {
        "forum": forum,
        "sessions_at": sessions_at(request, forum),
        **_drawn(agenda, troubles, site, day),
        "days": _days(agenda, site, day),
        "sites": agenda.sites,
        "undo": agenda.undo,
        "over": forum.state in rules.OVER,
        "words": _words(),
    }
    return render(request, "convenings/prepare/grid/show.html", context)


def _site(agenda: queries.Agenda, slug: str) -> Site:
    for site in agenda.sites:
        if site.slug == slug:
            return site
    raise Http404


def _drawn(
    agenda: queries.Agenda, troubles: tuple[queries.Trouble, ...], site: Site, day: date
) -> dict[str, Any]:
    """The grid, and its blocks each with the conflicts it is in."""
    grid, beside = queries.grid(site, day, agenda.sessions), queries.beside(troubles)
    blocks = [(block, beside.get(block.session.pk, ())) for block in grid.blocks]
    return {"grid": grid, "blocks": blocks, "troubles": troubles}


def _days(agenda: queries.Agenda, site: Site, day: date) -> list[date]:
    """The site's days, every other day on which it has sessions, and the one being shown."""
    own = {day for day in queries.forum_days(site.forum) if site.starts_on <= day <= site.ends_on}
    held = {queries.grid_day(each) for each in agenda.sessions if each.site_id == site.pk}
    return sorted(own | held | {day})


def _words() -> dict[str, Any]:
    """What the script says to whoever drags by keyboard."""
    return {
        "picked": _("Picked up “{title}”. It stands at {time} in {room}."),
        "over": _("{time} in {room}, {minutes} minutes."),
        "dropped": _("“{title}” is now at {time} in {room}."),
        "cancelled": _("Left where it was: {time} in {room}."),
        "clear": _("No conflicts."),
        "conflicts": _("Conflicts: {count}."),
        "lost": _("The move did not reach the server. It was put back; try again."),
    }
