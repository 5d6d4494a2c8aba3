"""One objective of a set."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import answer, confirmed, now, typed
from multaqa.kernel.doors import door

from ... import actions, rules
from ...forms import ObjectiveForm
from ...models import Objective, ObjectiveSet
from .subjects import objective_of, set_of
from .way import address, at_set


@door(rules.may_word, load=set_of)
def create(request: HttpRequest, objectives: ObjectiveSet) -> HttpResponse:
    """One more objective, at the end."""
    form = ObjectiveForm(typed(request), languages=objectives.network.languages)

    def act() -> None:
        actions.add_objective(objective_set=objectives, **form.given(), **now(request))

    return answer(request, form, act, title=_("A new objective"), **at_set(request, objectives))


@door(rules.may_word_one, load=objective_of)
def update(request: HttpRequest, objective: Objective) -> HttpResponse:
    """Word it anew."""
    languages = objective.set.network.languages
    form = ObjectiveForm(typed(request), instance=objective, languages=languages)

    def act() -> None:
        actions.edit_objective(objective=objective, **form.given(), **now(request))

    page = at_set(request, objective.set)
    return answer(request, form, act, title=_("Edit the objective"), **page)


@door(rules.may_word_one, load=objective_of)
@require_POST
def move(request: HttpRequest, objective: Objective) -> HttpResponse:
    """One place up, or one down."""
    order = list(objective.set.objectives.values_list("pk", flat=True))
    here = order.index(objective.pk)
    there = here + (1 if request.POST.get("to") == "down" else -1)
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
        actions.order_objectives(objective_set=objective.set, order=order, **now(request))
    return redirect(address(request, "prepare_set_show", objective.set_id))


@door(rules.may_word_one, load=objective_of)
def remove(request: HttpRequest, objective: Objective) -> HttpResponse:
    """Take it out of the set; asked once more before."""
    page = at_set(request, objective.set)
    return confirmed(
        request,
        lambda: actions.remove_objective(objective=objective, **now(request)),
        done=page["back"],
        title=_("Remove the objective"),
        text=_("Those after it move up by one number."),
        submit=_("Remove"),
        **page,
    )
