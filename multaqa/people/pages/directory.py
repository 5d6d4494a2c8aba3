"""The people of a network, as far as this reader may see them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode

from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import kept

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
    page, rows = queries.page_of(
        people, visitor=visitor, network=network, number=request.GET.get("page"), size=A_PAGE
    )
    context = {"form": form, "page": page, "rows": rows, "query": urlencode(_said(asked))}
    context["coordinates"] = visitor.coordinates(network.pk)
    context["belongs"] = visitor.belongs(network.pk)
    return render(request, "people/person/index.html", context)


def _said(asked: dict[str, str]) -> dict[str, str]:
    return {key: value for key, value in asked.items() if value}
