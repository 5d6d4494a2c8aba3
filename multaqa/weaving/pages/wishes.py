"""One person ranks the projects, on a phone, and later reads their team."""

from typing import Any

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from multaqa.kernel.asking import now, typed
from multaqa.kernel.bilingual import spoken
from multaqa.kernel.doors import door
from multaqa.kernel.refusal import Refusal, told_by
from multaqa.people.queries import shown

from .. import actions, queries, rules
from ..enums import TeamCallState
from ..forms import RankingForm, named_skills
from ..models import TeamCall
from .own_words import may_show, note_said
from .subjects import of_call


@door(rules.may_wish, load=of_call)
def show(request: HttpRequest, call: TeamCall) -> HttpResponse:
    """The projects, and one's own wishes among them; once teams are out, one's team."""
    state = queries.call_state(call, timezone.now())
    if state == TeamCallState.OUT:
        return _team(request, call)
    said = queries.ranked(call, request.visitor.person_id)
    hidden = bool(said.wishes) and may_show(request, call) == frozenset()
    form = _form(request, call, queries.Ranked() if hidden else said)
    if request.method == "POST":
        if request.headers.get("Accept") == "application/json":
            return _kept(request, call, form)
        if form.is_valid() and (kept := _saved(request, call, form)):
            return kept
    projects = [(each, queries.needed(call, each)) for each in call.projects.all()]
    hidden = hidden and "anew" not in request.GET and not form.is_bound
    more = {"form": form, "projects": projects, "hidden": hidden}
    return _page(request, "wishes", call, state=state, **more)


def _page(request: HttpRequest, name: str, call: TeamCall, **more: Any) -> HttpResponse:
    """A page of one person's own: no cache keeps it."""
    context = {"call": call, "cycle": call.cycle, **more}
    response = render(request, f"weaving/team/{name}.html", context)
    response["Cache-Control"] = "no-store"
    return response


def _form(request: HttpRequest, call: TeamCall, said: queries.Ranked) -> RankingForm:
    prefetch_related_objects([call], "projects")
    initial: dict[str, Any] = {f"wish_{n}": pk for n, pk in enumerate(said.wishes, 1)}
    return RankingForm(
        typed(request),
        projects=[(each.pk, str(spoken(each.title))) for each in call.projects.all()],
        skills=named_skills(call),
        wishes=call.wishes,
        initial=initial | {"skills": said.skills},
    )


def _saved(request: HttpRequest, call: TeamCall, form: RankingForm) -> HttpResponse | None:
    """The page once more, where the wishes are kept; None where they were refused."""
    with told_by(form):
        _keep(request, call, form)
        messages.success(request, _("Saved. You can change it until the last day."))
        return redirect(request.path)
    return None


def _keep(request: HttpRequest, call: TeamCall, form: RankingForm) -> None:
    person = request.visitor.person
    said = {"wishes": form.wishes, "skills": form.brought}
    actions.rank_projects(call=call, person=person, **said, **now(request))
    note_said(request, call, form.wishes)


def _kept(request: HttpRequest, call: TeamCall, form: RankingForm) -> HttpResponse:
    """For the script that keeps each choice: whether it is kept, or why not."""
    why = _("Meanwhile this project is not there any more. Look at the list again.")
    try:
        if form.is_valid():
            _keep(request, call, form)
            return JsonResponse({"kept": True})
    except Refusal as refusal:
        why = str(refusal)
    return JsonResponse({"kept": False, "why": why})


def _team(request: HttpRequest, call: TeamCall) -> HttpResponse:
    team = queries.own_team(call, request.visitor.person_id)
    ids = [mate.person.pk for mate in team.mates] if team else []
    seen = shown(ids, visitor=request.visitor, network=request.network)
    mates = [(mate.person, seen[mate.person.pk]) for mate in team.mates] if team else []
    return _page(request, "mine", call, team=team, mates=mates)
