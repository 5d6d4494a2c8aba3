"""The surveys of a cycle: which there are, arranging one, how far people have come."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from multaqa.convenings.models import Forum
from multaqa.engines.script import digits
from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import told_by
from multaqa.programmes.models import Cycle
from multaqa.ui.reading import reader

from .. import actions, queries, rules
from ..forms import WaveForm
from ..models import Wave
from .subjects import of_cycle, of_wave


@door(rules.may_belong, load=of_cycle)
def index(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """The waves, each with what this reader can do there."""
    visitor, at = request.visitor, timezone.now()
    asked = {wave.pk for wave in queries.open_waves(visitor.person_id, at)}
    rows = [
        (wave, queries.state_of(wave, at), wave.pk in asked) for wave in queries.waves_of(cycle)
    ]
    context = {
        "cycle": cycle,
        "rows": rows,
        "arranges": rules.may_survey(visitor, cycle),
        "reads": rules.may_read_figures(visitor, cycle),
        "consent": queries.consent_of(cycle, visitor.person_id),
    }
    return render(request, "weaving/wave/index.html", context)


@door(rules.may_survey, load=of_cycle)
def create(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Arrange the next wave."""
    form = _form(request, cycle, initial={"roles": ["innovator", "mentor"]})
    if form.is_valid():
        with told_by(form):
            wave = actions.plan_wave(cycle=cycle, values=form.values(), **now(request))
            return redirect("weaving:progress", request.network.slug, cycle.number, wave.number)
    return render(request, "weaving/wave/form.html", {"form": form, "cycle": cycle})


@door(rules.may_arrange, load=of_wave)
def update(request: HttpRequest, wave: Wave) -> HttpResponse:
    """Write its days and words anew."""
    network = request.network
    form = _form(request, wave.cycle, initial=WaveForm.initial_of(wave))
    if form.is_valid():
        with told_by(form):
            actions.edit_wave(wave=wave, values=form.values(), **now(request))
            return redirect("weaving:progress", network.slug, wave.cycle.number, wave.number)
    return render(
        request, "weaving/wave/form.html", {"form": form, "cycle": wave.cycle, "wave": wave}
    )


def _form(request: HttpRequest, cycle: Cycle, **given: object) -> WaveForm:
    forums = Forum.objects.filter(cycle=cycle).order_by("starts_on")
    sent = request.POST if request.method == "POST" else None
    return WaveForm(sent, network=request.network, forums=forums, **given)


@door(rules.may_arrange, load=of_wave)
def progress(request: HttpRequest, wave: Wave) -> HttpResponse:
    """Who has finished, begun, not yet: never what anybody answered."""
    context = {
        "wave": wave,
        "cycle": wave.cycle,
        "state": queries.state_of(wave, timezone.now()),
        "standing": queries.progress(wave),
        "reckoned": queries.is_reckoned(wave),
    }
    return render(request, "weaving/wave/progress.html", context)


@door(rules.may_arrange, load=of_wave)
@require_POST
def remind(request: HttpRequest, wave: Wave) -> HttpResponse:
    """Write to those who have not finished."""
    count = actions.remind(wave=wave, **now(request))
    shown = digits(str(count), reader().system)
    words = ngettext("%(n)s reminder is on its way.", "%(n)s reminders are on their way.", count)
    messages.success(request, words % {"n": shown})
    return redirect("weaving:progress", request.network.slug, wave.cycle.number, wave.number)


@door(rules.may_arrange, load=of_wave)
@require_POST
def renew(request: HttpRequest, wave: Wave) -> HttpResponse:
    """Bring the roster up to who is in the cycle now."""
    actions.renew_roster(wave=wave, **now(request))
    return redirect("weaving:progress", request.network.slug, wave.cycle.number, wave.number)
