"""The home page of a network: what it is, what comes next, who stands around it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import kept

from .. import queries


@door(anyone)
@kept
def show(request: HttpRequest) -> HttpResponse:
    """The network, its coming forum, its figures."""
    page = queries.home(request.network)
    return render(request, "portal/home.html", {"home": page})
