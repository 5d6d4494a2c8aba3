"""Checking people in by hand, with a line and without scripts: search, tick, send."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from multaqa.convenings.models import Forum
from multaqa.engines.script import matches
from multaqa.kernel.asking import now
from multaqa.kernel.bilingual import every_word
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal
from multaqa.ui.templatetags.ui import num

from ... import actions, queries, rules
from ..common import address, crumbs, forum_of, today

MOST_SHOWN = 60
LONGEST_CODE = 10


@door(rules.may_check_in, load=forum_of)
def show(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The list of one door; ticks are the same scans as a device makes."""
    doors = queries.doors_of(forum)
    where = _door_of(doors, request.GET.get("door", ""))
    trouble = _tick(request, forum, where) if request.method == "POST" else ""
    if request.method == "POST" and not trouble:
        site, session = where
        return redirect(f"{address(request, 'check_in', forum)}?door={site}-{session or ''}")
    context = {
        "forum": forum,
        "trouble": trouble,
        **_list(forum, doors, where, request.GET.get("q", "")[:200]),
        "crumbs": crumbs(request, forum, (_("Check in by hand"), None)),
    }
    return render(request, "attendance/prepare/check_in.html", context)


def _tick(request: HttpRequest, forum: Forum, where: tuple[int, int | None]) -> str:
    """Check in those ticked, or take one back; gives what is wrong, if anything is."""
    undone = "undo" in request.POST
    sent = [request.POST["undo"]] if undone else request.POST.getlist("code")[:MOST_SHOWN]
    codes = [each for each in sent if each.isprintable() and len(each) <= LONGEST_CODE]
    if not sent:
        return _("Tick at least one person.")
    told = actions.check_in(
        forum=forum, codes=codes, site_id=where[0], session_id=where[1], undone=undone,
        **now(request),
    )  # fmt: skip
    taken = [each for each in told if each.word != actions.Word.UNKNOWN]
    if len(taken) < len(sent):
        return _("Somebody was not checked in: not on the list, or today is no day of this door.")
    messages.success(request, _said(len(taken), undone))
    return ""


def _list(
    forum: Forum, doors: Iterable[queries.Place], where: tuple[int, int | None], asked: str
) -> dict[str, Any]:
    """Whom to tick at this door, of those who answer what was asked."""
    site, session = where
    found = [each for each in queries.people_of(forum) if _answers(each, asked)]
    return {
        "doors": [
            (each.site, f"{each.site.pk}-", [(f"{each.site.pk}-{s.pk}", s) for s in each.sessions])
            for each in doors
        ],
        "here": f"{site}-{session or ''}",
        "asked": asked,
        "people": _with_arrival(forum, found[:MOST_SHOWN], where),
        "more": max(len(found) - MOST_SHOWN, 0),
    }


def _said(count: int, undone: bool) -> str:
    if undone:
        return _("Taken back.")
    return ngettext("%(n)s person is checked in.", "%(n)s people are checked in.", count) % {
        "n": num(count)
    }


def _door_of(doors: Iterable[queries.Place], asked: str) -> tuple[int, int | None]:
    """The site and session that were asked for ("7-12", "7-"); else the forum's first site."""
    known: dict[str, tuple[int, int | None]] = {}
    for place in doors:
        known[f"{place.site.pk}-"] = (place.site.pk, None)
        known |= {f"{place.site.pk}-{each.pk}": (place.site.pk, each.pk) for each in place.sessions}
    if not known:
        raise Refusal(_("The forum has no site yet."))
    return known.get(asked) or next(iter(known.values()))


def _answers(person: dict[str, Any], asked: str) -> bool:
    return matches(asked, f"{every_word(person['name'])} {person['code']}")


def _with_arrival(
    forum: Forum, people: Iterable[dict[str, Any]], where: tuple[int, int | None]
) -> list[dict[str, Any]]:
    seen = queries.seen_at(forum, *where, today(forum))
    return [{**each, "seen": seen.get(each["registration"].pk)} for each in people]
