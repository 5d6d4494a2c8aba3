"""What is possible, making a plan, how far it is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal

from .. import actions, queries, rules
from ..enums import PlanState
from ..models import Plan, Rotation
from .arranging import address, at, crumbs, of_any_plan
from .subjects import of_rotation


@door(rules.may_arrange_seats, load=of_rotation)
def possible(request: HttpRequest, rotation: Rotation) -> HttpResponse:
    """The limits that no plan passes, and what contradicts itself; from here a plan is made."""
    now_at = queries.arranged(rotation)
    refusal = _why_not(now_at)
    found = None if refusal else queries.possible(now_at)
    context = {
        "rotation": rotation,
        "found": found,
        "lead": queries.lead_of(found) if found else "",
        "refusal": refusal,
        "under_way": now_at.under_way,
        "crumbs": [*crumbs(rotation), (_("What is possible"), None)],
        "back": address(rotation),
    }
    return render(request, "weaving/rotation/possible.html", context)


def _why_not(at: queries.Arranged) -> Refusal | None:
    """Why nothing can be planned at all, if so."""
    try:
        rules.require_plannable(at.brief, {seating.round for seating in at.held})
    except Refusal as refusal:
        return refusal
    return None


@door(rules.may_arrange_seats, load=of_rotation)
@require_POST
def begin(request: HttpRequest, rotation: Rotation) -> HttpResponse:
    """Have a plan made."""
    plan = actions.begin_plan(rotation=rotation, **now(request))
    return redirect(address(rotation, "plan_progress", plan.number))


@door(rules.may_seat, load=of_any_plan)
def progress(request: HttpRequest, plan: Plan) -> HttpResponse:
    """How far a plan is; once it is made, the plan itself."""
    left = queries.is_left(plan, timezone.now())
    if plan.state == PlanState.DONE:
        return redirect(address(plan.rotation, "plan", plan.number))
    title = _("The plan is being made")
    context = {"plan": plan, "rotation": plan.rotation, "left": left, "title": title}
    context |= at(plan.rotation) | {"crumbs": [*crumbs(plan.rotation), (title, None)]}
    return render(request, "weaving/rotation/progress.html", context)


@door(rules.may_seat, load=of_any_plan)
@require_POST
def stop(request: HttpRequest, plan: Plan) -> HttpResponse:
    """End the search: the best so far is kept."""
    actions.stop_plan(plan=plan, **now(request))
    return redirect(address(plan.rotation, "plan_progress", plan.number))
