"""Badges on sheets of A4: everyone's, or one site's."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from multaqa.convenings.models import Forum
from multaqa.kernel.doors import door

from ... import queries, rules
from ...enums import BadgeSize
from ...exports.badges import badge_sheets
from ...forms import BadgesForm
from ..common import address, crumbs, forum_of, paper, site_of


@door(rules.may_check_in, load=forum_of)
def show(request: HttpRequest, forum: Forum) -> HttpResponse:
    """How many badges there are, and which to print."""
    sent = request.GET if "size" in request.GET else None
    form = BadgesForm(sent, forum=forum, initial={"size": BadgeSize.CARD})
    if form.is_valid():
        site = form.cleaned_data["site"]
        where = f"&site={site.pk}" if site else ""
        return redirect(
            f"{address(request, 'badges_pdf', forum)}?size={form.cleaned_data['size']}{where}"
        )
    context = {
        "forum": forum,
        "form": form,
        "count": len(queries.badges_of(forum)),
        "crumbs": crumbs(request, forum, (_("Badges"), None)),
    }
    return render(request, "attendance/prepare/badges.html", context)


@door(rules.may_check_in, load=forum_of)
def sheets(request: HttpRequest, forum: Forum) -> HttpResponse:
    """The sheets as one PDF."""
    asked = request.GET.get("size")
    size = BadgeSize(asked) if asked in BadgeSize.values else BadgeSize.CARD
    site = site_of(forum, request.GET.get("site"))
    content = badge_sheets(forum, queries.badges_of(forum, site), size)
    return paper(content, f"badges-{forum.slug}")
