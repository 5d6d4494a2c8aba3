"""Moving people of a plan, and locking their seats; to the page's own script a part of the page."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import now
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal

from .. import actions, queries, rules
from ..forms import LockForm, SeatForm
from ..models import Plan
from .laying import Reading, by_script, work
from .subjects import of_plan


@door(rules.may_seat, load=of_plan)
@require_POST
def move(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Move somebody. Where a rule would no longer be kept, the judge says so and asks first."""
    form = SeatForm(request.POST)
    if not form.is_valid():
        raise Refusal(_("Choose somebody, and where they are to sit."))
    asked, sure = form.move(), form.cleaned_data["sure"]
    seen = {"seen": form.cleaned_data["seen"], "sure": sure}
    try:
        done = actions.move_seat(plan=plan, move=asked, **seen, **now(request))
    except rules.Unkept:
        return _ask_first(request, plan, form)
    except Refusal as refusal:
        return _refused(request, plan, asked.round, refusal)
    return _moved(request, done, form)


def _ask_first(request: HttpRequest, plan: Plan, form: SeatForm) -> HttpResponse:
    """What the move would break and bring, before it is made."""
    asked, reading = form.move(), Reading(request, plan)
    breaks = reading.breaks(asked)
    gain = queries.gain_told(reading.pairs.gain(asked))
    verdict = {"breaks": breaks, "gain": gain, "fields": form.sent()}
    told = {"asked": verdict, "quiet": " ".join(breaks)}
    return work(reading, at=asked.round, pick=asked.person, status=409, **told)


def _moved(request: HttpRequest, done: actions.Moved, form: SeatForm) -> HttpResponse:
    """What it brought, in a sentence; and the way back."""
    said = queries.move_told(done.gain, done.plan, new=done.new, beside=done.beside)
    reading = Reading(request, done.plan)
    if by_script(request):
        return work(reading, at=form.move().round, said=said, undo=form.way_back())
    messages.success(request, said)
    return redirect(f"{reading.address}?{urlencode(form.way_back())}#p{form.move().person}")


def _refused(request: HttpRequest, plan: Plan, at: int, refusal: Refusal) -> HttpResponse:
    """Why nothing was moved, above the round as it stands now."""
    now_there = Plan.objects.filter(pk=plan.pk).select_related("rotation__forum__cycle").first()
    if now_there is None:
        raise refusal
    now_there.rotation.forum = plan.rotation.forum
    reading = Reading(request, now_there)
    return work(reading, at=at, refused=str(refusal), status=409)


@door(rules.may_seat, load=of_plan)
@require_POST
def lock(request: HttpRequest, plan: Plan) -> HttpResponse:
    """Lock a seat, a table or a whole round, or unlock it."""
    form = LockForm(request.POST)
    if not form.is_valid():
        raise Refusal(_("Choose what is to stay."))
    at, locked = form.cleaned_data["round"], form.locks
    actions.lock_seats(plan=plan, round=at, seats=form.seats, locked=locked, **now(request))
    reading = Reading(request, plan)
    if by_script(request):
        return work(reading, at=at, quiet=_("Locked.") if locked else _("Unlocked."))
    return redirect(f"{reading.address}?round={at}")
