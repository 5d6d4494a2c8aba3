"""The home page of a network: what it is, what comes next, who stands around it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from multaqa.kernel.common import common
from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import kept_piece

from .. import queries
from ..middleware import enter


def home_of(request: HttpRequest, network: str) -> queries.Home:
    """What the page of the address shows; its networks are sorted by their names in a language."""
    key = ("home", network, get_language())
    home = kept_piece(request, key, lambda: queries.home(network))
    enter(request, home.network)
    return home


@door(anyone, load=home_of)
@common()
def show(request: HttpRequest, home: queries.Home) -> HttpResponse:
    """The network, its coming forum, its figures."""
    return render(request, "portal/home.html", {"home": home})


# One read finds the network with its figures: the middleware's own would be one more.
show.finds_its_network = True
