"""The people of a cycle, for those who belong to its network."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by
from multaqa.people.models import Person
from multaqa.people.queries import directory, shown

from .. import actions, queries, rules
from ..enums import CycleState
from ..forms import PlaceForm
from ..models import Cycle, CycleRole
from .cycle import of_the_network

# More boxes than this nobody ticks: then one searches first.
MOST_TO_CHOOSE = 120


@door(rules.may_see_cohort, load=of_the_network)
def show(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Innovators, mentors, facilitators, sponsors and of whom."""
    visitor, network = request.visitor, request.network
    changes = visitor.coordinates(network.pk) and cycle.state != CycleState.CLOSED
    people = queries.people_of(cycle, visitor=visitor, network=network)
    context = {"cycle": cycle, "groups": people.groups, "changes": changes}
    return render(request, "programmes/cohort/show.html", context)


@door(rules.may_plan, load=of_the_network)
def create(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Give members of the network a role in the cycle."""
    wanted = request.GET.get("q", "")[:100]
    form = _place_form(request, cycle, wanted)
    if form.is_valid():
        with told_by(form):
            _give(request, cycle, form)
            return redirect("programmes:cohort", request.network.slug, cycle.number)
    context = {"form": form, "cycle": cycle, "wanted": wanted, "most": MOST_TO_CHOOSE}
    return render(request, "programmes/cohort/form.html", context)


def _place_form(request: HttpRequest, cycle: Cycle, wanted: str) -> PlaceForm:
    visitor, network = request.visitor, request.network
    people = directory(visitor=visitor, network=network, wanted=wanted)
    ids = list(people.values_list("pk", flat=True)[:MOST_TO_CHOOSE])
    innovators = queries.innovators(cycle)
    seen = shown({*ids, *innovators}, visitor=visitor, network=network)
    return PlaceForm(
        request.POST or None,
        members=queries.choices(seen[pk] for pk in ids),
        innovators=queries.choices(seen[pk] for pk in innovators),
    )


def _give(request: HttpRequest, cycle: Cycle, form: PlaceForm) -> None:
    people = Person.objects.in_bulk([int(pk) for pk in form.cleaned_data["people"]])
    whose = form.cleaned_data["innovator"]
    actions.give_cycle_roles(
        cycle=cycle,
        people=list(people.values()),
        role=form.cleaned_data["role"],
        innovator=Person.objects.get(pk=whose) if whose else None,
        by=request.visitor.person,
        at=timezone.now(),
    )


def _role(request: HttpRequest, role: int) -> CycleRole:
    held = CycleRole.objects.held().filter(cycle__network=request.network)
    return held.select_related("cycle__network", "person").get(pk=role)


@door(rules.may_end_role, load=_role)
@require_POST
def end(request: HttpRequest, role: CycleRole) -> HttpResponse:
    """End someone's role in a cycle."""
    actions.end_cycle_role(role=role, by=request.visitor.person, at=timezone.now())
    return redirect("programmes:cohort", request.network.slug, role.cycle.number)
