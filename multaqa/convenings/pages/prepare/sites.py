"""The sites of a forum with their rooms, and the ways between them."""

from itertools import combinations
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import answer, confirmed, now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door

from ... import actions, queries, rules
from ...forms import SiteForm, TravelForm
from ...models import Forum, Site
from .subjects import forum_of, site_of, way_of
from .way import address, at_sites


@door(rules.may_prepare, load=forum_of)
def index(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Every site with its rooms, and every pair of sites with the way between them."""
    sites = queries.sites_with_rooms(forum)
    ways = queries.ways_of(forum)
    pairs = combinations(sites, 2)
    context = {
        "forum": forum,
        "sites": [(site, list(site.rooms.all())) for site in sites],
        "pairs": [(a, b, ways.get(frozenset((a.pk, b.pk)))) for a, b in pairs],
        "over": forum.state in rules.OVER,
    }
    return render(request, "convenings/prepare/site/index.html", context)


@door(rules.may_prepare, load=forum_of)
def create(request: HttpRequest, forum: Forum) -> HttpResponse:
    """One more site."""
    initial = {"starts_on": forum.starts_on, "ends_on": forum.ends_on}
    form = SiteForm(typed(request), initial=initial, **_of(forum))

    def act() -> None:
        actions.add_site(forum=forum, **form.given(), **now(request))

    said = _("The site is added. Now say which rooms it has.")
    page = at_sites(request, forum)
    return answer(request, form, act, said=said, title=_("A new site"), **page)


@door(rules.may_prepare_part, load=site_of)
def update(request: HttpRequest, site: Site) -> HttpResponse:
    """A site's venue, days and hours."""
    form = SiteForm(typed(request), instance=site, **_of(site.forum))

    def act() -> None:
        actions.edit_site(site=site, **form.given(), **now(request))

    page = at_sites(request, site.forum)
    return answer(request, form, act, said=_("Saved."), title=_("Edit the site"), **page)


def _of(forum: Forum) -> dict[str, Any]:
    return {"languages": forum.network.languages, "country": forum.network.country}


@door(rules.may_prepare_part, load=site_of)
@require_POST
def move(request: HttpRequest, site: Site) -> HttpResponse:
    """One place earlier among the sites."""
    order = list(site.forum.sites.values_list("pk", flat=True))
    here = order.index(site.pk)
    if here:
        order[here - 1], order[here] = order[here], order[here - 1]
        actions.order_sites(forum=site.forum, order=order, **now(request))
    return redirect(address(request, "prepare_sites", site.forum.slug))


@door(rules.may_prepare_part, load=site_of)
def remove(request: HttpRequest, site: Site) -> HttpResponse:
    """A site without sessions goes; asked once more before."""
    page = at_sites(request, site.forum)
    return confirmed(
        request,
        lambda: actions.remove_site(site=site, **now(request)),
        done=page["back"],
        title=_("Remove the site %(site)s") % {"site": spoken(site.city)},
        text=_("Its rooms go with it."),
        submit=_("Remove"),
        **page,
    )


@door(rules.may_prepare_way, load=way_of)
def travel(request: HttpRequest, way: tuple[Site, Site]) -> HttpResponse:
    """How long the way between two sites takes."""
    one, other = way
    known = queries.ways_of(one.forum).get(frozenset((one.pk, other.pk)))
    initial = {"minutes": known.minutes, "means": known.means} if known else {}
    form = TravelForm(typed(request), initial=initial, languages=one.forum.network.languages)

    def act() -> None:
        actions.set_travel(one=one, other=other, **form.cleaned_data, **now(request))

    names = {"one": spoken(one.city), "other": spoken(other.city)}
    title = _("The way between %(one)s and %(other)s") % names
    return answer(request, form, act, title=title, **at_sites(request, one.forum))
