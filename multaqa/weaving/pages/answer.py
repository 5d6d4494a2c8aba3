"""One person answers the roster, on a phone: agreeing first, saved as they go, resumable."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal
from multaqa.programmes.models import Cycle

from .. import actions, queries, rules
from ..enums import Closeness
from ..forms import AgreementForm, answers_in, unsaid
from ..models import Wave
from .subjects import of_cycle, of_wave


@door(rules.may_answer, load=of_wave)
def show(request: HttpRequest, wave: Wave) -> HttpResponse:
    """The roster, or first the question whether they take part; what is sent is kept."""
    if request.method == "POST":
        return _save(request, wave)
    return _roster(request, wave)


def _roster(request: HttpRequest, wave: Wave, refusal: Refusal | None = None) -> HttpResponse:
    person, network = request.visitor.person, request.network
    consent = queries.consent_of(wave.cycle, person.pk)
    context = {
        "wave": wave,
        "cycle": wave.cycle,
        "state": queries.state_of(wave, timezone.now()),
        "consent": consent,
        "agreement": AgreementForm(),
        "levels": Closeness.choices,
        "roster": queries.roster(wave, person, network) if consent else None,
        "refusal": refusal,
    }
    response = render(request, "weaving/answer/show.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _save(request: HttpRequest, wave: Wave) -> HttpResponse:
    person, answers = request.visitor.person, answers_in(request.POST)
    try:
        actions.save_answers(wave=wave, person=person, answers=answers, **now(request))
    except Refusal as refusal:
        if _wants_json(request):
            raise
        return _roster(request, wave, refusal)
    if _wants_json(request):
        roster = queries.roster(wave, person, request.network)
        return JsonResponse({"answered": roster.answered, "of": roster.of})
    _say(request)
    return redirect(request.path)


def _say(request: HttpRequest) -> None:
    if unsaid(request.POST):
        messages.warning(request, _("Beside some names you ticked a box only: choose a level too."))
    else:
        messages.success(request, _("Saved. You can go on now or come back later."))


def _wants_json(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


@door(rules.may_answer, load=of_wave)
@require_POST
def agree(request: HttpRequest, wave: Wave) -> HttpResponse:
    """Take part, with or without their name in the picture."""
    named = "named" in request.POST
    rules.require_open(wave, at=timezone.now())
    actions.agree(cycle=wave.cycle, person=request.visitor.person, named=named, **now(request))
    return redirect("weaving:answer", request.network.slug, wave.cycle.number, wave.number)


@door(rules.may_belong, load=of_cycle)
def leave(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Take the consent back, after a last question."""
    person = request.visitor.person
    if request.method == "POST":
        actions.withdraw(cycle=cycle, person=person, **now(request))
        messages.success(request, _("Your answers are erased."))
        return redirect("weaving:index", request.network.slug, cycle.number)
    context = {"cycle": cycle, "consent": queries.consent_of(cycle, person.pk)}
    return render(request, "weaving/answer/leave.html", context)
