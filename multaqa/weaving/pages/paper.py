"""For those who have no phone at hand: the form on paper, typing it in, and a word by WhatsApp."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal
from multaqa.people.models import Person

from .. import actions, queries, rules
from ..enums import Closeness
from ..forms import answers_in
from ..models import Wave
from .subjects import asked_of, of_person, of_wave


@door(rules.may_arrange, load=of_wave)
def blank(request: HttpRequest, wave: Wave) -> HttpResponse:
    """The roster to print, the same for everybody."""
    roster = queries.roster(wave, request.visitor.person, request.network, whole=True)
    context = {"wave": wave, "cycle": wave.cycle, "roster": roster, "levels": Closeness.choices}
    return render(request, "weaving/paper/blank.html", context)


@door(rules.may_arrange, load=of_person)
def typed(request: HttpRequest, wave: Wave) -> HttpResponse:
    """Type in what stands on somebody's paper. It can be typed once, and not be read back."""
    person, refusal = asked_of(wave), None
    if request.method == "POST":
        try:
            return _keep(request, wave, person)
        except Refusal as why:
            refusal = why
    sent = answers_in(request.POST)
    roster = queries.roster(wave, person, request.network, blank=True, sent=sent)
    context = {"wave": wave, "cycle": wave.cycle, "person": person, "roster": roster}
    context |= {"levels": Closeness.choices, "refusal": refusal}
    return render(request, "weaving/paper/typed.html", context, status=409 if refusal else 200)


def _keep(request: HttpRequest, wave: Wave, person: Person) -> HttpResponse:
    answers = answers_in(request.POST)
    actions.type_in(
        wave=wave, person=person, answers=answers, signed="signed" in request.POST, **now(request)
    )
    messages.success(request, _("Kept. Nobody can read these answers back, you neither."))
    return redirect("weaving:progress", request.network.slug, wave.cycle.number, wave.number)
