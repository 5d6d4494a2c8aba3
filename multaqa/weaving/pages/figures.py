"""The network drawn, what changed in it, and one's own ties."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.people.queries import shown
from multaqa.programmes.models import Cycle

from .. import actions, queries, rules
from ..exports.network import FORMATS, shipped
from ..models import Reckoning
from ..tasks import reckon
from .subjects import ending_of, of_cycle, of_network

LABELS = (("graphml", "GraphML"), ("gexf", "GEXF"), ("csv", "CSV"))


@door(rules.may_read_figures, load=of_cycle)
def picture(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """The network in each wave, on the same places, beside the same numbers."""
    row = queries.newest(cycle)
    waves = [wave for wave in queries.waves_of(cycle) if row and wave.number in row.waves]
    may_name = rules.may_read_names(request.visitor, cycle)
    names = _names(request, cycle) if may_name else None
    context = _about(request, cycle, row) | {
        "drawing": queries.drawing(row, waves, names) if row else None,
        "waves": waves,
        "named": names is not None,
        "may_name": may_name,
        "formats": LABELS,
    }
    return render(request, "weaving/figures/picture.html", context)


def _names(request: HttpRequest, cycle: Cycle) -> dict[int, Any] | None:
    """The names of those who allowed it, where they are asked for."""
    if not request.GET.get("names"):
        return None
    ids = queries.allowed_names(cycle.pk)
    seen = shown(ids, visitor=request.visitor, network=request.network)
    return {pk: seen[pk].name for pk in ids if pk in seen}


@door(rules.may_survey, load=of_network)
def network(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """What the drawing shows, for other programs."""
    kind, write = FORMATS[ending_of(cycle)]
    row = rules.require_any(queries.newest(cycle))
    waves = [wave for wave in queries.waves_of(cycle) if wave.number in row.waves]
    may_name = rules.may_read_names(request.visitor, cycle)
    names = _names(request, cycle) if may_name else None
    drawn = rules.require_drawn(queries.drawing(row, waves, names))
    response = HttpResponse(write(shipped(drawn, row.seed)), content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="ties.{ending_of(cycle)}"'
    response["Cache-Control"] = "no-store"
    return response


@door(rules.may_read_change, load=of_cycle)
def change(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """What changed: the sentence first, then the figures, then how they were made."""
    reads = rules.may_read_figures(request.visitor, cycle)
    row = queries.newest(cycle) if reads else queries.published(cycle)
    return render(request, "weaving/figures/change.html", _about(request, cycle, row))


def _about(request: HttpRequest, cycle: Cycle, row: Reckoning | None) -> dict[str, Any]:
    told = queries.told(row) if row else None
    reads = rules.may_read_figures(request.visitor, cycle)
    return {
        "cycle": cycle,
        "row": row,
        "told": told,
        "headline": queries.headline(told) if told else "",
        "because": queries.because(told) if told else "",
        "changed": queries.changed(told) if told else "",
        "silence": queries.silence(told) if told else "",
        "arranges": rules.may_survey(request.visitor, cycle),
        "reads": reads,
        "under_way": queries.under_way(cycle) if reads else None,
        "steps": actions.STEPS,
    }


@door(rules.may_survey, load=of_cycle)
@require_POST
def begin(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Work the figures out of the waves that are over."""
    row = actions.begin_reckoning(cycle=cycle, **now(request))
    reckon.enqueue(row.pk)
    return redirect("weaving:change", request.network.slug, cycle.number)


@door(rules.may_survey, load=of_cycle)
@require_POST
def publish(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Let everybody read the newest figures, or take them back."""
    if request.POST.get("to") == "withdrawn":
        row = get_object_or_404(Reckoning.objects.published(), cycle=cycle)
        actions.unpublish_reckoning(reckoning=row, **now(request))
    else:
        rows = Reckoning.objects.filter(cycle=cycle).order_by("-begun_at", "-pk")
        actions.publish_reckoning(reckoning=rules.require_any(rows.first()), **now(request))
    return redirect("weaving:change", request.network.slug, cycle.number)


@door(rules.may_belong, load=of_cycle)
def mine(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """One's own ties, for oneself alone: not by a personal link, which its maker could open too."""
    strong = request.visitor.strong
    waves = queries.closed_waves(cycle, timezone.now()) if strong else []
    own = queries.own_measures(waves, request.visitor.person_id)
    context = {"cycle": cycle, "own": own, "strong": strong}
    response = render(request, "weaving/figures/mine.html", context)
    response["Cache-Control"] = "no-store"
    return response
