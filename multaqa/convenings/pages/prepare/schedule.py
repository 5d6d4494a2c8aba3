"""An agenda brought in from a schedule.json: sent, looked at, then taken as a whole or dropped."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from multaqa.kernel.asking import answer, now, typed
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal

from ... import actions, imports, rules
from ...forms import ScheduleForm
from ...models import Forum, ScheduleFile
from .subjects import forum_of
from .way import address, at_agenda


@door(rules.may_prepare, load=forum_of)
def create(request: HttpRequest, forum: Forum) -> HttpResponse:
    """Send a file; nothing of it is written before it was looked at."""
    form = ScheduleForm(typed(request), request.FILES if request.method == "POST" else None)

    def act() -> str:
        file = form.cleaned_data["file"]
        content = imports.read_schedule(file)
        kept = {"content": content, "file_name": file.name}
        actions.keep_schedule(forum=forum, **kept, **now(request))
        return address(request, "prepare_import_look", forum.slug)

    lead = _("You see first what it would change. Nothing is written until you say so.")
    page = {"lead": lead, "submit": _("Look at it"), **at_agenda(request, forum)}
    return answer(request, form, act, title=_("Bring in an agenda"), multipart=True, **page)


def kept_of(request: HttpRequest, forum: str) -> ScheduleFile:
    found = forum_of(request, forum)
    kept = ScheduleFile.objects.get(forum=found)
    kept.forum = found
    return kept


@door(rules.may_prepare_part, load=kept_of)
def look(request: HttpRequest, kept: ScheduleFile) -> HttpResponse:
    """What the file would change; a yes to exactly that writes it."""
    plan, refused = imports.plan_of(kept.forum, kept.content), None
    if request.method == "POST":
        try:
            return _bring_in(request, kept.forum, plan)
        except Refusal as refusal:
            refused = refusal
    counts = [(change, plan.count(change)) for change in ("new", "changed", "same")]
    left = kept.forum.sessions.standing().count() - counts[1][1] - counts[2][1]
    context = {"forum": kept.forum, "kept": kept, "plan": plan, "counts": counts, "left": left}
    context["refusal"] = refused
    status = 409 if refused else 200
    return render(request, "convenings/prepare/schedule/look.html", context, status=status)


def _bring_in(request: HttpRequest, forum: Forum, plan: imports.Plan) -> HttpResponse:
    if plan.problems:
        raise Refusal(_("Correct the wrong sessions in the file first, and send it again."))
    if request.POST.get("digest") != plan.digest:
        raise Refusal(_("Meanwhile the agenda changed. Look again at what the file would do."))
    if not plan.arrivals:
        raise Refusal(_("The file says what the agenda says already."))
    what = {"rooms": plan.rooms, "arrivals": plan.arrivals}
    actions.bring_in_schedule(forum=forum, **what, **now(request))
    messages.success(request, _("The agenda was brought in."))
    return redirect(address(request, "prepare_agenda", forum.slug))


@door(rules.may_prepare_part, load=kept_of)
@require_POST
def drop(request: HttpRequest, kept: ScheduleFile) -> HttpResponse:
    """Forget the file."""
    actions.drop_schedule(forum=kept.forum, **now(request))
    messages.success(request, _("The file is forgotten. Nothing was written."))
    return redirect(address(request, "prepare_agenda", kept.forum.slug))
