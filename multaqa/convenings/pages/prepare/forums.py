"""The forums of a network, in preparation and over."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from multaqa.kernel.asking import answer, now, typed
from multaqa.kernel.doors import door
from multaqa.networks.models import Network

from ... import actions, queries, rules
from ...forms import NewForumForm
from .subjects import network_of
from .way import address, in_network


@door(rules.may_prepare_in, load=network_of)
def index(request: HttpRequest, network: Network) -> HttpResponse:
    """Every forum, those not yet over first, and what can be begun."""
    forums = queries.in_preparation(network.pk)
    context = {"forums": forums, "may_begin": queries.has_cycle(network.pk)}
    return render(request, "convenings/prepare/forum/index.html", context)


@door(rules.may_prepare_in, load=network_of)
def create(request: HttpRequest, network: Network) -> HttpResponse:
    """Begin a forum as a draft."""
    form = NewForumForm(typed(request), network=network, languages=network.languages)

    def act() -> str:
        forum = actions.create_forum(**form.given(), **now(request))
        return address(request, "prepare_forum", forum.slug)

    return answer(
        request,
        form,
        act,
        said=_("The forum is a draft: only coordinators see it."),
        title=_("A new forum"),
        crumbs=in_network(request),
        back=address(request, "prepare_forums"),
    )
