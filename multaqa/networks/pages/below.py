"""The networks below one: its coordinators say which are its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from multaqa.kernel.doors import door

from .. import actions, queries, rules
from ..enums import STANDINGS, Standing
from ..models import Network
from .network import this


def child(request: HttpRequest, child: str) -> Network:
    """A network that names the network of the address as the one above it."""
    return queries.below(request.network).get(slug=child)


@door(rules.may_coordinate, load=this)
def index(request: HttpRequest, network: Network) -> HttpResponse:
    """Who waits for a word, who is recognised, who was declined."""
    rows = [
        (
            each,
            STANDINGS.may(each.standing, Standing.RECOGNISED),
            STANDINGS.may(each.standing, Standing.DECLINED),
        )
        for each in queries.below(network)
    ]
    return render(request, "networks/network/below.html", {"rows": rows})


@door(rules.may_judge, load=child)
@require_POST
def recognise(request: HttpRequest, network: Network) -> HttpResponse:
    """It is one of ours."""
    actions.recognise_network(network=network, by=request.visitor.person, at=timezone.now())
    return redirect("networks:below", request.network.slug)


@door(rules.may_judge, load=child)
@require_POST
def decline(request: HttpRequest, network: Network) -> HttpResponse:
    """It is not, or no longer."""
    actions.decline_network(network=network, by=request.visitor.person, at=timezone.now())
    return redirect("networks:below", request.network.slug)
