"""The cycles of a network: their public pages, and how a coordinator plans, opens, closes them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from multaqa.kernel.doors import anyone, door
from multaqa.kernel.kept import kept
from multaqa.kernel.refusal import told_by
from multaqa.networks.models import Network
from multaqa.people.rules import may_coordinate

from .. import actions, queries, rules
from ..enums import CYCLE_LIFE, CycleState
from ..forms import CycleForm
from ..models import Cycle

MOVES = {CycleState.RUNNING: actions.open_cycle, CycleState.CLOSED: actions.close_cycle}


def of_the_network(request: HttpRequest, cycle: int) -> Cycle:
    """The cycle of the address, which the middleware read with its network."""
    if request.cycle is None:
        raise Cycle.DoesNotExist
    return request.cycle


@door(anyone)
@kept
def index(request: HttpRequest) -> HttpResponse:
    """Every cycle, the newest first."""
    cycles = [(cycle, cycle.themes.all()) for cycle in queries.cycles_of(request.network)]
    coordinates = request.visitor.coordinates(request.network.pk)
    context = {"cycles": cycles, "coordinates": coordinates}
    return render(request, "programmes/cycle/index.html", context)


@door(anyone, load=of_the_network)
@kept
def show(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """What a cycle is about, its figures, and those of its people who show their names."""
    visitor, network = request.visitor, request.network
    context = {
        "cycle": cycle,
        "themes": cycle.themes.all(),
        "people": queries.people_of(cycle, visitor=visitor, network=network),
        "least": queries.LEAST_SHOWN,
        "coordinates": visitor.coordinates(network.pk),
        "belongs": visitor.belongs(network.pk),
        "ways": queries.cycle_ways(cycle, visitor),
        "moves": [state for state in CYCLE_LIFE.after(cycle.state) if state in MOVES],
    }
    return render(request, "programmes/cycle/show.html", context)


@door(may_coordinate, load=lambda request: request.network)
def create(request: HttpRequest, network: Network) -> HttpResponse:
    """Plan a cycle."""
    last = queries.cycles_of(network).first()
    initial = {"number": last.number + 1 if last else 1}
    form = CycleForm(request.POST or None, languages=network.languages, initial=initial)
    if form.is_valid():
        with told_by(form):
            by, at = request.visitor.person, timezone.now()
            values, themes = form.values(), form.cleaned_data["themes"]
            cycle = actions.create_cycle(
                network=network, values=values, themes=themes, by=by, at=at
            )
            return redirect("programmes:show", network.slug, cycle.number)
    return render(request, "programmes/cycle/form.html", {"form": form})


@door(rules.may_plan, load=of_the_network)
def update(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Write its particulars anew."""
    languages, initial = request.network.languages, CycleForm.initial_of(cycle)
    form = CycleForm(request.POST or None, languages=languages, initial=initial)
    if form.is_valid():
        with told_by(form):
            by, at = request.visitor.person, timezone.now()
            values, themes = form.values(), form.cleaned_data["themes"]
            actions.edit_cycle(cycle=cycle, values=values, themes=themes, by=by, at=at)
            return redirect("programmes:show", request.network.slug, cycle.number)
    return render(request, "programmes/cycle/form.html", {"form": form, "cycle": cycle})


@door(rules.may_plan, load=of_the_network)
@require_POST
def move(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Open it, or close it."""
    verb = MOVES.get(request.POST.get("to", ""))
    if verb is None:
        raise Http404
    verb(cycle=cycle, by=request.visitor.person, at=timezone.now())
    return redirect("programmes:show", request.network.slug, cycle.number)
