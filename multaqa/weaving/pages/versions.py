"""The versions of a seating plan side by side; publishing, planning the rest again, discarding."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import now
from multaqa.kernel.doors import door

from .. import actions, queries, rules
from ..enums import PlanSource
from ..models import Plan, Rotation
from .arranging import address
from .laying import Reading
from .subjects import of_plan, of_rotation


@door(rules.may_read_rotation, load=of_rotation)
def index(request: HttpRequest, rotation: Rotation) -> HttpResponse:
    """Every version with its figures, beside the first one or another that is asked for."""
    rows = queries.versions(rotation, first=request.GET.get("beside", ""))
    takes = rules.may_arrange_seats(request.visitor, rotation)
    context = {"rotation": rotation, "forum": rotation.forum, "rows": rows, "takes": takes}
    return render(request, "weaving/plan/versions.html", context)


@door(rules.may_seat, load=of_plan)
@require_POST
def publish(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Let people read where they sit, or take it back."""
    if request.POST.get("to") == "withdrawn":
        actions.unpublish_plan(plan=plan, **now(request))
        messages.success(request, _("Taken back: nobody reads it any more."))
    else:
        actions.publish_plan(plan=plan, **now(request))
        messages.success(request, _("Published: everybody reads where they sit."))
    return redirect(Reading(request, plan).address)


@door(rules.may_seat, load=of_plan)
@require_POST
def replan(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Plan again what is neither held nor locked: a new version."""
    rotation, source = plan.rotation, PlanSource.REPLANNED
    new = actions.begin_plan(rotation=rotation, source=source, parent=plan, **now(request))
    return redirect(address(rotation, "plan_progress", new.number))


@door(rules.may_seat, load=of_plan)
def discard(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Throw a version away, once its reader has said so."""
    reading = Reading(request, plan)
    if request.method != "POST":
        return render(request, "weaving/plan/discard.html", reading.context)
    actions.discard_plan(plan=plan, **now(request))
    messages.success(request, _("Discarded."))
    return redirect("weaving:plans", request.network.slug, reading.forum.slug, plan.rotation_id)
