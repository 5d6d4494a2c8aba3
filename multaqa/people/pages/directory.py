"""The people of a network, as far as this reader may see them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import kept
from multaqa.kernel.visitors import Visitor
from multaqa.networks.models import Network

from .. import queries
from ..forms import SearchForm

A_PAGE = 60
NOBODY_OF_THE_KIND = {"q": "", "role": "none", "city": ""}


@door(anyone)
@kept
def index(request: HttpRequest) -> HttpResponse:
    """Find people by name, role and city."""
    visitor, network = request.visitor, request.network
    form = SearchForm(request.GET)
    # A question that makes no sense (an unknown role) finds nobody, and the field says why.
    asked = form.cleaned_data if form.is_valid() else NOBODY_OF_THE_KIND
    people = queries.directory(
        visitor=visitor, network=network, wanted=asked["q"], role=asked["role"], city=asked["city"]
    )
    page = Paginator(people.values_list("pk", flat=True), A_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "query": urlencode(_said(asked))}
    context["rows"] = queries.rows(page.object_list, visitor=visitor, network=network)
    return render(request, "people/person/index.html", context | _reader(visitor, network))


def _said(asked: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in asked.items() if value}


def _reader(visitor: Visitor, network: Network) -> dict[str, Any]:
    coordinates = visitor.coordinates(network.pk)
    return {
        "coordinates": coordinates,
        "belongs": visitor.belongs(network.pk),
        "waiting": queries.waiting(network) if coordinates else [],
    }
