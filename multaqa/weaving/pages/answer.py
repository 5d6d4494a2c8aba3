"""One person answers the roster, on a phone: agreeing first, saved as they go, resumable."""

from typing import Any

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
from .own_words import may_show, note_said
from .subjects import of_cycle, of_wave


@door(rules.may_answer, load=of_wave)
def show(request: HttpRequest, wave: Wave) -> HttpResponse:
    """The roster, or first the question whether they take part; what is sent is kept."""
    if request.method == "POST":
        return _save(request, wave)
    return _roster(request, wave)


def _roster(request: HttpRequest, wave: Wave, refusal: Refusal | None = None) -> HttpResponse:
    person_id = request.visitor.person_id
    consent = queries.consent_of(wave.cycle, person_id)
    context = {
        "wave": wave,
        "cycle": wave.cycle,
        "state": queries.state_of(wave, timezone.now()),
        "consent": consent,
        "agreement": AgreementForm(),
        "levels": Closeness.choices,
        "roster": _lines(request, wave, bool(refusal)) if consent else None,
        "refusal": refusal,
        "store": f"ties-{wave.pk}-{person_id}",
    }
    return _own(request, "show", context, 409 if refusal else 200)


def _own(request: HttpRequest, name: str, context: dict[str, Any], status: int) -> HttpResponse:
    """A page of one person's own: no cache keeps it."""
    response = render(request, f"weaving/answer/{name}.html", context, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _lines(request: HttpRequest, wave: Wave, refused: bool) -> queries.Roster:
    """The names; where it was refused, with what was sent."""
    given = {"sent": answers_in(request.POST) if refused else None}
    given["shows"] = may_show(request, wave)
    return queries.roster(wave, request.visitor.person, request.network, **given)


def _save(request: HttpRequest, wave: Wave) -> HttpResponse:
    person, answers = request.visitor.person, answers_in(request.POST)
    try:
        actions.save_answers(wave=wave, person=person, answers=answers, **now(request))
    except Refusal as refusal:
        if _wants_json(request):
            return JsonResponse({"why": str(refusal)}, status=409)
        return _roster(request, wave, refusal)
    note_said(request, wave, answers)
    if _wants_json(request):
        return JsonResponse({"kept": len(answers)})
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
        messages.success(request, _("You take part no longer. All of it is erased."))
        return redirect("weaving:index", request.network.slug, cycle.number)
    consent = queries.consent_of(cycle, person.pk)
    listed = consent is not None or queries.may_withdraw(cycle, person.pk)
    context = {"cycle": cycle, "consent": consent, "listed": listed}
    return _own(request, "leave", context, 200)
