"""The home page of a network: what it is, what comes next, who stands around it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import kept

from .. import queries
from ..middleware import enter


def home_of(_request: HttpRequest, network: str) -> queries.Home:
    """What the page of the address shows."""
    return queries.home(network)


@door(anyone, load=home_of)
@kept
def show(request: HttpRequest, home: queries.Home) -> HttpResponse:
    """The network, its coming forum, its figures."""
    enter(request, home.network)
    return render(request, "portal/home.html", {"home": home})


# One read finds the network with its figures: the middleware's own would be one more.
show.finds_its_network = True
