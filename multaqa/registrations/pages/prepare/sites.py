"""The line of each site, and how many it holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from multaqa.convenings.models import Site
from multaqa.kernel.asking import now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door

from ... import actions, queries
from ...forms import CapacityForm
from .subjects import may_prepare_part, site_of
from .way import address, answer, crumbs


@door(may_prepare_part, load=site_of)
def show(request: HttpRequest, site: Site) -> HttpResponse:
    """Who waits, in the order in which they are served."""
    forum = site.forum
    states = {each.site.pk: each for each in queries.site_states(forum)}
    context = {
        "forum": forum,
        "site": site,
        "state": states[site.pk],
        "line": list(queries.waiting_at(site)),
        "crumbs": crumbs(forum, (spoken(site.city), None)),
    }
    return render(request, "registrations/prepare/site.html", context)


@door(may_prepare_part, load=site_of)
def capacity(request: HttpRequest, site: Site) -> HttpResponse:
    """More seats are given out at once."""
    forum = site.forum
    form = CapacityForm(typed(request), initial={"capacity": site.capacity})

    def act() -> None:
        actions.set_capacity(site=site, **form.cleaned_data, **now(request))

    return answer(
        request, form, act, forum=forum, back=address(forum, "line", site.pk), said=_("Saved."),
        title=_("How many %(city)s holds") % {"city": spoken(site.city).text},
    )  # fmt: skip
