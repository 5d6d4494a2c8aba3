"""The first page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from multaqa.kernel.common import common
from multaqa.kernel.doors import anyone, door

from .. import queries


@door(anyone)
def choose(request: HttpRequest) -> HttpResponse:
    """The bare address leads to the first page in the reader's language."""
    return redirect("welcome")


@door(anyone)
@common()
def show(request: HttpRequest) -> HttpResponse:
    """What Multaqa is, and the tree of networks."""
    return render(request, "portal/welcome.html", {"tree": queries.tree()})
