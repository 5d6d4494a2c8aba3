"""Networks: the tree, a network's facts, starting one, changing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from multaqa.kernel.common import common
from multaqa.kernel.doors import anyone, door
from multaqa.kernel.refusal import told_by

from .. import actions, queries, rules
from ..forms import NetworkForm, ParentForm, StartForm
from ..models import Network
from .facts import facts


def this(request: HttpRequest) -> Network:
    """The network of the address."""
    return request.network


def _coordinates(request: HttpRequest) -> bool:
    """Whether the reader is shown what coordinators do here."""
    return rules.may_coordinate(request.visitor, request.network)


@door(anyone)
@common()
def index(request: HttpRequest) -> HttpResponse:
    """Every network that stands in the tree, by tier."""
    return render(request, "networks/network/index.html", {"tiers": queries.tiers()})


@door(anyone)
@common(unless=_coordinates)
def about(request: HttpRequest) -> HttpResponse:
    """What a network is: its tier, country, languages, who runs it and who pays."""
    network = request.network
    context = {
        "facts": facts(network),
        "below": queries.standing_below(network),
        "may_edit": rules.may_coordinate(request.visitor, network),
    }
    return render(request, "networks/network/about.html", context)


@door(rules.may_start_network)
def start(request: HttpRequest) -> HttpResponse:
    """An association starts a network; whoever writes it down becomes its coordinator."""
    form = StartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            network = actions.start_network(
                network=form.save(commit=False), by=request.visitor.person, at=timezone.now()
            )
            return redirect("network_home", network.slug)
    return render(request, "networks/network/start.html", {"form": form})


@door(rules.may_coordinate, load=this)
def update(request: HttpRequest, network: Network) -> HttpResponse:
    """What its coordinators may change."""
    form = NetworkForm(request.POST or None, instance=network, languages=network.languages)
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.update_network(
                network=form.save(commit=False), by=request.visitor.person, at=timezone.now()
            )
            return redirect("networks:about", network.slug)
    return render(request, "networks/network/update.html", {"form": form})


@door(rules.may_coordinate, load=this)
def place(request: HttpRequest, network: Network) -> HttpResponse:
    """Its place in the tree: which network above it is asked to recognise it."""
    form = ParentForm(request.POST or None, network=network, initial={"parent": network.parent})
    if request.method == "POST" and form.is_valid():
        with told_by(form):
            actions.propose_network(
                network=network, by=request.visitor.person, at=timezone.now(), **form.cleaned_data
            )
            return redirect("networks:place", network.slug)
    return render(request, "networks/network/place.html", {"form": form})
